// SPDX-License-Identifier: MIT

import ComplexModule

/// How far the rows of a block reach: to the last number that is not zero.
///
/// Waveforms end at their models' cut-off frequency, which for heavy binaries is far below the last
/// bin; what lies behind adds nothing to a product.
struct RowExtents {
  /// The rows from the shortest to the longest, those of equal length in their order.
  let order: [Int]
  /// The lengths in that order.
  let lengths: [Int]

  /// Looks at rows of `width` numbers.
  init<Scalar>(_ rows: [UnsafePointer<Complex<Scalar>>], width: Int) {
    let lengths = rows.map { Self.length(of: $0, width: width) }
    order = rows.indices.sorted { (lengths[$0], $0) < (lengths[$1], $1) }
    self.lengths = order.map { lengths[$0] }
  }

  /// How far a row of `width` numbers reaches.
  static func length<Scalar>(of row: UnsafePointer<Complex<Scalar>>, width: Int) -> Int {
    let words = MemoryLayout<Complex<Scalar>>.stride / 8
    let row = UnsafeRawPointer(row)
    // A zero of either sign counts as a number where its sign is set, which changes no sum.
    var end = width * words
    while end > 0, row.load(fromByteOffset: 8 * (end - 1), as: UInt64.self) == 0 { end -= 1 }
    return (end + words - 1) / words
  }

  /// Calls with ranges of that order and the length of their longest row, which is at least 1.
  func forEachGroup(of size: Int, _ body: (Range<Int>, Int) -> Void) {
    for start in stride(from: 0, to: order.count, by: size) {
      let group = start..<min(start + size, order.count)
      body(group, max(1, lengths[group.upperBound - 1]))
    }
  }

  /// Puts the rows into that order.
  func sort<Scalar>(_ rows: UnsafeMutablePointer<Complex<Scalar>>, width: Int) {
    withUnsafeTemporaryAllocation(of: Complex<Scalar>.self, capacity: width) { memory in
      guard let kept = memory.baseAddress else { return }
      var isPlaced = [Bool](repeating: false, count: order.count)
      for start in order.indices where !isPlaced[start] && order[start] != start {
        // Along a cycle each row moves to the place of the one before.
        kept.update(from: rows + start * width, count: width)
        var place = start
        while order[place] != start {
          (rows + place * width).update(from: rows + order[place] * width, count: width)
          isPlaced[place] = true
          place = order[place]
        }
        (rows + place * width).update(from: kept, count: width)
        isPlaced[place] = true
      }
    }
  }
}
