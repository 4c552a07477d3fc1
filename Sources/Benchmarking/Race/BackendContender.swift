// SPDX-License-Identifier: MIT

import Dispatch
import Generation
import KernelRecords
import Synchronization
import Verification

/// A backend in this process: our own kernels, or LALSimulation from C.
package final class BackendContender: Contender {
  package let label: ContenderLabel
  private let make: () throws -> any Backend
  private let binaries: [BinaryRecord]
  private let band: Range<Int>
  private let batch: Int
  private let clock: any BenchmarkClock
  private let shortestRound: Double
  private var running: Running?
  package private(set) var memory: MemoryUse?

  /// What there is after the preparation.
  private struct Running {
    let backend: any Backend
    let rings: [RowRing]
    var repetitions = 1
  }

  /// Prepares a contender.
  ///
  /// - Parameters:
  ///   - label: Who it is; its threads are at work in every round.
  ///   - binaries: The waveforms of the case.
  ///   - band: The bins that rows are asked for.
  ///   - batch: How many waveforms the backend is given at a time.
  ///   - shortestRound: Rounds go over the waveforms as often as it takes to last so many seconds.
  ///   - clock: What tells the time.
  ///   - make: Makes the backend; its time is the set-up.
  package init(
    label: ContenderLabel,
    binaries: [BinaryRecord],
    band: Range<Int>,
    batch: Int,
    shortestRound: Double = 0.03,
    clock: any BenchmarkClock = SystemClock(),
    make: @escaping () throws -> any Backend
  ) {
    self.label = label
    self.binaries = binaries
    self.band = band
    self.batch = max(1, min(batch, binaries.count))
    self.shortestRound = shortestRound
    self.clock = clock
    self.make = make
  }

  package func prepare() throws -> Preparation {
    let before = ProcessMemory.residentByteCount
    // The first may load tables that later ones share; the fastest of three is what setting up takes.
    var times: [Double] = []
    var backend = try make()
    for _ in 0..<3 {
      let start = clock.seconds()
      backend = try make()
      times.append(clock.seconds() - start)
    }
    let stride = backend.valuesPerBin * backend.binCount
    running = Running(
      backend: backend,
      rings: (0..<label.threads).map { _ in RowRing(batch: batch, stride: stride) }
    )
    let once = try round(waveforms: binaries.count).perWaveform * Double(binaries.count)
    running?.repetitions = Int(min(max((shortestRound / max(once, 1e-9)).rounded(.up), 1), 1e6))
    _ = try round(waveforms: binaries.count)
    if let before, let after = ProcessMemory.residentByteCount {
      memory = MemoryUse(byteCount: max(after - before, 0), isWholeProcess: false)
    }
    return Preparation(setUp: times.min() ?? .nan)
  }

  package func round(waveforms: Int) throws -> RoundTimes {
    guard let running else { throw BenchmarkError.notPrepared(label.name) }
    let count = max(1, min(waveforms, binaries.count))
    // A few waveforms are repeated as often as it takes to be as many as all.
    let repetitions = running.repetitions * max(1, binaries.count / count)
    return label.threads == 1
      ? alone(running, count, repetitions) : together(running, count, repetitions)
  }

  package func row(_ index: Int) throws -> RowOutcome {
    guard let running else { throw BenchmarkError.notPrepared(label.name) }
    switch RowOutcome(of: binaries[index], from: running.backend) {
    case .row(let row): return .row(row[band])
    case .refused(let reason): return .refused(reason)
    }
  }

  /// One thread, every batch timed.
  private func alone(_ running: Running, _ count: Int, _ repetitions: Int) -> RoundTimes {
    var batches: [Double] = []
    batches.reserveCapacity(repetitions * (count / batch + 1))
    let begin = clock.seconds()
    binaries.withUnsafeBufferPointer { binaries in
      for _ in 0..<repetitions {
        for first in stride(from: 0, to: count, by: batch) {
          let end = min(first + batch, count)
          let start = clock.seconds()
          _ = running.backend.evaluate(
            UnsafeBufferPointer(rebasing: binaries[first..<end]),
            into: running.rings[0].next()
          )
          batches.append((clock.seconds() - start) / Double(end - first))
        }
      }
    }
    let elapsed = clock.seconds() - begin
    return RoundTimes(perWaveform: elapsed / Double(count * repetitions), batches: batches)
  }

  /// Several threads, each taking the next batch; the round is timed.
  private func together(_ running: Running, _ count: Int, _ repetitions: Int) -> RoundTimes {
    let batchesPerTurn = (count + batch - 1) / batch
    let total = batchesPerTurn * repetitions
    let next = Atomic<Int>(0)
    let (batch, binaries) = (self.batch, self.binaries)
    let begin = clock.seconds()
    DispatchQueue.concurrentPerform(iterations: label.threads) { thread in
      binaries.withUnsafeBufferPointer { binaries in
        while true {
          let taken = next.add(1, ordering: .relaxed).oldValue
          guard taken < total else { return }
          let first = taken % batchesPerTurn * batch
          _ = running.backend.evaluate(
            UnsafeBufferPointer(rebasing: binaries[first..<min(first + batch, count)]),
            into: running.rings[thread].next()
          )
        }
      }
    }
    let elapsed = clock.seconds() - begin
    return RoundTimes(perWaveform: elapsed / Double(count * repetitions))
  }
}
