// SPDX-License-Identifier: MIT

/// What tells the time of a benchmark; tests put another in the place of the system's.
package protocol BenchmarkClock: Sendable {
  /// Seconds since some fixed moment; never goes back.
  func seconds() -> Double
}

/// The system's clock that never goes back.
package struct SystemClock: BenchmarkClock {
  private let start = ContinuousClock.now

  package init() {}

  package func seconds() -> Double { start.duration(to: .now) / .seconds(1) }
}
