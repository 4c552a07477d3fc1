// SPDX-License-Identifier: MIT

import CProcessor
import Dispatch

/// What the machine can do at most, measured here: bytes written and operations per second.
package struct MachineFloor: Sendable, Equatable {
  /// Bytes per second written by one thread to memory beyond the caches.
  package let writeBandwidth: Double
  /// The same, by all threads together.
  package let sharedWriteBandwidth: Double
  /// Floating-point operations per second of one thread: multiply-adds, counted as two.
  package let arithmetic: Double

  package init(writeBandwidth: Double, sharedWriteBandwidth: Double, arithmetic: Double) {
    self.writeBandwidth = writeBandwidth
    self.sharedWriteBandwidth = sharedWriteBandwidth
    self.arithmetic = arithmetic
  }

  /// Measures; takes about a second.
  ///
  /// - Parameters:
  ///   - threads: How many write together.
  ///   - clock: What tells the time.
  /// - Returns: What was measured.
  package static func measure(threads: Int, clock: any BenchmarkClock) -> MachineFloor {
    let count = 4 << 20
    let memory = WriteTarget(count: count)
    let one = fastest(of: 20, clock) { memory.fill(from: 0, count: count) }
    let share = count / max(threads, 1)
    let all = fastest(of: 20, clock) {
      DispatchQueue.concurrentPerform(iterations: max(threads, 1)) {
        memory.fill(from: $0 * share, count: share)
      }
    }
    let iterations = 200_000
    var operations = 0.0
    let arithmetic = fastest(of: 100, clock) {
      operations = whipbird_multiply_adds(iterations)
    }
    return MachineFloor(
      writeBandwidth: Double(8 * count) / one,
      sharedWriteBandwidth: Double(8 * share * max(threads, 1)) / all,
      arithmetic: operations / arithmetic
    )
  }

  /// The fewest seconds that a waveform of so many bytes can take one thread.
  package func writingTime(byteCount: Int) -> Double { Double(byteCount) / writeBandwidth }

  /// The fewest seconds that so many operations can take one thread.
  package func arithmeticTime(operations: Double) -> Double { operations / arithmetic }

  private static func fastest(
    of repetitions: Int,
    _ clock: any BenchmarkClock,
    _ body: () -> Void
  ) -> Double {
    (0..<repetitions).map { _ in
      let start = clock.seconds()
      body()
      return clock.seconds() - start
    }.min() ?? .nan
  }
}

/// Memory beyond the caches; threads write to parts of it that do not overlap.
private final class WriteTarget: @unchecked Sendable {
  private let start: UnsafeMutablePointer<Double>

  init(count: Int) {
    start = .allocate(capacity: count)
    // Pages are made by the first touch, which is not what is measured.
    start.initialize(repeating: 0, count: count)
  }

  deinit { start.deallocate() }

  func fill(from first: Int, count: Int) { whipbird_fill(start + first, count, 1) }
}
