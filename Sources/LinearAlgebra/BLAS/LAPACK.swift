// SPDX-License-Identifier: MIT

import ComplexModule

/// Decompositions by LAPACK, of matrices stored column by column.
///
/// Every matrix needs ``padding(stride:)`` more elements behind its last one: `zgemv` of OpenBLAS
/// 0.3.21 with Haswell kernels reads one column too far (and drops it), as its compiler loads two
/// columns where one is left; where the memory ends there, the program crashes.
struct LAPACK: Sendable {
  let functions: BLASFunctions

  /// The elements that must follow a matrix, given those from one of its columns to the next.
  static func padding(stride: Int) -> Int { stride + 8 }

  /// The first left singular vectors of A, and all its singular values.
  ///
  /// A tall A is reduced by A = Q R, and the vectors of R are turned by Q; a wide one by A = L Q,
  /// whose L has the same left vectors.
  ///
  /// - Parameters:
  ///   - matrix: A, column by column, and the padding; its content is lost.
  ///   - rows: The rows of A.
  ///   - columns: The columns of A.
  ///   - count: How many vectors are wanted, at most min(rows, columns).
  /// - Returns: All singular values, descending, and the vectors, one after the other.
  /// - Throws: ``LinearAlgebraError/decompositionFailed(routine:code:)``.
  func leftVectors(
    of matrix: inout [Complex<Double>],
    rows: Int,
    columns: Int,
    count: Int
  ) throws(LinearAlgebraError) -> (values: [Double], vectors: [Complex<Double>]) {
    if rows < columns {
      _ = try factorize(&matrix, rows: rows, columns: columns, by: functions.zgelqf, "zgelqf")
      var square = triangle(of: matrix, columns: columns, stride: rows, isUpper: false)
      pad(&square, stride: rows)
      let (values, vectors) = try decompose(&square, size: rows)
      return (values, Array(vectors[..<(count * rows)]))
    }
    let scales = try factorize(
      &matrix,
      rows: rows,
      columns: columns,
      by: functions.zgeqrf,
      "zgeqrf"
    )
    var square = triangle(of: matrix, columns: columns, stride: rows, isUpper: true)
    pad(&square, stride: columns)
    let (values, small) = try decompose(&square, size: columns)
    var vectors = [Complex<Double>](
      repeating: .zero,
      count: count * rows + Self.padding(stride: rows)
    )
    for vector in 0..<count {
      vectors.replaceSubrange(
        vector * rows..<vector * rows + columns,
        with: small[vector * columns..<(vector + 1) * columns]
      )
    }
    try reflect(&vectors, count: count, by: &matrix, scales: scales, rows: rows)
    vectors.removeLast(Self.padding(stride: rows))
    return (values, vectors)
  }

  /// L of A = L Q, as a square matrix.
  ///
  /// - Parameters:
  ///   - matrix: A, column by column; its content is lost.
  ///   - rows: The rows of A.
  /// - Returns: L, column by column, with columns of zeros where A has fewer columns than rows.
  /// - Throws: ``LinearAlgebraError/decompositionFailed(routine:code:)``.
  func lowerTriangle(
    of matrix: inout [Complex<Double>],
    rows: Int
  ) throws(LinearAlgebraError) -> [Complex<Double>] {
    let columns = matrix.count / rows
    pad(&matrix, stride: rows)
    _ = try factorize(&matrix, rows: rows, columns: columns, by: functions.zgelqf, "zgelqf")
    return triangle(of: matrix, columns: columns, stride: rows, isUpper: false)
  }

  /// The singular values and left vectors of a square matrix.
  ///
  /// - Parameters:
  ///   - square: The matrix, column by column.
  ///   - size: Its rows.
  /// - Returns: The singular values, descending, and the vectors, one after the other.
  /// - Throws: ``LinearAlgebraError/decompositionFailed(routine:code:)``.
  func leftVectors(
    ofSquare square: [Complex<Double>],
    size: Int
  ) throws(LinearAlgebraError) -> (values: [Double], vectors: [Complex<Double>]) {
    var square = square
    pad(&square, stride: size)
    let (values, vectors) = try decompose(&square, size: size)
    return (values, Array(vectors[..<(size * size)]))
  }

  /// A = L Q for a wide A: Q's orthonormal rows span A's.
  ///
  /// - Parameters:
  ///   - matrix: A, column by column.
  ///   - rows: The rows of A.
  ///   - columns: The columns of A, at least as many.
  /// - Returns: L and Q, column by column.
  /// - Throws: ``LinearAlgebraError/decompositionFailed(routine:code:)``.
  func orthonormalRows(
    _ matrix: some Collection<Complex<Double>>,
    rows: Int,
    columns: Int
  ) throws(LinearAlgebraError) -> (triangle: [Complex<Double>], rows: [Complex<Double>]) {
    var matrix = Array(matrix)
    pad(&matrix, stride: rows)
    var scales = try factorize(
      &matrix,
      rows: rows,
      columns: columns,
      by: functions.zgelqf,
      "zgelqf"
    )
    let triangle = triangle(of: matrix, columns: columns, stride: rows, isUpper: false)
    let (rowCount, columnCount) = (Int32(rows), Int32(columns))
    try withWorkspace("zunglq", stride: rows) { work, size, status in
      matrix.withUnsafeMutableBytes { matrix in
        scales.withUnsafeMutableBytes { scales in
          guard let a = matrix.baseAddress, let tau = scales.baseAddress else { return }
          withUnsafePointer(to: rowCount) { rows in
            withUnsafePointer(to: columnCount) { columns in
              functions.zunglq(rows, columns, rows, a, rows, tau, work, size, status)
            }
          }
        }
      }
    }
    matrix.removeLast(Self.padding(stride: rows))
    return (triangle, matrix)
  }

