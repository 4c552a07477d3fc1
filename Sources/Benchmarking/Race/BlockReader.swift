// SPDX-License-Identifier: MIT

import Generation
import Verification

/// Rows of a backend for their comparison, computed in the same blocks as those that are timed.
struct BlockReader {
  private let backend: any Backend
  private let blocks: WaveformBlocks
  private let ring: RowRing
  private let bins: Range<Int>
  /// What the ring holds: the number of a block, and what was said of its rows.
  private var held: (block: Int, report: BatchReport)?

  /// - Parameters:
  ///   - backend: What computes.
  ///   - blocks: The waveforms.
  ///   - ring: Where rows go; nobody else uses it meanwhile.
  ///   - bins: The bins that are asked for.
  init(_ backend: any Backend, _ blocks: WaveformBlocks, _ ring: RowRing, bins: Range<Int>) {
    (self.backend, self.blocks, self.ring, self.bins) = (backend, blocks, ring, bins)
  }

  /// The row of one waveform.
  mutating func row(_ index: Int) -> RowOutcome {
    let block = index / blocks.size
    let report = report(on: block)
    let place = index - block * blocks.size
    if let failure = report.failures.first(where: { $0.row == place }) {
      return .refused(failure.reason)
    }
    return .row(ring.row(place, bins: bins))
  }

  private mutating func report(on block: Int) -> BatchReport {
    if let held, held.block == block { return held.report }
    ring.clear()
    let report = blocks.withBlock(block) { ring.evaluate($0, by: backend) }
    held = (block, report)
    return report
  }
}
