// SPDX-License-Identifier: MIT

import Verification

extension BenchmarkReport {
  /// The figures for people, line by line.
  package var lines: [String] {
    var lines = [
      "\(machine.processor), \(machine.processorCount) processors, \(machine.system)"
    ]
    if let cards = machine.cards { lines.append(cards.line) }
    lines += [
      "whipbird \(version), errors from \(reference), \(date)",
      "This machine writes \(Figures.three(floor.writeBandwidth / 1e9)) GB/s with one thread "
        + "(\(Figures.three(floor.sharedWriteBandwidth / 1e9)) with all) and does "
        + "\(Figures.three(floor.arithmetic / 1e9)) Gflop/s on one.",
    ]
    for report in cases { lines += [""] + report.lines(floor, machine.cards) }
    if binSweeps.contains(where: { !$0.lines.isEmpty }) {
      lines += ["", "Cost against bins, one thread: time of a waveform = a + b · bins with signal"]
      for sweep in binSweeps { lines += sweep.textLines }
    }
    if !absentPeers.isEmpty {
      lines += ["", "Peers that did not run:"]
      lines += absentPeers.map { "  \($0.name): \($0.reason)" }
    }
    return lines + [""] + verdict
  }

  /// What the noise allows to say.
  package var verdict: [String] {
    let noisy = cases.flatMap { report in
      report.contenders.filter(\.isTooNoisy).map { "\(report.name): \($0.label.name)" }
    }
    var lines = noise.disturbances
    if !noisy.isEmpty {
      lines.append(
        "Rounds scattered by more than \(Int(100 * NoiseVerdict.widestRounds)) % (marked ~): "
          + "\(noisy.count) of \(cases.reduce(0) { $0 + $1.contenders.count }) figures."
      )
    }
    return lines.isEmpty ? ["The machine was quiet."] : ["The machine was noisy:"] + lines
  }
}

extension CaseReport {
  fileprivate func lines(_ floor: MachineFloor, _ cards: CardDescription?) -> [String] {
    let title =
      "\(name): \(waveforms) waveforms, \(precisionInWords)"
      + (refusedDraws > 0 ? ", \(refusedDraws) draws refused by LAL" : "")
    var lines = [title, Self.row(Self.heads + (hasCards ? ["against cuda"] : []))]
    for contender in contenders { lines += self.lines(contender) }
    lines.append(
      "  at least \(Figures.time(floor.writingTime(byteCount: bytesPerWaveform))) to write "
        + Figures.size(bytesPerWaveform)
        + (operations.map {
          ", \(Figures.time(floor.arithmeticTime(operations: $0))) for "
            + "\(Figures.three($0 / 1e6)) Mflop of our kernel"
        } ?? "")
    )
    if let words = cardFloorInWords(cards) { lines.append("  \(words)") }
    if let words = blocksInWords { lines.append("  \(words)") }
    return lines
  }

  private static let heads = [
    "", "threads", "set-up", "median", "10 %", "90 %", "per second", "efficiency", "against LAL",
    "median error", "largest",
  ]

  private func lines(_ contender: ContenderReport) -> [String] {
    let setUp =
      contender.preparation.map { preparation in
        Figures.time(preparation.setUp)
          + (preparation.compilation.map { "+\(Figures.time($0))" } ?? "")
      } ?? ""
    let start = [contender.label.name, "\(contender.label.threads)", setUp]
    guard let speed = contender.speed else {
      return [Self.row(start), "    no speed: \(contender.outcome.reason ?? "")"]
    }
    let times = [speed.times.median, speed.times.low, speed.times.high].map(Figures.time)
    let cells = [
      (contender.isTooNoisy ? "~" : "") + Figures.three(speed.throughput.median),
      efficiency(of: contender).map { "\(Figures.three(100 * $0)) %" } ?? "",
      ratio(of: contender),
      ScientificText.text(speed.medianError), ScientificText.text(speed.largestError),
      cardRatio(of: contender),
    ]
    return [Self.row(start + times + cells)]
  }

  /// The throughput of several threads over that of one and their number; nil for one thread.
  package func efficiency(of contender: ContenderReport) -> Double? {
    guard contender.label.threads > 1, let speed = contender.speed,
      let one = onOneThread(contender)?.speed
    else { return nil }
    return speed.throughput.median / one.throughput.median / Double(contender.label.threads)
  }

  private static func row(_ cells: [String]) -> String {
    let widths = [42, 8, 16, 10, 10, 10, 12, 11, 12, 13, 9, 14]
    var line = ""
    for (index, cell) in cells.enumerated() {
      line +=
        index == 0
        ? ScientificText.left("  " + cell, widths[0]) : ScientificText.right(cell, widths[index])
    }
    var end = line.endIndex
    while end > line.startIndex, line[line.index(before: end)] == " " {
      end = line.index(before: end)
    }
    return String(line[..<end])
  }
}

extension BinSweep {
  fileprivate var textLines: [String] {
    lines.map { line in
      let fit = line.fit.map {
        "\(Figures.time($0.intercept)) + \(Figures.time($0.slope)) · bins"
      }
      let errors = line.points.map(\.speed.largestError).max() ?? .infinity
      return ScientificText.left("  \(modelName), \(line.label.name)", 60) + (fit ?? "no fit")
        + "  (largest error \(ScientificText.text(errors)))"
    }
  }
}
