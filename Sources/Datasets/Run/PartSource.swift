// SPDX-License-Identifier: MIT

/// The rows of another source from some row on, counted from 0.
struct PartSource: ParameterSource {
  private let whole: any ParameterSource
  private let firstRow: Int

  init(_ whole: any ParameterSource, from firstRow: Int) throws(DatasetError) {
    self.whole = whole
    self.firstRow = firstRow
    if whole.isSequential { try whole.skip(rows: 0..<firstRow) }
  }

  var names: [String] { whole.names }
  var isSequential: Bool { whole.isSequential }

  private func shifted(_ rows: Range<Int>) -> Range<Int> {
    rows.lowerBound + firstRow..<rows.upperBound + firstRow
  }

  func fill(
    rows: Range<Int>,
    values: UnsafeMutableBufferPointer<Double>,
    candidates: UnsafeMutableBufferPointer<UInt64>
  ) throws(DatasetError) {
    try whole.fill(rows: shifted(rows), values: values, candidates: candidates)
  }

  func skip(rows: Range<Int>) throws(DatasetError) { try whole.skip(rows: shifted(rows)) }

  func replace(
    row: Int,
    candidate: UInt64,
    values: UnsafeMutableBufferPointer<Double>
  ) throws(DatasetError) -> UInt64? {
    try whole.replace(row: row + firstRow, candidate: candidate, values: values)
  }
}
