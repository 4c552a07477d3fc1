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

  init(prior: PriorDictionary, seed: UInt64, count: Int) {
    own = PriorSource(prior: prior, seed: seed)
    stream = Mutex(BilbyStream(prior: prior, seed: seed, count: count))
  }

  var names: [String] { own.names }
  var isSequential: Bool { true }

  func fill(
    rows: Range<Int>,
    values: UnsafeMutableBufferPointer<Double>,
    candidates: UnsafeMutableBufferPointer<UInt64>
  ) throws(DatasetError) {
    let width = names.count
    stream.withLock { stream in
      for index in 0..<rows.count {
        stream.next(into: .init(rebasing: values[width * index..<width * (index + 1)]))
        candidates[index] = 0
      }
    }
  }

  func skip(rows: Range<Int>) throws(DatasetError) {
    withUnsafeTemporaryAllocation(of: Double.self, capacity: names.count) { scratch in
      stream.withLock { stream in
        for _ in rows { stream.next(into: scratch) }
      }
    }
  }

  func replace(
    row: Int,
    candidate: UInt64,
    values: UnsafeMutableBufferPointer<Double>
  ) throws(DatasetError) -> UInt64? {
    try own.replace(row: row, candidate: candidate, values: values)
  }
}
