// SPDX-License-Identifier: MIT

/// Draws without a waveform, in memory that millions of them fit in: reasons are kept once.
public struct FailureList: Sendable, RandomAccessCollection {
  private var rows: [Int] = []
  private var candidates: [UInt64] = []
  private var values: [Double] = []
  private var reasons: [UInt32] = []
  private var sentences: [String] = []
  private var numbers: [String: UInt32] = [:]

  init() {}

  /// The index of the first one.
  public var startIndex: Int { 0 }
  /// The number of them.
  public var endIndex: Int { rows.count }

  /// One of them.
  public subscript(index: Int) -> FailedCandidate {
    let width = values.count / rows.count
    return FailedCandidate(
      row: rows[index],
      candidate: candidates[index],
      values: Array(values[index * width..<(index + 1) * width]),
      reason: sentences[Int(reasons[index])]
    )
  }

  /// Adds one; all have the same number of values.
  mutating func append(_ failure: FailedCandidate) {
    rows.append(failure.row)
    candidates.append(failure.candidate)
    values += failure.values
    reasons.append(number(of: failure.reason))
  }

  /// Adds others.
  mutating func append(_ others: FailureList) {
    let translation = others.sentences.map { number(of: $0) }
    rows += others.rows
    candidates += others.candidates
    values += others.values
    reasons += others.reasons.map { translation[Int($0)] }
  }

  /// The indices by row and candidate, which does not depend on threads.
  var sortedIndices: [Int] {
    indices.sorted { (rows[$0], candidates[$0]) < (rows[$1], candidates[$1]) }
  }

  private mutating func number(of sentence: String) -> UInt32 {
    if let known = numbers[sentence] { return known }
    let new = UInt32(sentences.count)
    sentences.append(sentence)
    numbers[sentence] = new
    return new
  }
}
