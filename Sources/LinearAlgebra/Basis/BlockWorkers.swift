// SPDX-License-Identifier: MIT

import Dispatch
import Synchronization

/// Threads that share blocks of rows; the first error ends the work.
enum BlockWorkers {
  private struct State: Sendable {
    var nextBlock = 0
    var finishedRows = 0
    var failure: (block: Int, error: any Error)?
  }

  /// Has each thread make a closure, and calls those for each block of a range of rows.
  ///
  /// - Parameters:
  ///   - rowCount: The rows.
  ///   - blockRows: The rows of a block, but for the last.
  ///   - threadCount: How many threads.
  ///   - finished: Is told after each block how many rows are through, by one thread at a time.
  ///   - worker: Makes what does a block, given its number and its rows, on one thread.
  /// - Throws: The error of the first block that failed.
  static func run(
    rowCount: Int,
    blockRows: Int,
    threadCount: Int,
    finished: @Sendable (_ rows: Int) throws -> Void = { _ in },
    worker: @Sendable () -> (_ block: Int, _ rows: Range<Int>) throws -> Void
  ) throws {
    let blockCount = (rowCount + blockRows - 1) / blockRows
    let state = Mutex(State())
    DispatchQueue.concurrentPerform(iterations: min(threadCount, blockCount)) { _ in
      let body = worker()
      while let block = next(state, blockCount) {
        let rows = block * blockRows..<min(rowCount, (block + 1) * blockRows)
        do {
          try body(block, rows)
          try state.withLock { state in
            state.finishedRows += rows.count
            try finished(state.finishedRows)
          }
        } catch {
          state.withLock { state in
            if block < state.failure?.block ?? .max { state.failure = (block, error) }
          }
        }
      }
    }
    if let failure = state.withLock({ $0.failure }) { throw failure.error }
  }

  private static func next(_ state: borrowing Mutex<State>, _ blockCount: Int) -> Int? {
    state.withLock { state in
      guard state.failure == nil, state.nextBlock < blockCount else { return nil }
      defer { state.nextBlock += 1 }
      return state.nextBlock
    }
  }
}
