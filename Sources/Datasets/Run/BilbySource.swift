// SPDX-License-Identifier: MIT

import Priors
import Synchronization

/// Rows in the order in which bilby itself draws them for a seed.
///
/// A row whose waveform fails is replaced from its own (seed, row) stream, because bilby's stream
/// has no place for single rows.
final class BilbySource: ParameterSource {
  private let own: PriorSource
  private let stream: Mutex<BilbyStream>

  /// - Parameters:
  ///   - prior: The prior.
  ///   - seed: The seed.
  ///   - count: The number of rows.
  ///   - earlierCount: The rows that were drawn before them, in a call of their own.
  /// - Throws: `DatasetError` for a prior whose constraints contradict each other.
  init(
    prior: PriorDictionary,
    seed: UInt64,
    count: Int,
    after earlierCount: Int = 0
  ) throws(DatasetError) {
    own = PriorSource(prior: prior, seed: seed)
    var stream = BilbyStream(
      prior: prior,
      seed: seed,
      count: earlierCount > 0 ? earlierCount : count
    )
    if earlierCount > 0 {
      var values = [Double](repeating: 0, count: prior.names.count)
      for row in 0..<earlierCount { try Self.next(row, of: &stream, into: &values) }
      stream.beginSample(count: count)
    }
    self.stream = Mutex(stream)
  }

  private static func next(
    _ row: Int,
    of stream: inout BilbyStream,
    into values: inout [Double]
  ) throws(DatasetError) {
    let result = values.withUnsafeMutableBufferPointer { buffer in
      Result { () throws(DatasetError) in try next(row, of: &stream, into: buffer) }
    }
    try result.get()
  }

  var names: [String] { own.names }
  var isSequential: Bool { true }

  func fill(
    rows: Range<Int>,
    values: UnsafeMutableBufferPointer<Double>,
    candidates: UnsafeMutableBufferPointer<UInt64>
  ) throws(DatasetError) {
    try stream.withLock { stream throws(DatasetError) in
      for (index, row) in rows.enumerated() {
        let place = names.count * index..<names.count * (index + 1)
        try Self.next(row, of: &stream, into: .init(rebasing: values[place]))
        candidates[index] = 0
      }
    }
  }

  func skip(rows: Range<Int>) throws(DatasetError) {
    let scratch = UnsafeMutableBufferPointer<Double>.allocate(capacity: names.count)
    defer { scratch.deallocate() }
    try stream.withLock { stream throws(DatasetError) in
      for row in rows { try Self.next(row, of: &stream, into: scratch) }
    }
  }

  private static func next(
    _ row: Int,
    of stream: inout BilbyStream,
    into values: UnsafeMutableBufferPointer<Double>
  ) throws(DatasetError) {
    for _ in 0..<PriorSource.mostCandidates where stream.nextCandidate(into: values) { return }
    throw PriorSource.contradiction(row: row)
  }

  func replace(
    row: Int,
    candidate: UInt64,
    values: UnsafeMutableBufferPointer<Double>
  ) throws(DatasetError) -> UInt64? {
    try own.replace(row: row, candidate: candidate, values: values)
  }
}
