// SPDX-License-Identifier: MIT

import Generation
import GenerationCUDA
import KernelRecords
import Verification

/// Our kernels on the first card by themselves: set-up and evaluation by the card's own clock, with
/// no row copied.
final class CardKernelContender: Contender {
  let label: ContenderLabel
  private let make: () throws -> CUDABackend
  private let binaries: [BinaryRecord]
  private let band: Range<Int>
  private let way: CardWay
  private let rowCount: Int
  private let shortestRound: Double
  private let clock: any BenchmarkClock
  private var running: Running?
  private var reader: BlockReader?
  /// What lies on the card is no memory of this machine.
  var memory: MemoryUse? { nil }
  var fillsBlocks: Bool { true }

  /// What there is after the preparation.
  private struct Running {
    let backend: CUDABackend
    let blocks: WaveformBlocks
    var repetitions = 1
  }

  /// Rows that are read for the comparison at a time.
  private static let rowsToRead = 64

  /// Prepares a contender.
  ///
  /// - Parameters:
  ///   - version: Our version.
  ///   - way: The precision; rows do not arrive.
  ///   - binaries: The waveforms of the case.
  ///   - band: The bins that rows are asked for.
  ///   - rowCount: The rows of one launch, where the card has room for them.
  ///   - shortestRound: The seconds that a round lasts at least.
  ///   - clock: What tells the time of the set-up.
  ///   - make: Makes the backend.
  init(
    version: String,
    way: CardWay,
    binaries: [BinaryRecord],
    band: Range<Int>,
    rowCount: Int,
    shortestRound: Double,
    clock: any BenchmarkClock,
    make: @escaping () throws -> CUDABackend
  ) {
    label = ContenderLabel(tool: "whipbird", version: version, card: way, threads: 1)
    self.way = way
    self.binaries = binaries
    self.band = band
    self.rowCount = rowCount
    self.shortestRound = shortestRound
    self.clock = clock
    self.make = make
  }

  func prepare() throws -> Preparation {
    let start = clock.seconds()
    let backend = try make()
    let setUp = clock.seconds() - start
    let wanted = WaveformBlocks(binaries, size: rowCount, areFull: true)
    // Memory of the card may allow fewer rows.
    let size = try time(backend, wanted, block: 0, repetitions: 1).rowCount
    let blocks = WaveformBlocks(binaries, size: size, areFull: true)
    running = Running(backend: backend, blocks: blocks)
    let once = try round(waveforms: binaries.count).perWaveform * Double(blocks.records.count)
    running?.repetitions = Int(min(max((shortestRound / max(once, 1e-6)).rounded(.up), 1), 1e4))
    return Preparation(setUp: setUp, remark: way.remark, blockRowCount: size)
  }

  func round(waveforms: Int) throws -> RoundTimes {
    guard let running else { throw BenchmarkError.notPrepared(label.name) }
    reader = nil
    var seconds = 0.0
    var rowCount = 0
    for block in 0..<running.blocks.count {
      let times = try time(
        running.backend,
        running.blocks,
        block: block,
        repetitions: running.repetitions
      )
      seconds += times.setUpSeconds + times.evaluationSeconds
      // Fewer than the block has, where the card's memory has become scarce meanwhile.
      rowCount += times.rowCount
    }
    guard seconds > 0 else { throw BenchmarkError.brokenDown("The card's clock stands still.") }
    return RoundTimes(perWaveform: seconds / Double(rowCount))
  }

  /// The row of the same kernels, copied this time.
  func row(_ index: Int) throws -> RowOutcome {
    guard let running else { throw BenchmarkError.notPrepared(label.name) }
    var reader = self.reader ?? reader(of: running.backend)
    defer { self.reader = reader }
    return reader.row(index)
  }

  private func reader(of backend: CUDABackend) -> BlockReader {
    let size = min(binaries.count, Self.rowsToRead)
    return BlockReader(
      backend,
      WaveformBlocks(binaries, size: size, areFull: false),
      RowRing(for: backend, rowCount: size, precision: way.precision),
      bins: band
    )
  }

  private func time(
    _ backend: CUDABackend,
    _ blocks: WaveformBlocks,
    block: Int,
    repetitions: Int
  ) throws(CUDAError) -> KernelTimes {
    try blocks.withBlock(block) { records throws(CUDAError) in
      try backend.kernelTimes(
        records,
        isSingle: way.precision == .single,
        repetitions: repetitions
      )
    }
  }
}
