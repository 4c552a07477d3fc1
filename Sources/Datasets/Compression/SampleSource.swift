// SPDX-License-Identifier: MIT

import Compression
import HDF5Files
import Synchronization

/// Waveforms of which a basis is made: any of them, in any order, from several threads.
protocol SampleSource: Sendable {
  /// The names of the parameters.
  var columnNames: [String] { get }
  /// The bins of a waveform.
  var binCount: Int { get }
  /// Memory for so many samples.
  func makeBlock(capacity: Int) -> RowBlock
  /// Puts the samples of a range into a block, from its first row on.
  func fill(_ samples: Range<Int>, _ block: RowBlock) throws
}

/// Samples that are made when they are asked for, as rows of a dataset are.
struct MadeSamples: SampleSource {
  let maker: RowMaker
  /// What is done to them, unless that is done where they are made.
  let steps: CompressionSteps
  let binCount: Int

  var columnNames: [String] { maker.source.names }

  func makeBlock(capacity: Int) -> RowBlock {
    RowBlock(
      capacity: capacity,
      rowDoubleCount: 2 * binCount,
      columnCount: columnNames.count,
      scratchCount: steps.scratchCount,
      backend: maker.backend
    )
  }

  func fill(_ samples: Range<Int>, _ block: RowBlock) throws {
    try maker.source.fill(rows: samples, values: block.values, candidates: block.candidates)
    _ = try maker.make(rows: samples, in: block)
    guard maker.deviceRows == nil else { return }
    steps.apply(toRows: samples.count, of: block)
  }
}

/// Samples that are the rows of a file, as they are stored.
final class StoredSamples: SampleSource, @unchecked Sendable {
  // The library's own lock lets one thread at a time into the file; `lock` keeps its errors apart.
  let columnNames: [String]
  let binCount: Int
  private let file: HDF5File
  private let lock = Mutex(())

  init(_ file: HDF5File, columnNames: [String], binCount: Int) {
    self.file = file
    self.columnNames = columnNames
    self.binCount = binCount
  }

  func makeBlock(capacity: Int) -> RowBlock {
    RowBlock(capacity: capacity, rowDoubleCount: 2 * binCount, columnCount: columnNames.count)
  }

  func fill(_ samples: Range<Int>, _ block: RowBlock) throws {
    try lock.withLock { _ in
      let parameters = HDF5Type.compound(columnNames.map { ($0, .float64) })
      try file.dataset("/parameters")
        .read(rows: samples, into: UnsafeMutableRawBufferPointer(block.values), as: parameters)
      for (name, buffer) in [("h_plus", block.plus), ("h_cross", block.cross)] {
        try file.dataset("/polarizations/" + name)
          .read(rows: samples, into: UnsafeMutableRawBufferPointer(buffer), as: .complex128)
      }
    }
  }
}

extension CompressionSteps {
  /// Does the steps on the first rows of a block.
  func apply(toRows count: Int, of block: RowBlock) {
    guard !isEmpty else { return }
    for row in 0..<count { apply(to: block.waveform(row), scratch: block.scratch) }
  }

  /// Undoes the steps on the first rows of a block.
  func undo(onRows count: Int, of block: RowBlock) {
    guard !isEmpty else { return }
    for row in 0..<count { undo(on: block.waveform(row), scratch: block.scratch) }
  }
}

/// Blocks of memory that threads take and give back, so that each is made once.
final class BlockPool: @unchecked Sendable {
  // A block is in the hands of one thread at a time.
  private let free = Mutex<[RowBlockBox]>([])
  private let make: @Sendable () -> RowBlock

  private struct RowBlockBox: @unchecked Sendable {
    let block: RowBlock
  }

  init(_ make: @escaping @Sendable () -> RowBlock) { self.make = make }

  func withBlock<Result>(_ body: (RowBlock) throws -> Result) rethrows -> Result {
    let box = free.withLock { $0.popLast() } ?? RowBlockBox(block: make())
    defer { free.withLock { $0.append(box) } }
    return try body(box.block)
  }
}
