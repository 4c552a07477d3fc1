// SPDX-License-Identifier: MIT

/// Rows that are given.
struct TableSource: ParameterSource {
  let table: ParameterTable

  var names: [String] { table.names }

  func fill(
    rows: Range<Int>,
    values: UnsafeMutableBufferPointer<Double>,
    candidates: UnsafeMutableBufferPointer<UInt64>
  ) throws(DatasetError) {
    try table.read(rows: rows, into: values)
    candidates.update(repeating: 0)
  }

  func replace(
    row: Int,
    candidate: UInt64,
    values: UnsafeMutableBufferPointer<Double>
  ) throws(DatasetError) -> UInt64? { nil }
}
