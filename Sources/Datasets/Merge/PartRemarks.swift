// SPDX-License-Identifier: MIT

import Generation
import HDF5Files
import KernelRecords

/// Reads what a part says of its rows: draws without a waveform, and warnings.
enum PartRemarks {
  /// Adds a part's remarks, its rows counted from `firstRow`.
  static func add(
    of file: HDF5File,
    columnCount: Int,
    firstRow: Int,
    to remarks: inout BlockRemarks
  ) throws {
    try addFailures(of: file, columnCount: columnCount, firstRow: firstRow, to: &remarks.failures)
    let name = DatasetLayout.group + "/warnings"
    guard try file.exists(name), case .ints(let counts) = try file.attribute("counts", of: name)
    else { return }
    let known = WaveformStatus.Warnings.sentences.map(\.sentence)
    let sentences = try file.dataset(name).readStrings()
    if let strange = sentences.first(where: { !known.contains($0) }) {
      throw DatasetError(
        .badInput,
        "\(file.path) holds a warning that this version does not know: '\(strange)'. Merge it with "
          + "the version of Whipbird that made it."
      )
    }
    let met = Dictionary(zip(sentences, counts.map { Int($0) }), uniquingKeysWith: +)
    if let warnings = WarningCounts(known.map { met[$0] ?? 0 }) { remarks.warnings.add(warnings) }
  }

  private static func addFailures(
    of file: HDF5File,
    columnCount: Int,
    firstRow: Int,
    to failures: inout FailureList
  ) throws {
    let name = DatasetLayout.group + "/failed_candidates"
    guard try file.exists(name) else { return }
    let table = try file.dataset(name)
    let reasons = try file.dataset(DatasetLayout.group + "/failure_reasons").readStrings()
    let width = 2 + columnCount
    guard table.type.members.count == width, reasons.count == table.rowCount else {
      throw DatasetError(.badInput, "\(file.path): \(name) does not belong to its parameters.")
    }
    let type = HDF5Type.compound(table.type.members.map { ($0.name, .float64) })
    var values = [Double](repeating: 0, count: width * table.rowCount)
    try table.read(rows: 0..<table.rowCount, into: &values, as: type)
    for (index, reason) in reasons.enumerated() {
      let row = values[width * index..<width * (index + 1)]
      guard let number = Int(exactly: row[row.startIndex]),
        let candidate = UInt64(exactly: row[row.startIndex + 1])
      else {
        throw DatasetError(.badInput, "\(file.path): \(name) has no row number in row \(index).")
      }
      failures.append(
        FailedCandidate(
          row: firstRow + number,
          candidate: candidate,
          values: Array(row.dropFirst(2)),
          reason: reason
        )
      )
    }
  }
}
