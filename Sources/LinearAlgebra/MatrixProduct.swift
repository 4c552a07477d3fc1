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
  /// What is zero at the end of rows takes no time: rows of about one length are multiplied together.
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
    let (width, size) = (matrix.rowCount, matrix.columnCount)
    let extents = RowExtents(rows, rowCount: rowCount, width: width)
    let groupSize = Self.groupSize
    withUnsafeTemporaryAllocation(
      of: Complex<Scalar>.self,
      capacity: groupSize * (width + size)
    ) { memory in
      guard let group = memory.baseAddress else { return }
      let results = group + groupSize * width
      extents.forEachGroup(of: groupSize) { members, length in
        let places = extents.order[members]
        let quantum = Self.columnQuantum
        let reach = min(width, (length + quantum - 1) / quantum * quantum)
        for (index, row) in places.enumerated() {
          (group + index * reach).initialize(from: rows + row * width, count: reach)
        }
        let filled = (places.count + Self.rowQuantum - 1) / Self.rowQuantum * Self.rowQuantum
        (group + places.count * reach)
          .initialize(repeating: .zero, count: (filled - places.count) * reach)
        multiply(group: group, rowCount: filled, reach: reach, into: results)
        for (index, row) in places.enumerated() {
          (coefficients + row * size).update(from: results + index * size, count: size)
        }
      }
    }
  }

  /// The most rows that are multiplied at once.
  private static var groupSize: Int { 4 * rowQuantum }
  /// The columns that are multiplied at once: sums are added from part to part, so that parts of
  /// nothing but zeros can be left out without changing a bit.
  private static var columnQuantum: Int { 512 }

  /// The coefficients of a group of rows that lie `reach` numbers apart.
  private func multiply(
    group: UnsafePointer<Complex<Scalar>>,
    rowCount: Int,
    reach: Int,
    into results: UnsafeMutablePointer<Complex<Scalar>>
  ) {
    let size = matrix.columnCount
    matrix.withUnsafeElements { elements in
      guard let vectors = elements.baseAddress else { return }
      for start in stride(from: 0, to: reach, by: Self.columnQuantum) {
        let count = min(Self.columnQuantum, reach - start)
        MatrixPart(rows: rowCount, columns: count, stride: reach, base: group + start)
          .multiply(
            by: MatrixPart(
              rows: count,
              columns: size,
              stride: size,
              base: vectors + start * size
            ),
            into: results,
            stride: size,
            adds: start > 0,
            with: library.functions
          )
      }
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
