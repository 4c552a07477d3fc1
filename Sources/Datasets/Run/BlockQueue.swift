// SPDX-License-Identifier: MIT

/// Which blocks of rows are still to do, which are done, and which of those the journal knows.
struct BlockQueue {
  let rowCount: Int
  let blockRowCount: Int
  private var isDone: [Bool]
  private var next = 0
  /// Blocks done since the last entry in the journal.
  private var unrecorded: [Int] = []
  /// The rows of all blocks that are done.
  private(set) var finishedRowCount = 0

  var blockCount: Int { isDone.count }

  init(rowCount: Int, blockRowCount: Int, finished: [ClosedRange<Int>]) {
    self.rowCount = rowCount
    self.blockRowCount = blockRowCount
    isDone = Array(repeating: false, count: (rowCount + blockRowCount - 1) / blockRowCount)
    for range in finished {
      for block in range.clamped(to: 0...isDone.count - 1) { markDone(block) }
    }
  }

  func rows(of block: Int) -> Range<Int> {
    block * blockRowCount..<min(rowCount, (block + 1) * blockRowCount)
  }

  /// Whether the block of a row is done.
  func isDone(row: Int) -> Bool {
    let block = row / blockRowCount
    return isDone.indices.contains(block) && isDone[block]
  }

  private mutating func markDone(_ block: Int) {
    guard !isDone[block] else { return }
    isDone[block] = true
    finishedRowCount += rows(of: block).count
  }

  /// What the next thread should look at: a block that is done is passed over by it.
  enum Step {
    case make(Int)
    case pass(Int)
    case end
  }

  mutating func step() -> Step {
    guard next < blockCount else { return .end }
    defer { next += 1 }
    return isDone[next] ? .pass(next) : .make(next)
  }

  mutating func finish(_ block: Int) {
    markDone(block)
    unrecorded.append(block)
  }

  /// The blocks done since the last call, as ascending ranges.
  mutating func takeUnrecorded() -> [ClosedRange<Int>] {
    defer { unrecorded = [] }
    var ranges: [ClosedRange<Int>] = []
    for block in unrecorded.sorted() {
      if let last = ranges.last, last.upperBound + 1 == block {
        ranges[ranges.count - 1] = last.lowerBound...block
      } else {
        ranges.append(block...block)
      }
    }
    return ranges
  }
}
