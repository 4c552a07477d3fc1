// SPDX-License-Identifier: MIT

import ComplexModule

/// Products of rows with a matrix V of shape (F, n): coefficients C = A·V, rows A = C·Vᴴ.
///
/// The result of a row depends on this row and on V alone, to the last bit: not on the rows beside
/// it, their number, or the thread. For that, the kernels always get rows in multiples of
/// ``rowQuantum`` (the last ones filled up with zeros), so that none is treated as a remainder.
/// Several threads may use one value at the same time.
public struct MatrixProduct<Scalar: BLASScalar>: Sendable {
  /// Rows are handed to OpenBLAS in multiples of this number.
  public static var rowQuantum: Int { MatrixPart<Scalar>.rowQuantum }

  /// V.
  public let matrix: ComplexMatrix<Scalar>
  private let library: BLASLibrary

  /// Prepares products with a matrix.
  ///
  /// - Parameter matrix: V, of shape (F, n).
  /// - Throws: ``LinearAlgebraError`` when OpenBLAS cannot be had.
  public init(_ matrix: ComplexMatrix<Scalar>) throws(LinearAlgebraError) {
    self.matrix = matrix
    library = try BLASLibrary.shared()
  }

  /// The coefficients of rows: C = A·V.
  ///
  /// - Parameters:
  ///   - rows: A, `rowCount` rows of F numbers.
  ///   - rowCount: The number of rows.
  ///   - coefficients: Gets C, `rowCount` rows of n numbers.
  public func multiply(
    rows: UnsafePointer<Complex<Scalar>>,
    rowCount: Int,
    into coefficients: UnsafeMutablePointer<Complex<Scalar>>
  ) {
    let a = MatrixPart(
      rows: rowCount,
      columns: matrix.rowCount,
      stride: matrix.rowCount,
      base: rows
    )
    matrix.withUnsafeElements { elements in
      a.multiplyRows(
        by: MatrixPart(rows: matrix.rowCount, columns: matrix.columnCount, of: elements),
        into: coefficients,
        stride: matrix.columnCount,
        with: library.functions
      )
    }
  }

  /// The rows that have given coefficients: A = C·Vᴴ.
  ///
  /// - Parameters:
  ///   - coefficients: C, `rowCount` rows of n numbers.
  ///   - rowCount: The number of rows.
  ///   - rows: Gets A, `rowCount` rows of F numbers.
  public func reconstruct(
    coefficients: UnsafePointer<Complex<Scalar>>,
    rowCount: Int,
    into rows: UnsafeMutablePointer<Complex<Scalar>>
  ) {
    addPart(
      of: coefficients,
      rowCount: rowCount,
      columns: 0..<matrix.columnCount,
      to: rows,
      adds: false
    )
  }

  /// A ← A + the part of C·Vᴴ that some columns of V make.
  func addPart(
    of coefficients: UnsafePointer<Complex<Scalar>>,
    rowCount: Int,
    columns: Range<Int>,
    to rows: UnsafeMutablePointer<Complex<Scalar>>,
    adds: Bool = true
  ) {
    let count = matrix.columnCount
    let c = MatrixPart(
      rows: rowCount,
      columns: columns.count,
      stride: count,
      base: coefficients + columns.lowerBound
    )
    matrix.withUnsafeElements { elements in
      let v = MatrixPart(
        rows: matrix.rowCount,
        columns: columns.count,
        stride: count,
        base: elements.baseAddress.map { $0 + columns.lowerBound }
      )
      c.multiplyRows(
        by: v.adjoint,
        into: rows,
        stride: matrix.rowCount,
        adds: adds,
        with: library.functions
      )
    }
  }
}
