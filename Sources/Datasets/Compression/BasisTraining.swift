// SPDX-License-Identifier: MIT

import ComplexModule
import Compression
import LinearAlgebra
import Synchronization

/// Makes a basis of waveforms, and judges it by others.
///
/// The training matrix has the rows h₊ and h× of each training sample; bins below f_min, which are
/// zero, are left out of it. The result depends on the samples alone, not on threads.
struct BasisTraining: Sendable {
  let samples: any SampleSource
  let demand: BasisDemand
  /// The first bin with a signal.
  let firstBin: Int
  let seed: UInt64
  let threadCount: Int

  /// The samples that are made at a time.
  private static let blockSampleCount = 48

  /// Makes and judges the basis.
  ///
  /// - Returns: The basis; nil when it was stopped.
  /// - Throws: `DatasetError` for samples that cannot be made, and for a size above their rank.
  func run(
    shouldStop: @escaping @Sendable () -> Bool,
    report: @escaping @Sendable (RunProgress) -> Void
  ) throws(DatasetError) -> StoredBasis? {
    let pool = BlockPool { [samples] in samples.makeBlock(capacity: Self.blockSampleCount) }
    do {
      let basis = try WaveformBasis(build(pool, shouldStop, report), firstBin: firstBin)
      return StoredBasis(basis: basis, mismatches: try judge(basis, shouldStop, report))
    } catch is Stop {
      return nil
    } catch let error as DatasetError {
      throw error
    } catch {
      throw DatasetError(.generation, "The basis cannot be made. \(error)")
    }
  }

  /// How a basis will be made, as files note it.
  ///
  /// - Parameters:
  ///   - demand: The numbers.
  ///   - binCount: The bins with a signal.
  /// - Returns: The method in words.
  static func methodInWords(_ demand: BasisDemand, binCount: Int) -> String {
    let rows = TrainingRows(rowCount: 2 * demand.trainingCount, columnCount: binCount) { _, _ in }
    let builder = SingularBasisBuilder(size: demand.size)
    return switch builder.chosenMethod(for: rows) {
    case .blocked: "made by blocks of rows in \(builder.passCount) passes"
    default: "made by LAPACK's zgesdd"
    }
  }

  /// The bytes that the making of a basis takes, as docs/Compression.md has them.
  static func memoryByteCount(_ demand: BasisDemand, binCount: Int, threadCount: Int) -> Int {
    let rows = TrainingRows(rowCount: 2 * demand.trainingCount, columnCount: binCount) { _, _ in }
    return 16 * threadCount * blockSampleCount * 2 * binCount
      + SingularBasisBuilder(size: demand.size, threadCount: threadCount).memoryByteCount(for: rows)
  }

  /// What ends the work where that is wished.
  private struct Stop: Error {}

  private func build(
    _ pool: BlockPool,
    _ shouldStop: @escaping @Sendable () -> Bool,
    _ report: @escaping @Sendable (RunProgress) -> Void
  ) throws -> SingularBasis {
    let builder = SingularBasisBuilder(size: demand.size, seed: seed, threadCount: threadCount)
    let rows = TrainingRows(
      rowCount: 2 * demand.trainingCount,
      columnCount: samples.binCount - firstBin
    ) { rows, buffer in
      if shouldStop() { throw Stop() }
      try read(rows, into: buffer, pool)
    }
    let clock = StageClock(report: report)
    return try builder.build(from: rows) { progress in
      if shouldStop() { throw Stop() }
      switch progress.stage {
      case .reading(let pass, let passes):
        let name = passes > 1 ? "training samples (pass \(pass) of \(passes))" : "training samples"
        clock.tell(name, progress.finishedRows / 2, of: progress.rowCount / 2)
      default: clock.tell("decomposing", 0, of: 1)
      }
    }
  }

  /// Rows 2i and 2i + 1 of the training matrix are h₊ and h× of sample i.
  private func read(
    _ rows: Range<Int>,
    into buffer: UnsafeMutableBufferPointer<Complex<Double>>,
    _ pool: BlockPool
  ) throws {
    let width = samples.binCount - firstBin
    let all = rows.lowerBound / 2..<(rows.upperBound + 1) / 2
    for start in stride(from: all.lowerBound, to: all.upperBound, by: Self.blockSampleCount) {
      let part = start..<min(start + Self.blockSampleCount, all.upperBound)
      try pool.withBlock { block in
        try samples.fill(part, block)
        for row in rows where part.contains(row / 2) {
          let source = row % 2 == 0 ? block.plus : block.cross
          let begin = (row / 2 - start) * block.rowDoubleCount + 2 * firstBin
          let target = (row - rows.lowerBound) * width
          let bins = UnsafeBufferPointer(rebasing: source[begin..<begin + 2 * width])
          let place = UnsafeMutableBufferPointer(rebasing: buffer[target..<target + width])
          UnsafeMutableRawBufferPointer(place).copyMemory(from: UnsafeRawBufferPointer(bins))
        }
      }
    }
  }

  /// The table of mismatches; nil without samples for it.
  private func judge(
    _ basis: WaveformBasis,
    _ shouldStop: @escaping @Sendable () -> Bool,
    _ report: @escaping @Sendable (RunProgress) -> Void
  ) throws -> MismatchTable? {
    let count = demand.validationCount
    guard count > 0 else { return nil }
    let truncations = WaveformBasis.truncations(ofSize: basis.size)
    let columnCount = samples.columnNames.count
    let width = columnCount + truncations.count
    let table = Mutex([Double](repeating: .nan, count: 2 * count * width))
    let clock = StageClock(report: report)
    let finished = Mutex(0)
    let isWhole = try BlockLoop.run(
      rowCount: count,
      blockRowCount: Self.blockSampleCount,
      threadCount: threadCount,
      shouldStop: shouldStop
    ) {
      let worker = JudgeWorker(samples, basis, capacity: Self.blockSampleCount)
      return { rows in
        let first = demand.trainingCount
        let shifted = first + rows.lowerBound..<first + rows.upperBound
        let found = try worker.mismatches(of: shifted, count: truncations.count)
        table.withLock { table in
          for (index, row) in rows.enumerated() {
            for (half, values) in found[index].enumerated() {
              let start = (half * count + row) * width
              table.replaceSubrange(start..<start + width, with: values)
            }
          }
        }
        let done = finished.withLock { finished in
          finished += rows.count
          return finished
        }
        clock.tell("validation samples", done, of: count)
      }
    }
    guard isWhole else { throw Stop() }
    return MismatchTable(
      parameterNames: samples.columnNames,
      truncations: truncations,
      values: table.withLock { $0 }
    )
  }
}

/// The memory with which one thread judges a basis.
private final class JudgeWorker {
  private let samples: any SampleSource
  private let basis: WaveformBasis
  private let block: RowBlock

  init(_ samples: any SampleSource, _ basis: WaveformBasis, capacity: Int) {
    self.samples = samples
    self.basis = basis
    block = samples.makeBlock(capacity: capacity)
  }

  /// For each sample two rows of the table: parameters and mismatches of h₊, and of h×.
  func mismatches(of rows: Range<Int>, count: Int) throws -> [[[Double]]] {
    try samples.fill(rows, block)
    let both = try [block.plus, block.cross].map { buffer in
      try basis.mismatches(buffer, rowCount: rows.count)
    }
    return (0..<rows.count).map { row in
      both.map {
        Array(block.values(ofRow: row)) + $0[row * count..<(row + 1) * count]
      }
    }
  }
}
