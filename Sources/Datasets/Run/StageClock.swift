// SPDX-License-Identifier: MIT

import Synchronization

/// Tells of the progress of something before the rows, at most ten times a second.
final class StageClock: Sendable {
  private let report: @Sendable (RunProgress) -> Void
  private let clock = Mutex(ReportClock())
  private let begin = ContinuousClock.now

  init(report: @escaping @Sendable (RunProgress) -> Void) { self.report = report }

  func tell(_ stage: String, _ finished: Int, of total: Int) {
    guard clock.withLock({ $0.isDue() }) else { return }
    report(
      RunProgress(
        stage: stage,
        finishedRows: finished,
        totalRows: total,
        newRows: finished,
        elapsed: begin.duration(to: .now) / .seconds(1),
        failureCount: 0
      )
    )
  }
}
