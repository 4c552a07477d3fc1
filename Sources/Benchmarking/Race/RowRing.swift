// SPDX-License-Identifier: MIT

import KernelRecords

/// Rows to write to in turn, so that a waveform does not always find its memory in the first cache.
///
/// One thread uses a ring at a time.
final class RowRing: @unchecked Sendable {
  private let start: UnsafeMutablePointer<Double>
  private let batch: Int
  private let stride: Int
  private let turns: Int
  private var turn = 0

  /// - Parameters:
  ///   - batch: The rows of one turn.
  ///   - stride: The doubles of one row of one polarization.
  init(batch: Int, stride: Int) {
    (self.batch, self.stride) = (batch, stride)
    // 4 MiB are beyond the second cache; rows of a large batch are that by themselves.
    turns = max(2, min(64, (4 << 20) / max(16 * batch * stride, 1)))
    let count = 2 * turns * batch * max(stride, 1)
    start = .allocate(capacity: count)
    start.initialize(repeating: 0, count: count)
  }

  deinit { start.deallocate() }

  /// Where the next batch goes.
  func next() -> PolarizationRows {
    turn = (turn + 1) % turns
    let plus = start + 2 * turn * batch * stride
    return PolarizationRows(plus: plus, cross: plus + batch * stride, stride: stride)
  }
}