  private func pad(_ matrix: inout [Complex<Double>], stride: Int) {
    matrix.append(contentsOf: repeatElement(.zero, count: Self.padding(stride: stride)))
  }

  /// A = Q R or A = L Q in place; returns the reflections' scales.
  private func factorize(
    _ matrix: inout [Complex<Double>],
    rows: Int,
    columns: Int,
    by routine: BLASFunctions.Factorization,
    _ name: String
  ) throws(LinearAlgebraError) -> [Complex<Double>] {
    var scales = [Complex<Double>](repeating: .zero, count: min(rows, columns))
    let (rowCount, columnCount) = (Int32(rows), Int32(columns))
    try withWorkspace(name, stride: rows) { work, size, status in
      matrix.withUnsafeMutableBytes { matrix in
        scales.withUnsafeMutableBytes { scales in
          guard let a = matrix.baseAddress, let tau = scales.baseAddress else { return }
          withUnsafePointer(to: rowCount) { rows in
            withUnsafePointer(to: columnCount) { columns in
              routine(rows, columns, a, rows, tau, work, size, status)
            }
          }
        }
      }
    }
    return scales
  }

  /// The triangular factor that a factorization left, as a full square matrix.
  ///
  /// An upper one has as many rows as A has columns, a lower one as many as A has rows.
  private func triangle(
    of matrix: [Complex<Double>],
    columns: Int,
    stride: Int,
    isUpper: Bool
  ) -> [Complex<Double>] {
    let size = isUpper ? columns : stride
    var square = [Complex<Double>](repeating: .zero, count: size * size)
    for column in 0..<min(size, columns) {
      for row in isUpper ? 0..<column + 1 : column..<size {
        square[column * size + row] = matrix[column * stride + row]
      }
    }
    return square
  }

  /// Vectors ← Q · vectors.
  private func reflect(
    _ vectors: inout [Complex<Double>],
    count: Int,
    by matrix: inout [Complex<Double>],
    scales: [Complex<Double>],
    rows: Int
  ) throws(LinearAlgebraError) {
    guard count > 0 else { return }
    let sizes = [Int32(rows), Int32(count), Int32(scales.count)]
    var scales = scales
    try withWorkspace("zunmqr", stride: rows) { work, size, status in
      matrix.withUnsafeMutableBytes { matrix in
        scales.withUnsafeMutableBytes { scales in
          vectors.withUnsafeMutableBytes { vectors in
            sizes.withUnsafeBufferPointer { sizes in
              guard let a = matrix.baseAddress, let tau = scales.baseAddress,
                let c = vectors.baseAddress, let rows = sizes.baseAddress
              else { return }
              functions.zunmqr(
                "L",
                "N",
                rows,
                rows + 1,
                rows + 2,
                a,
                rows,
                tau,
                c,
                rows,
                work,
                size,
                status,
                1,
                1
              )
            }
          }
        }
      }
    }
  }

  /// The singular values and left vectors of a square matrix.
  private func decompose(
    _ square: inout [Complex<Double>],
    size: Int
  ) throws(LinearAlgebraError) -> (values: [Double], vectors: [Complex<Double>]) {
    var values = [Double](repeating: 0, count: size)
    var left = [Complex<Double>](
      repeating: .zero,
      count: size * size + Self.padding(stride: size)
    )
    var right = left
    var realWork = [Double](repeating: 0, count: 7 * size * size + 7 * size)
    var integerWork = [Int32](repeating: 0, count: 8 * size)
    let order = Int32(size)
    try withWorkspace("zgesdd", stride: size) { work, workSize, status in
      square.withUnsafeMutableBytes { square in
        left.withUnsafeMutableBytes { left in
          right.withUnsafeMutableBytes { right in
            guard let a = square.baseAddress, let u = left.baseAddress,
              let v = right.baseAddress
            else { return }
            withUnsafePointer(to: order) { n in
              functions.zgesdd(
                "S",
                n,
                n,
                a,
                n,
                &values,
                u,
                n,
                v,
                n,
                work,
                workSize,
                &realWork,
                &integerWork,
                status,
                1
              )
            }
          }
        }
      }
    }
    return (values, left)
  }

  /// Calls a routine twice: to ask how much memory it wants, and with it.
  private func withWorkspace(
    _ name: String,
    stride: Int,
    _ routine: (
      _ work: UnsafeMutableRawPointer, _ size: UnsafePointer<Int32>,
      _ status: UnsafeMutablePointer<Int32>
    ) -> Void
  ) throws(LinearAlgebraError) {
    var status: Int32 = 0
    var answer = Complex<Double>.zero
    var size: Int32 = -1
    routine(&answer, &size, &status)
    guard status == 0 else { throw .decompositionFailed(routine: name, code: Int(status)) }
    size = Int32(max(1, answer.real))
    withUnsafeTemporaryAllocation(
      of: Complex<Double>.self,
      capacity: Int(size) + Self.padding(stride: stride)
    ) { work in
      if let base = work.baseAddress { routine(base, &size, &status) }
    }
    guard status == 0 else { throw .decompositionFailed(routine: name, code: Int(status)) }
  }
}
