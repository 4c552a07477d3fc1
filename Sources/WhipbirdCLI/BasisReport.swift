// SPDX-License-Identifier: MIT

import Whipbird

/// What is printed of a singular-value basis.
enum BasisReport {
  static func lines(_ basis: BasisSummary) -> [String] {
    let text = { (value: Double) in ScientificText.text(value, digits: 3) }
    var lines = ["basis         \(basis.size) vectors of \(basis.binCount) bins"]
    if let first = basis.singularValues.first, let last = basis.singularValues.last {
      lines.append("singular      \(text(first)) to \(text(last))")
    }
    if let mismatches = basis.mismatches { lines += self.lines(mismatches) }
    return lines
  }

  /// The table of mismatches: one line for each truncation and polarization.
  static func lines(_ table: MismatchTable) -> [String] {
    let header = ["mean", "std", "largest", "median", "99 %", "99.9 %", "99.99 %"]
    let rows = table.truncations.flatMap { truncation in
      MismatchTable.Selection.allCases.map { selection in
        line("\(truncation)", selection, table.statistics(truncation, of: selection))
      }
    }
    return [
      "mismatches of \(table.rowCount) validation waveforms by number of vectors",
      (["     n", "of  "] + header.map { ScientificText.right($0, 9) }).joined(separator: "  "),
    ] + rows
  }

  private static func line(
    _ truncation: String,
    _ selection: MismatchTable.Selection,
    _ statistics: MismatchStatistics
  ) -> String {
    let name =
      switch selection {
      case .plus: "h+  "
      case .cross: "hx  "
      case .both: "both"
      }
    let values =
      [
        statistics.mean, statistics.standardDeviation, statistics.largest, statistics.median,
      ] + [99, 99.9, 99.99].map { statistics.percentile($0) }
    let cells = values.map { ScientificText.right(ScientificText.text($0, digits: 2), 9) }
    return ([ScientificText.right(truncation, 6), name] + cells).joined(separator: "  ")
  }
}
