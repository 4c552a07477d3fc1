// SPDX-License-Identifier: MIT

import ComplexModule

/// Orthonormal rows that span those of a wide matrix, by several threads.
///
/// The matrix is cut into panels of columns, A = (A₁ … Aₚ) with Aᵢ = Lᵢ Qᵢ, and (L₁ … Lₚ) = L Q′, so
/// that A = L (Q′₁ Q₁ … Q′ₚ Qₚ) [@Demmel2012]. The panels depend on the matrix alone, not on threads.
struct OrthonormalRows {
  /// The most panels.
  private static let panelCount = 4

  private let lapack: LAPACK
  private let threadCount: Int

  init(_ lapack: LAPACK, threadCount: Int) {
    self.lapack = lapack
    self.threadCount = threadCount
  }

  /// - Parameters:
  ///   - matrix: A, column by column.
  ///   - rows: The rows of A.
  ///   - columns: The columns of A, at least as many.
  /// - Returns: The rows, column by column.
  /// - Throws: ``LinearAlgebraError/decompositionFailed(routine:code:)``.
  func spanning(
    _ matrix: [Complex<Double>],
    rows: Int,
    columns: Int
  ) throws -> [Complex<Double>] {
    let count = max(1, min(Self.panelCount, columns / max(1, 2 * rows)))
    let ends = (0...count).map { $0 * columns / count }
    var result = matrix
    var triangles = [Complex<Double>](repeating: .zero, count: count * rows * rows)
    try result.withUnsafeMutableBufferPointer { result in
      try triangles.withUnsafeMutableBufferPointer { triangles in
        let (panels, triangles) = (SharedMemory(result), SharedMemory(triangles))
        try forEachPanel(count) { panel in
          let place = panels.rows(ends[panel]..<ends[panel + 1], width: rows)
          let columns = ends[panel + 1] - ends[panel]
          let (triangle, orthonormal) = try lapack.orthonormalRows(
            place,
            rows: rows,
            columns: columns
          )
          _ = place.update(fromContentsOf: orthonormal)
          _ = triangles.rows(panel * rows..<(panel + 1) * rows, width: rows)
            .update(fromContentsOf: triangle)
        }
      }
    }
    guard count > 1 else { return result }
    let turns = try lapack.orthonormalRows(triangles, rows: rows, columns: count * rows).rows
    try result.withUnsafeMutableBufferPointer { result in
      let panels = SharedMemory(result)
      try forEachPanel(count) { panel in
        // Column by column is the transpose row by row: (Q′ Q)ᵀ = Qᵀ Q′ᵀ.
        let place = panels.rows(ends[panel]..<ends[panel + 1], width: rows)
        let own = Array(place)
        own.withUnsafeBufferPointer { own in
          turns.withUnsafeBufferPointer { turns in
            let part = UnsafeBufferPointer(
              rebasing: turns[panel * rows * rows..<(panel + 1) * rows * rows]
            )
            MatrixPart(rows: ends[panel + 1] - ends[panel], columns: rows, of: own)
              .multiply(
                by: MatrixPart(rows: rows, columns: rows, of: part),
                into: place.baseAddress,
                stride: rows,
                with: lapack.functions
              )
          }
        }
      }
    }
    return result
  }

  private func forEachPanel(
    _ count: Int,
    _ body: @escaping @Sendable (Int) throws -> Void
  ) throws {
    try BlockWorkers.run(rowCount: count, blockRows: 1, threadCount: threadCount) {
      { panel, _ in try body(panel) }
    }
  }
}
