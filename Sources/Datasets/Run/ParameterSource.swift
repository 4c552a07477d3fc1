// SPDX-License-Identifier: MIT

/// Where the parameters of the rows come from.
///
/// Row `i` must depend on nothing but the source and `i`: not on the order of the calls.
protocol ParameterSource: Sendable {
  /// The columns.
  var names: [String] { get }
  /// Whether blocks must be asked for in ascending order, each once, by one thread at a time.
  var isSequential: Bool { get }
  /// Fills rows, row after row, and tells the number of the candidate that each row uses.
  func fill(
    rows: Range<Int>,
    values: UnsafeMutableBufferPointer<Double>,
    candidates: UnsafeMutableBufferPointer<UInt64>
  ) throws(DatasetError)
  /// Passes over rows that are not needed (sequential sources alone).
  func skip(rows: Range<Int>) throws(DatasetError)
  /// Replaces a row whose candidate has no waveform by the row's next candidate.
  ///
  /// - Returns: The number of the new candidate; nil when rows are given and cannot be replaced.
  func replace(
    row: Int,
    candidate: UInt64,
    values: UnsafeMutableBufferPointer<Double>
  ) throws(DatasetError) -> UInt64?
}

extension ParameterSource {
  var isSequential: Bool { false }
  func skip(rows: Range<Int>) throws(DatasetError) {}
}
