// SPDX-License-Identifier: MIT

import Verification

extension BenchmarkReport {
  /// The version of what ``json`` holds; it grows when a key changes its meaning or goes.
  package static let schemaVersion = 1

  /// The figures for other programs; times are in seconds, sizes in bytes.
  package var json: JSONValue {
    .object([
      ("schema", .text("whipbird-benchmark")),
      ("schema_version", .integer(Self.schemaVersion)),
      ("date", .text(date)),
      ("command", .text(command)),
      ("whipbird", .text(version)),
      ("reference", .text(reference)),
      ("seed", Int(exactly: seed).map { .integer($0) } ?? .text("\(seed)")),
      ("rounds", .integer(rounds)),
      (
        "machine",
        .object([
          ("processor", .text(machine.processor)),
          ("processors", .integer(machine.processorCount)),
          ("memory", machine.memoryByteCount.map { .integer($0) } ?? .null),
          ("system", .text(machine.system)),
          ("instruction_sets", .list(machine.instructionSets.map { .text($0) })),
          ("cards", machine.cards?.json ?? .null),
        ])
      ),
      (
        "floor",
        .object([
          ("write_bytes_per_second", .number(floor.writeBandwidth)),
          ("write_bytes_per_second_all_threads", .number(floor.sharedWriteBandwidth)),
          ("operations_per_second", .number(floor.arithmetic)),
        ])
      ),
      (
        "noise",
        .object([
          ("other_load_in_processors", noise.load.map { .number($0) } ?? .null),
          ("stolen_in_processors", noise.stolen.map { .number($0) } ?? .null),
          ("disturbances", .list(noise.disturbances.map { .text($0) })),
        ])
      ),
      ("cases", .list(cases.map(\.json))),
      ("cost_against_bins", .list(binSweeps.map(\.json))),
      (
        "absent_peers",
        .list(
          absentPeers.map {
            .object([("name", .text($0.name)), ("reason", .text($0.reason))])
          }
        )
      ),
    ])
  }
}

extension CaseReport {
  fileprivate var json: JSONValue {
    .object([
      ("model", .text(modelName)),
      ("grid", .text(gridKind)),
      ("bins", .integer(binCount)),
      ("signal_bins", .integer(signalBinCount)),
      ("waveforms", .integer(waveforms)),
      ("refused_draws", .integer(refusedDraws)),
      ("bytes_per_waveform", .integer(bytesPerWaveform)),
      ("operations_per_waveform", operations.map { .number($0) } ?? .null),
      ("settings", .list(settingsLines.map { .text($0) })),
      ("contenders", .list(contenders.map(json))),
    ])
  }

  private func json(_ contender: ContenderReport) -> JSONValue {
    let ratio = contender.speed.flatMap { speed in
      cardReference(of: contender)?.speed.flatMap {
        NoiseVerdict.ratio(of: speed.throughput, to: $0.throughput)
      }
    }
    return contender.json(ratioToCard: ratio)
  }
}

extension CardDescription {
  fileprivate var json: JSONValue {
    .object([
      ("names", .list(cards.map { .text($0) })),
      ("driver", .text(driver)),
      ("memory_bytes_per_second", memoryBandwidth.map { .number($0) } ?? .null),
    ])
  }
}

extension CardWay {
  fileprivate func json(blockRowCount: Int?) -> JSONValue {
    .object([
      ("precision", .text(precision.rawValue)),
      ("rows_arrive", .bool(arrives)),
      ("rows_per_block", blockRowCount.map { .integer($0) } ?? .null),
    ])
  }
}

extension ContenderReport {
  /// The figures, with how many times as fast it is as our fastest on a card; nil where nobody can
  /// tell.
  fileprivate func json(ratioToCard: Double?) -> JSONValue {
    var entries: [(key: String, value: JSONValue)] = [
      ("tool", .text(label.tool)), ("version", .text(label.version)), ("way", .text(label.way)),
      ("threads", .integer(label.threads)),
      ("set_up", preparation.map { .number($0.setUp) } ?? .null),
      ("compilation", preparation?.compilation.map { .number($0) } ?? .null),
      ("remark", preparation?.remark.map { .text($0) } ?? .null),
      ("memory", memory.map { .integer($0.byteCount) } ?? .null),
      ("memory_is_whole_process", memory.map { .bool($0.isWholeProcess) } ?? .null),
      ("card", label.card?.json(blockRowCount: preparation?.blockRowCount) ?? .null),
      ("ratio_to_cuda", ratioToCard.map { .number($0) } ?? .null),
    ]
    switch outcome {
    case .withheld(let reason): entries.append(("no_speed_because", .text(reason)))
    case .told(let speed): entries += speed.entries + [("too_noisy", .bool(isTooNoisy))]
    }
    if !counts.isEmpty {
      entries.append(
        (
          "cost_against_waveforms",
          .list(
            counts.map {
              .object([("waveforms", .integer($0.waveforms)), ("time", .number($0.time))])
            }
          )
        )
      )
    }
    return .object(entries)
  }
}

extension VerifiedSpeed {
  fileprivate var entries: [(key: String, value: JSONValue)] {
    [
      ("time_per_waveform", times.json),
      ("waveforms_per_second", throughput.json),
      (
        "error",
        .object(
          DifferenceFigure.allCases.map { figure in
            let values = differences.map { $0[figure] }
            let quantiles = Quantiles(values).values.map { JSONValue.number($0) }
            return (figure.rawValue, .list(quantiles))
          } + [("quantiles", .list(Quantiles.shares.map { .number($0) }))]
        )
      ),
      ("strain_errors", .list(differences.map { .number(Self.short($0[.strain])) })),
    ]
  }
}

extension VerifiedSpeed {
  /// Three digits, for lists of which nobody needs more.
  private static func short(_ value: Double) -> Double {
    Double(ScientificText.text(value, digits: 2)) ?? value
  }
}

extension Spread {
  fileprivate var json: JSONValue {
    .object([("p10", .number(low)), ("median", .number(median)), ("p90", .number(high))])
  }
}

extension BinSweep {
  fileprivate var json: JSONValue {
    .object([
      ("model", .text(modelName)),
      (
        "contenders",
        .list(
          lines.map { line in
            .object([
              ("tool", .text(line.label.tool)), ("way", .text(line.label.way)),
              ("time_per_waveform_at_no_bins", line.fit.map { .number($0.intercept) } ?? .null),
              ("time_per_bin", line.fit.map { .number($0.slope) } ?? .null),
              (
                "points",
                .list(
                  line.points.map { point in
                    .object([
                      ("signal_bins", .integer(point.signalBins)),
                      ("time", .number(point.speed.times.median)),
                      ("largest_error", .number(point.speed.largestError)),
                    ])
                  }
                )
              ),
            ])
          }
        )
      ),
    ])
  }
}
