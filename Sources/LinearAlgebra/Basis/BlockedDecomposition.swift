// SPDX-License-Identifier: MIT

import ComplexModule
import RealModule
import Synchronization

/// The first singular values and vectors of a training matrix of any number of rows.
///
/// Subspace iteration from a random start [@Halko2011]: Q of l = n + oversampling orthonormal
/// columns becomes the orthonormal part of Xᴴ X Q, once per pass over the rows; after the last one,
/// the singular value decomposition of X Q, by the triangular factor of its rows, turns Q to the
/// singular vectors. The part of Q outside of the wanted space shrinks by (s_{l+1} / s_n)² a pass.
///
/// Rows are split into a fixed number of chains, whose sums are added in their order, so that the
/// result does not depend on the number of threads. Memory: 16 bytes times
/// F · (4 l + threads · (block + l) + waiting sums · l).
struct BlockedDecomposition {
  private let task: BasisTask
  private let seed: UInt64
  private let passCount: Int

  init(_ task: BasisTask, seed: UInt64, passCount: Int) {
    self.task = task
    self.seed = seed
    self.passCount = passCount
  }

  /// The sums that the rows are split into; more threads than that would wait.
  private static let chainCount = 16
  /// The most rows that are read and multiplied at once.
  static let blockRows = 480

  /// The rows in blocks of about one size.
  ///
  /// Where there are few blocks, their number is a multiple of four, so that two or four threads end
  /// together.
  static func blocks(ofRows rowCount: Int) -> [Range<Int>] {
    let count = ((rowCount + blockRows - 1) / blockRows + 3) / 4 * 4
    return (0..<count)
      .map { $0 * rowCount / count..<($0 + 1) * rowCount / count }
      .filter { !$0.isEmpty }
  }

  /// The columns that are iterated for a number of vectors.
  static func iteratedCount(wanted: Int) -> Int { wanted + max(20, wanted / 2) }

  /// Reads the rows `passCount` times and decomposes them.
  ///
  /// - Parameter wanted: The number of vectors, at least 1.
  /// - Returns: Singular values and vectors, more than are wanted.
  /// - Throws: ``LinearAlgebraError``; what the rows or the progress throw.
  func decomposed(wanted: Int) throws -> Decomposition {
    let lapack = LAPACK(functions: task.functions)
    let count = Self.iteratedCount(wanted: wanted)
    var basis = start(count: count)
    var sums = PassSums(task: task, count: count)
    for pass in 1...passCount {
      let isLast = pass == passCount
      sums = try self.pass(pass, basis: basis, wantsProduct: !isLast)
      guard !isLast else { break }
      basis = try OrthonormalRows(lapack, threadCount: task.threadCount)
        .spanning(sums.product, rows: count, columns: task.columnCount)
    }
    try task.progress(
      BasisProgress(stage: .decomposing, finishedRows: 0, rowCount: task.rowCount)
    )
    let (values, turns) = try lapack.leftVectors(ofSquare: sums.triangle, size: count)
    return Decomposition(
      values: values,
      conjugates: try turned(basis, by: turns, count: count),
      isUsed: sums.isUsed
    )
  }

  /// Columns of random numbers, nearly orthogonal to each other; row by row.
  private func start(count: Int) -> [Complex<Double>] {
    var numbers = SplitMix(state: seed)
    return (0..<task.columnCount * count).map { _ in numbers.nextComplex() }
  }

  /// One pass over all rows.
  private func pass(
    _ pass: Int,
    basis: [Complex<Double>],
    wantsProduct: Bool
  ) throws -> PassSums {
    let count = basis.count / task.columnCount
    let blocks = Self.blocks(ofRows: task.rowCount)
    let chainBlocks = (blocks.count + Self.chainCount - 1) / Self.chainCount
    let capacity = blocks.map(\.count).max() ?? 0
    let total = Mutex(OrderedSums(PassSums(task: task, count: count)))
    let finishedRows = Mutex(0)
    try BlockWorkers.run(
      rowCount: blocks.count,
      blockRows: chainBlocks,
      threadCount: task.threadCount
    ) {
      var block = BlockMemory(task: task, count: count, capacity: capacity)
      return { chain, members in
        var sums = PassSums(task: task, count: count)
        for rows in blocks[members] {
          try block.add(rows, basis: basis, to: &sums, wantsProduct: wantsProduct)
          try finishedRows.withLock { finished in
            finished += rows.count
            try task.progress(
              BasisProgress(
                stage: .reading(pass: pass, of: passCount),
                finishedRows: finished,
                rowCount: task.rowCount
              )
            )
          }
        }
        try total.withLock { try $0.add(sums, of: chain) }
      }
    }
    return total.withLock { $0.total }
  }

  /// (Q B)* with one row per vector, where B* are the left vectors of the triangle.
  private func turned(
    _ basis: [Complex<Double>],
    by turns: [Complex<Double>],
    count: Int
  ) throws -> ComplexMatrix<Double> {
    // Rows of `turns` are b*, so rows of the result are b* Q† = (Q b)† with Q† = conjugate of Qᵀ.
    ComplexMatrix(rowCount: count, columnCount: task.columnCount) { target in
      target.initialize(repeating: .zero)
      basis.withUnsafeBufferPointer { basis in
        turns.withUnsafeBufferPointer { turns in
          MatrixPart(rows: count, columns: count, of: turns)
            .multiply(
              by: MatrixPart(rows: task.columnCount, columns: count, of: basis).adjoint,
              into: target.baseAddress,
              stride: task.columnCount,
              with: task.functions
            )
        }
      }
    }
  }
}
