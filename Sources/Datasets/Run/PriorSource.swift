// SPDX-License-Identifier: MIT

import Priors

/// Draws every row from its own random stream, keyed by (seed, row).
struct PriorSource: ParameterSource {
  let prior: PriorDictionary
  let seed: UInt64

  /// A prior of which fewer candidates than one in this many hold its constraints is a mistake.
  static let mostCandidates: UInt64 = 10_000_000

  var names: [String] { prior.names }

  func fill(
    rows: Range<Int>,
    values: UnsafeMutableBufferPointer<Double>,
    candidates: UnsafeMutableBufferPointer<UInt64>
  ) throws(DatasetError) {
    for (index, row) in rows.enumerated() {
      candidates[index] = try draw(
        row: row,
        from: 0,
        into: .init(rebasing: values[names.count * index..<names.count * (index + 1)])
      )
    }
  }

  func replace(
    row: Int,
    candidate: UInt64,
    values: UnsafeMutableBufferPointer<Double>
  ) throws(DatasetError) -> UInt64? {
    try draw(row: row, from: candidate + 1, into: values)
  }

  private func draw(
    row: Int,
    from first: UInt64,
    into values: UnsafeMutableBufferPointer<Double>
  ) throws(DatasetError) -> UInt64 {
    for candidate in first..<first + Self.mostCandidates
    where prior.draw(seed: seed, row: UInt64(row), candidate: candidate, into: values) {
      return candidate
    }
    throw Self.contradiction(row: row)
  }

  static func contradiction(row: Int) -> DatasetError {
    DatasetError(
      .generation,
      "row \(row): none of \(mostCandidates) candidates holds the prior's constraints. "
        + "Do the constraints contradict the other priors?"
    )
  }
}
