// SPDX-License-Identifier: MIT

import Synchronization

/// What the threads of a run share.
final class RunState: Sendable {
  private struct Shared {
    var queue: BlockQueue
    var remarks: BlockRemarks
    /// Remarks that the journal does not know yet.
    var unrecorded = BlockRemarks()
    var newRowCount = 0
    var error: DatasetError?
    var isStopped = false
    var isRecording = false
    var lastRecord = ContinuousClock.now
    var reportClock = ReportClock()
  }

  private let shared: Mutex<Shared>
  private let begin = ContinuousClock.now
  let rowCount: Int
  private let mostFailures: Int

  init(queue: BlockQueue, remarks: BlockRemarks, mostFailures: Int) {
    rowCount = queue.rowCount
    self.mostFailures = mostFailures
    shared = Mutex(Shared(queue: queue, remarks: remarks))
  }

  /// The next step; `.end` as soon as the run is to stop.
  func step() -> BlockQueue.Step {
    shared.withLock { $0.isStopped || $0.error != nil ? .end : $0.queue.step() }
  }

  func rows(of block: Int) -> Range<Int> { shared.withLock { $0.queue.rows(of: block) } }

  func finish(_ block: Int, remarks: BlockRemarks) {
    shared.withLock { state in
      state.queue.finish(block)
      state.newRowCount += state.queue.rows(of: block).count
      state.unrecorded.add(remarks)
      state.remarks.add(remarks)
      if state.error == nil { state.error = excessOfFailures(in: state) }
    }
  }

  private func excessOfFailures(in state: borrowing Shared) -> DatasetError? {
    let failures = state.remarks.failures
    guard failures.count > mostFailures, let last = failures.last else { return nil }
    return DatasetError(
      .generation,
      "\(failures.count) draws have no waveform by now, with \(state.queue.finishedRowCount) of "
        + "\(rowCount) rows made; a file records at most \(mostFailures). The last: \(last.reason) "
        + "Narrow the prior to what the model describes."
    )
  }

  func stop() { shared.withLock { $0.isStopped = true } }

  func fail(_ error: DatasetError) {
    shared.withLock { if $0.error == nil { $0.error = error } }
  }

  var error: DatasetError? { shared.withLock { $0.error } }
  var remarks: BlockRemarks { shared.withLock { $0.remarks } }
  var isComplete: Bool { shared.withLock { $0.queue.finishedRowCount == rowCount } }

  /// What the journal should learn now, if `interval` seconds have passed and no other thread is
  /// telling it; the caller must call `didRecord` afterwards.
  func takeRecord(
    interval: Double
  ) -> (blocks: [ClosedRange<Int>], remarks: BlockRemarks)? {
    shared.withLock { state in
      guard !state.isRecording, state.lastRecord.duration(to: .now) >= .seconds(interval) else {
        return nil
      }
      state.isRecording = true
      defer { state.unrecorded = BlockRemarks() }
      return (state.queue.takeUnrecorded(), state.unrecorded)
    }
  }

  func didRecord() {
    shared.withLock { state in
      state.isRecording = false
      state.lastRecord = .now
    }
  }

  /// The progress, at most every tenth of a second.
  func progressIfDue() -> RunProgress? {
    shared.withLock { $0.reportClock.isDue() } ? progress : nil
  }

  var progress: RunProgress {
    shared.withLock { state in
      RunProgress(
        finishedRows: state.queue.finishedRowCount,
        totalRows: rowCount,
        newRows: state.newRowCount,
        elapsed: begin.duration(to: .now) / .seconds(1),
        failureCount: state.remarks.failures.count
      )
    }
  }
}
