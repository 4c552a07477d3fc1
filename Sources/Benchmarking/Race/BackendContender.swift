// SPDX-License-Identifier: MIT

import Datasets
import Dispatch
import Generation
import KernelRecords
import Synchronization
import Verification

/// A backend in this process: our own kernels on processor or cards, or LALSimulation from C.
package final class BackendContender: Contender {
  package let label: ContenderLabel
  private let make: () throws -> any Backend
  private let binaries: [BinaryRecord]
  private let band: Range<Int>
  private let batch: Int?
  private let compiles: Bool
  private let clock: any BenchmarkClock
  private let shortestRound: Double
  private var running: Running?
  private var reader: BlockReader?
  package private(set) var memory: MemoryUse?

  /// What there is after the preparation.
  private struct Running {
    let backend: any Backend
    let rings: [RowRing]
    let blockSize: Int
    var repetitions = 1
  }

  /// Prepares a contender.
  ///
  /// - Parameters:
  ///   - label: Who it is; its threads are at work in every round, and a card's rows have its
  ///     precision.
  ///   - binaries: The waveforms of the case.
  ///   - band: The bins that rows are asked for.
  ///   - batch: How many waveforms the backend is given at a time; nil for the block that it
  ///     prefers, which waveforms are repeated to fill.
  ///   - compiles: Whether making the first backend compiles, which is told apart.
  ///   - shortestRound: Rounds go over the waveforms as often as it takes to last so many seconds.
  ///   - clock: What tells the time.
  ///   - make: Makes the backend; its time is the set-up.
  package init(
    label: ContenderLabel,
    binaries: [BinaryRecord],
    band: Range<Int>,
    batch: Int?,
    compiles: Bool = false,
    shortestRound: Double = 0.03,
    clock: any BenchmarkClock = SystemClock(),
    make: @escaping () throws -> any Backend
  ) {
    self.label = label
    self.binaries = binaries
    self.band = band
    self.batch = batch.map { max(1, min($0, binaries.count)) }
    self.compiles = compiles
    self.shortestRound = shortestRound
    self.clock = clock
    self.make = make
  }

  package var fillsBlocks: Bool { batch == nil }

  package func prepare() throws -> Preparation {
    let before = ProcessMemory.residentByteCount
    let start = clock.seconds()
    var backend = try make()
    // The first may load what later ones share; the fastest of three is what setting up takes.
    let first = clock.seconds() - start
    var times: [Double] = []
    for _ in 0..<3 {
      let start = clock.seconds()
      backend = try make()
      times.append(clock.seconds() - start)
    }
    let setUp = times.min() ?? .nan
    try warmUp(backend)
    if let before, let after = ProcessMemory.residentByteCount {
      memory = MemoryUse(byteCount: max(after - before, 0), isWholeProcess: false)
    }
    return Preparation(
      setUp: setUp,
      compilation: compiles ? max(first - setUp, 0) : nil,
      remark: label.card?.remark,
      blockRowCount: fillsBlocks ? running?.blockSize : nil
    )
  }

  /// Takes memory for rows, and finds how often a round goes over them.
  private func warmUp(_ backend: any Backend) throws {
    let rowByteCount = 2 * backend.valuesPerBin * backend.binCount * MemoryLayout<Double>.stride
    let blockSize = batch ?? max(1, backend.preferredBlockByteCount / max(rowByteCount, 1))
    let precision = label.card?.precision ?? .double
    running = Running(
      backend: backend,
      rings: (0..<label.threads).map { _ in
        RowRing(for: backend, rowCount: blockSize, precision: precision)
      },
      blockSize: blockSize
    )
    let count = blocks(binaries.count, blockSize).records.count
    let once = try round(waveforms: binaries.count).perWaveform * Double(count)
    // All waveforms may be in one block, which keeps one thread busy.
    let needed = shortestRound * Double(fillsBlocks ? label.threads : 1)
    running?.repetitions = Int(min(max((needed / max(once, 1e-9)).rounded(.up), 1), 1e6))
    _ = try round(waveforms: binaries.count)
  }

  private func blocks(_ count: Int, _ size: Int) -> WaveformBlocks {
    WaveformBlocks(binaries.prefix(count), size: size, areFull: fillsBlocks)
  }

  package func round(waveforms: Int) throws -> RoundTimes {
    guard let running else { throw BenchmarkError.notPrepared(label.name) }
    reader = nil
    let count = max(1, min(waveforms, binaries.count))
    // A few waveforms are repeated as often as it takes to be as many as all.
    let repetitions = running.repetitions * max(1, binaries.count / count)
    let blocks = blocks(count, running.blockSize)
    return label.threads == 1
      ? try alone(running, blocks, repetitions) : try together(running, blocks, repetitions)
  }

  package func row(_ index: Int) throws -> RowOutcome {
    guard let running else { throw BenchmarkError.notPrepared(label.name) }
    var reader =
      self.reader
      ?? BlockReader(
        running.backend,
        blocks(binaries.count, running.blockSize),
        running.rings[0],
        bins: band
      )
    defer { self.reader = reader }
    return reader.row(index)
  }

  /// One thread, every block timed.
  private func alone(
    _ running: Running,
    _ blocks: WaveformBlocks,
    _ repetitions: Int
  ) throws -> RoundTimes {
    var times: [Double] = []
    times.reserveCapacity(repetitions * blocks.count)
    var breakdown: String?
    let begin = clock.seconds()
    for _ in 0..<repetitions {
      for block in 0..<blocks.count {
        let start = clock.seconds()
        let report = blocks.withBlock(block) {
          running.rings[0].evaluate($0, by: running.backend)
        }
        times.append((clock.seconds() - start) / Double(blocks.rows(of: block).count))
        breakdown = breakdown ?? report.breakdown
      }
    }
    let elapsed = clock.seconds() - begin
    if let breakdown { throw BenchmarkError.brokenDown(breakdown) }
    return RoundTimes(
      perWaveform: elapsed / Double(blocks.records.count * repetitions),
      batches: times
    )
  }

  /// Several threads, each taking the next block; the round is timed.
  private func together(
    _ running: Running,
    _ blocks: WaveformBlocks,
    _ repetitions: Int
  ) throws -> RoundTimes {
    let total = blocks.count * repetitions
    let next = Atomic<Int>(0)
    let breakdown = Mutex(String?.none)
    let begin = clock.seconds()
    DispatchQueue.concurrentPerform(iterations: label.threads) { thread in
      while true {
        let taken = next.add(1, ordering: .relaxed).oldValue
        guard taken < total else { return }
        let report = blocks.withBlock(taken % blocks.count) {
          running.rings[thread].evaluate($0, by: running.backend)
        }
        if let reason = report.breakdown { breakdown.withLock { $0 = reason } }
      }
    }
    let elapsed = clock.seconds() - begin
    if let reason = breakdown.withLock({ $0 }) { throw BenchmarkError.brokenDown(reason) }
    return RoundTimes(perWaveform: elapsed / Double(blocks.records.count * repetitions))
  }
}
