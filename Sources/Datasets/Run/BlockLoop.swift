// SPDX-License-Identifier: MIT

import Dispatch
import Synchronization

/// Threads that share blocks of rows; the first error, or a wish to stop, ends the work.
enum BlockLoop {
  /// Calls a closure of each thread's own for blocks of rows.
  ///
  /// - Parameters:
  ///   - rowCount: The rows.
  ///   - blockRowCount: The rows of a block, but for the last.
  ///   - threadCount: How many threads.
  ///   - shouldStop: Asked before every block.
  ///   - makeWorker: Makes what a thread does with a block, once per thread.
  /// - Returns: False when it was stopped.
  /// - Throws: The first error that a thread met.
  static func run(
    rowCount: Int,
    blockRowCount: Int,
    threadCount: Int,
    shouldStop: @Sendable () -> Bool,
    makeWorker: @Sendable () -> (Range<Int>) throws -> Void
  ) throws -> Bool {
    let state = Mutex<(next: Int, error: (any Error)?, isStopped: Bool)>((0, nil, false))
    DispatchQueue.concurrentPerform(iterations: threadCount) { _ in
      let work = makeWorker()
      while true {
        let rows = state.withLock { state -> Range<Int> in
          if shouldStop() { state.isStopped = true }
          guard !state.isStopped, state.error == nil else { return 0..<0 }
          let rows = state.next..<min(rowCount, state.next + blockRowCount)
          state.next = rows.upperBound
          return rows
        }
        guard !rows.isEmpty else { return }
        do {
          try work(rows)
        } catch {
          state.withLock { $0.error = $0.error ?? error }
        }
      }
    }
    let (_, error, isStopped) = state.withLock { $0 }
    if let error { throw error }
    return !isStopped
  }
}
