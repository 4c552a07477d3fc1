// SPDX-License-Identifier: MIT

import KernelRecords

/// Waveforms in the blocks in which a backend is given them.
struct WaveformBlocks: Sendable {
  /// The binaries, block after block.
  let records: [BinaryRecord]
  /// The rows of a block; the last one may have fewer.
  let size: Int

  /// - Parameters:
  ///   - binaries: The waveforms, at least one.
  ///   - size: The rows of a block.
  ///   - areFull: Whether waveforms are repeated until the last block is full too.
  init(_ binaries: some Collection<BinaryRecord>, size: Int, areFull: Bool) {
    let once = Array(binaries)
    let fullCount = (once.count + size - 1) / size * size
    records = areFull ? (0..<fullCount).map { once[$0 % once.count] } : once
    self.size = size
  }

  /// The number of blocks.
  var count: Int { (records.count + size - 1) / size }

  /// The rows of a block among all.
  func rows(of block: Int) -> Range<Int> {
    block * size..<min((block + 1) * size, records.count)
  }

  /// Lends the binaries of a block.
  func withBlock<Result, Failure: Error>(
    _ block: Int,
    _ body: (UnsafeBufferPointer<BinaryRecord>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try records.withUnsafeBufferPointer { records throws(Failure) in
      try body(UnsafeBufferPointer(rebasing: records[rows(of: block)]))
    }
  }
}
