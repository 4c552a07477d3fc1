// SPDX-License-Identifier: MIT

import ComplexModule
import Synchronization

/// The singular values and vectors of a training matrix that lies in memory as a whole.
///
/// X by rows is Xᵀ by columns, as LAPACK wants it, and Xᵀ = V* S Uᵀ. It is reduced to a square
/// matrix by reflections first, so that `zgesdd` works on min(N, F)² numbers and the vectors that
/// are not wanted are never made. Memory: 16 bytes times N F + 5 min(N, F)² + n F.
struct WholeDecomposition {
  /// The rows that are read at once.
  private static let blockRows = 64

  private let task: BasisTask

  init(_ task: BasisTask) { self.task = task }

  /// Reads the matrix and decomposes it.
  ///
  /// - Parameter wanted: The number of vectors; 0 for all.
  /// - Returns: All singular values, and that many vectors.
  /// - Throws: ``LinearAlgebraError``; what the rows or the progress throw.
  func decomposed(wanted: Int) throws -> Decomposition {
    var (matrix, isUsed) = try readAll()
    try task.progress(
      BasisProgress(stage: .decomposing, finishedRows: 0, rowCount: task.rowCount)
    )
    let shortSide = min(task.rowCount, task.columnCount)
    let count = wanted == 0 ? shortSide : min(wanted, shortSide)
    let lapack = LAPACK(functions: task.functions)
    let (values, conjugates) = try lapack.leftVectors(
      of: &matrix,
      rows: task.columnCount,
      columns: task.rowCount,
      count: count
    )
    return Decomposition(
      values: values,
      conjugates: try ComplexMatrix(
        rowCount: count,
        columnCount: task.columnCount,
        elements: conjugates
      ),
      isUsed: isUsed
    )
  }

  /// X, row by row, and which columns hold a number other than zero.
  private func readAll() throws -> ([Complex<Double>], isUsed: [Bool]) {
    let width = task.columnCount
    let used = Mutex([Bool](repeating: false, count: width))
    var matrix = [Complex<Double>](
      repeating: .zero,
      count: task.rowCount * width + LAPACK.padding(stride: width)
    )
    try matrix.withUnsafeMutableBufferPointer { buffer in
      let memory = SharedMemory(buffer)
      try BlockWorkers.run(
        rowCount: task.rowCount,
        blockRows: Self.blockRows,
        threadCount: task.threadCount,
        finished: { finished in
          try task.progress(
            BasisProgress(
              stage: .reading(pass: 1, of: 1),
              finishedRows: finished,
              rowCount: task.rowCount
            )
          )
        },
        worker: {
          { _, rows in
            var isUsed = [Bool](repeating: false, count: width)
            try task.read(rows, into: memory.rows(rows, width: width), marking: &isUsed)
            used.withLock { $0.formUnion(isUsed) }
          }
        }
      )
    }
    return (matrix, used.withLock { $0 })
  }
}
