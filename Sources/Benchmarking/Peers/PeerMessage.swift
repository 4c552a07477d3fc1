// SPDX-License-Identifier: MIT

import Datasets
import Domains
import Generation
import Verification

/// The lines that workers are sent, and the answers that they give: JSON objects, one a line.
enum PeerMessage {
  /// Names the case whose waveforms are wanted.
  static func setUp(_ benchmarkCase: BenchmarkCase) -> String {
    let settings = benchmarkCase.grid.settings
    let domain = benchmarkCase.grid.domain
    return line([
      ("do", .text("set up")),
      ("model", .text(benchmarkCase.modelName)),
      ("grid", .text(domain.kindInWords)),
      ("f_ref", .number(settings.referenceFrequency)),
      ("spin_conversion_phase", settings.spinConversionPhase.map { .number($0) } ?? .null),
      ("f_min", .number(domain.minimumFrequency)),
      ("f_max", .number(domain.maximumFrequency)),
      ("delta_f", .number(domain.base.spacing)),
      ("domain", json(domain.settingsDictionary)),
      ("bins", .integer(domain.count)),
      ("first_bin", .integer(benchmarkCase.band.lowerBound)),
      ("frequencies", .list(benchmarkCase.comparison.frequencies.map { .number($0) })),
      (
        "binaries",
        .list(
          benchmarkCase.binaries.map { binary in
            .list(
              [
                binary.mass1, binary.mass2, binary.spin1x, binary.spin1y, binary.spin1z,
                binary.spin2x, binary.spin2y, binary.spin2z, binary.luminosityDistance,
                binary.inclination, binary.phase,
              ].map { .number($0) }
            )
          }
        )
      ),
      ("names", .list((benchmarkCase.draws.first?.names ?? []).map { .text($0) })),
      (
        "parameters",
        .list(benchmarkCase.draws.map { .list($0.values.map { .number($0) }) })
      ),
      ("card_rows", .integer(RaceCard.blockRowCount)),
    ])
  }

  /// Asks for a timed round over the first waveforms.
  static func round(waveforms: Int) -> String {
    line([("do", .text("round")), ("waveforms", .integer(waveforms))])
  }

  /// Asks for a timed round over all waveforms on a card.
  static func cardRound(arrives: Bool) -> String {
    line([("do", .text("card round")), ("arrive", .bool(arrives))])
  }

  /// Asks for the rows of the last round, in a file.
  static func rows(file: String) -> String {
    line([("do", .text("rows")), ("file", .text(file))])
  }

  private static func line(_ entries: [(key: String, value: JSONValue)]) -> String {
    JSONValue.object(entries).line
  }

  private static func json(_ settings: DomainSettings) -> JSONValue {
    .object(
      settings.entries.map { entry in
        switch entry.value {
        case .text(let text): (entry.key, .text(text))
        case .number(let number): (entry.key, .number(number))
        case .numbers(let numbers): (entry.key, .list(numbers.map { .number($0) }))
        case .settings(let inner): (entry.key, json(inner))
        }
      }
    )
  }

  /// The values of an answer, by key.
  ///
  /// - Throws: `BenchmarkError.peer` where the line is none, or says that the worker failed.
  static func answer(
    _ line: String,
    of tool: String
  ) throws(BenchmarkError) -> [String: SettingValue] {
    let value: SettingValue
    do {
      // What workers answer is JSON, which YAML holds.
      value = try YAMLReader.read(line, file: tool)
    } catch {
      throw .peer(tool, "its worker answered '\(line.prefix(200))', which is not JSON")
    }
    guard case .map(let entries) = value.content else {
      throw .peer(tool, "its worker answered '\(line.prefix(200))', which is no object")
    }
    let answer = Dictionary(entries.map { ($0.key, $0.value) }) { first, _ in first }
    if case .text(let reason)? = answer["failed"]?.content { throw .peer(tool, reason) }
    return answer
  }
}
