// SPDX-License-Identifier: MIT

import Whipbird

/// What `whipbird inspect` prints.
enum InspectionReport {
  static func lines(_ file: DatasetInspection) -> [String] {
    var lines = [
      "file          \(file.path), \(ByteCount.text(file.byteCount))",
      "made by       \(file.version ?? "unknown")",
      "waveforms     \(file.rowCount)",
      "parameters    \(file.columnNames.joined(separator: ", "))",
    ]
    if file.isUnfinished {
      lines.insert("UNFINISHED    rows are missing: \(advice(for: file.path))", at: 1)
    }
    lines += file.arrays.map { array in
      let shape = array.shape.map(String.init).joined(separator: " x ")
      return padded(array.name) + "\(shape), \(array.type)"
    }
    if let basis = file.basis { lines += BasisReport.lines(basis) }
    lines += file.notes.map { padded($0.name) + $0.value }
    if let count = file.failureCount {
      lines.append("failed draws  \(count)")
      lines += file.failureReasons.map { "              \($0.count) x \($0.reason)" }
    }
    lines += file.warnings.map { padded("warning") + "\($0.count) x \($0.sentence)" }
    lines.append("settings")
    lines += (file.settingsLines ?? ["none stored"]).map { "  " + $0 }
    return lines
  }

  static func lines(_ file: BasisInspection) -> [String] {
    ["file          \(file.path), \(ByteCount.text(file.byteCount))"]
      + BasisReport.lines(file.summary)
      + file.notes.map { padded($0.name) + $0.value }
  }

  private static func advice(for path: String) -> String {
    path.hasSuffix(".partial")
      ? "go on with 'whipbird generate --resume'" : "make the file again, from the beginning"
  }

  private static func padded(_ name: String) -> String {
    name + String(repeating: " ", count: max(1, 14 - name.count))
  }
}
