// SPDX-License-Identifier: MIT

/// Lets progress be told at most every tenth of a second.
package struct ReportClock: Sendable {
  private var last: ContinuousClock.Instant?

  package init() {}

  /// Whether a report is due; if so, it counts as made now.
  package mutating func isDue() -> Bool {
    if let last, last.duration(to: .now) < .milliseconds(100) { return false }
    last = .now
    return true
  }
}
