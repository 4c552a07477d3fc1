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
  /// The rows that are read and multiplied at once, a multiple of the product's quantum.
  static let blockRows = 240
  /// The sums that the rows are split into; more threads than that would wait.
  private static let chainCount = 16

  private let task: BasisTask
  private let seed: UInt64
  private let passCount: Int

  init(_ task: BasisTask, seed: UInt64, passCount: Int) {
    self.task = task
    self.seed = seed
    self.passCount = passCount
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
    var basis = try start(count: count, lapack)
    var sums = PassSums(task: task, count: count)
    for pass in 1...passCount {
      let isLast = pass == passCount
      sums = try self.pass(pass, basis: basis, wantsProduct: !isLast)
      guard !isLast else { break }
      basis = try lapack.orthonormalRows(sums.product, rows: count, columns: task.columnCount)
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

  /// Orthonormal columns from random numbers; stored as Q, row by row.
  private func start(count: Int, _ lapack: LAPACK) throws -> [Complex<Double>] {
    var numbers = SplitMix(state: seed)
    let random = (0..<task.columnCount * count).map { _ in numbers.nextComplex() }
    return try lapack.orthonormalRows(random, rows: count, columns: task.columnCount)
  }

  /// One pass over all rows.
  private func pass(
    _ pass: Int,
    basis: [Complex<Double>],
    wantsProduct: Bool
  ) throws -> PassSums {
    let count = basis.count / task.columnCount
    let blocks = (task.rowCount + Self.blockRows - 1) / Self.blockRows
    let chainRows = (blocks + Self.chainCount - 1) / Self.chainCount * Self.blockRows
    let total = Mutex(OrderedSums(PassSums(task: task, count: count)))
    let finishedRows = Mutex(0)
    try BlockWorkers.run(
      rowCount: task.rowCount,
      blockRows: chainRows,
      threadCount: task.threadCount
    ) { chain, rows in
      var sums = PassSums(task: task, count: count)
      var block = BlockMemory(task: task, count: count)
      for start in stride(from: rows.lowerBound, to: rows.upperBound, by: Self.blockRows) {
        let part = start..<min(rows.upperBound, start + Self.blockRows)
        try block.add(part, basis: basis, to: &sums, wantsProduct: wantsProduct)
        try finishedRows.withLock { finished in
          finished += part.count
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
