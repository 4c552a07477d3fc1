// SPDX-License-Identifier: MIT

import ComplexModule
import Synchronization

/// Training rows that later passes find in memory, so that they are made once.
///
/// Rows are kept up to their last number that is not zero.
final class KeptRows: Sendable {
  private struct Block {
    let lengths: [Int]
    let numbers: [Complex<Double>]
  }

  private let source: TrainingRows
  private let blocks = Mutex<[Range<Int>: Block]>([:])

  init(_ source: TrainingRows) { self.source = source }

  /// Rows from memory, or from where they come from, as they are read again in the same ranges.
  func read(_ range: Range<Int>, _ buffer: UnsafeMutableBufferPointer<Complex<Double>>) throws {
    let width = source.columnCount
    if let block = blocks.withLock({ $0[range] }) {
      var start = 0
      for (row, length) in block.lengths.enumerated() {
        let target = UnsafeMutableBufferPointer(rebasing: buffer[row * width..<(row + 1) * width])
        _ = target.update(fromContentsOf: block.numbers[start..<start + length])
        target[length...].update(repeating: .zero)
        start += length
      }
      return
    }
    try source.read(range, buffer)
    guard let first = buffer.baseAddress else { return }
    let places = (0..<range.count).map { UnsafePointer(first + $0 * width) }
    let lengths = places.map { RowExtents.length(of: $0, width: width) }
    var numbers: [Complex<Double>] = []
    numbers.reserveCapacity(lengths.reduce(0, +))
    for (place, length) in zip(places, lengths) {
      numbers.append(contentsOf: UnsafeBufferPointer(start: place, count: length))
    }
    let block = Block(lengths: lengths, numbers: numbers)
    blocks.withLock { $0[range] = block }
  }
}

extension TrainingRows {
  /// Whether all rows fit into so many bytes.
  func isKept(within byteCount: Int) -> Bool {
    rowCount * columnCount <= byteCount / MemoryLayout<Complex<Double>>.stride
  }

  /// The same rows, kept in memory after they were read for the first time if all fit there.
  ///
  /// - Parameter byteCount: The bytes that they may take.
  /// - Returns: Rows that are read in the same ranges in each pass.
  func kept(within byteCount: Int) -> TrainingRows {
    guard isKept(within: byteCount) else { return self }
    let rows = KeptRows(self)
    return TrainingRows(rowCount: rowCount, columnCount: columnCount) { range, buffer in
      try rows.read(range, buffer)
    }
  }
}
