// SPDX-License-Identifier: MIT

import Benchmarking
import Generation
import KernelRecords
import Synchronization
import Verification

/// A clock that goes on when it is told to.
final class FakeClock: BenchmarkClock {
  private let time = Mutex(0.0)

  func seconds() -> Double { time.withLock { $0 } }
  func advance(_ seconds: Double) { time.withLock { $0 += seconds } }
}

/// A backend whose rows hold their binary's first mass, and which takes the time that it is told.
final class FakeBackend: Backend {
  let clock: FakeClock
  let secondsPerRow: Double
  let refuses: Bool
  let breakdown: String?
  let preferredBlockByteCount: Int
  private let evaluated = Mutex<[Int]>([])

  init(
    clock: FakeClock,
    secondsPerRow: Double,
    refuses: Bool = false,
    breakdown: String? = nil,
    preferredBlockByteCount: Int = 0
  ) {
    (self.clock, self.secondsPerRow, self.refuses) = (clock, secondsPerRow, refuses)
    (self.breakdown, self.preferredBlockByteCount) = (breakdown, preferredBlockByteCount)
  }

  var identity: BackendIdentity { BackendIdentity(name: "fake", version: "1") }
  var binCount: Int { 8 }
  /// How many rows each call had.
  var callSizes: [Int] { evaluated.withLock { $0 } }

  func evaluate(
    _ binaries: UnsafeBufferPointer<BinaryRecord>,
    into rows: PolarizationRows
  ) -> BatchReport {
    clock.advance(secondsPerRow * Double(binaries.count))
    evaluated.withLock { $0.append(binaries.count) }
    var report = BatchReport()
    report.breakdown = breakdown
    for (row, binary) in binaries.enumerated() {
      for index in 0..<2 * binCount {
        rows.plus[row * rows.stride + index] = binary.mass1 * Double(index)
        rows.cross[row * rows.stride + index] = -binary.mass1 * Double(index)
      }
      if refuses { report.failures.append(RowFailure(row: row, reason: "No.")) }
    }
    return report
  }

  static func binaries(_ count: Int, firstMass: Double = 30) -> [BinaryRecord] {
    (0..<count).map {
      BinaryRecord(
        mass1: firstMass + Double($0),
        mass2: 20,
        luminosityDistance: 100,
        inclination: 0.5,
        phase: 1,
        referenceFrequency: 20
      )
    }
  }
}

/// A contender that notes what it is asked.
final class FakeContender: Contender {
  struct Trouble: Error, CustomStringConvertible { let description: String }

  let label: ContenderLabel
  let failsInRound: Int?
  let log: Log
  private(set) var roundCount = 0

  final class Log {
    var entries: [String] = []
  }

  init(_ name: String, log: Log, failsInRound: Int? = nil) {
    label = ContenderLabel(tool: name, version: "1", way: "", threads: 1)
    (self.log, self.failsInRound) = (log, failsInRound)
  }

  var memory: MemoryUse? { nil }

  func prepare() throws -> Preparation {
    log.entries.append("prepare \(label.tool)")
    return Preparation(setUp: 1)
  }

  func round(waveforms: Int) throws -> RoundTimes {
    roundCount += 1
    log.entries.append("\(label.tool) \(waveforms)")
    if roundCount == failsInRound { throw Trouble(description: "out of luck") }
    return RoundTimes(perWaveform: Double(roundCount))
  }

  func row(_ index: Int) throws -> RowOutcome { .refused("none") }
}
