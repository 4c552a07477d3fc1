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

  /// The coefficients of rows that lie one after the other: C = A·V.
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
    multiply(
      rows: (0..<rowCount).map { rows + $0 * width },
      into: (0..<rowCount).map { coefficients + $0 * size }
    )
  }

  /// The coefficients of rows anywhere in memory: C = A·V.
  ///
  /// What is zero at the end of rows takes no time: rows of about one length are multiplied
  /// together. The more rows, the closer their lengths, and the less time each takes.
  ///
  /// - Parameters:
  ///   - rows: Rows of F numbers.
  ///   - coefficients: For each of them a row that gets n numbers.
  public func multiply(
    rows: [UnsafePointer<Complex<Scalar>>],
    into coefficients: [UnsafeMutablePointer<Complex<Scalar>>]
  ) {
    precondition(rows.count == coefficients.count, "a row of coefficients for each row")
    guard !rows.isEmpty else { return }
    let size = matrix.columnCount
    let extents = RowExtents(rows, width: matrix.rowCount)
    let groupSize = Self.groupSize(ofRows: rows.count)
    withUnsafeTemporaryAllocation(
      of: Complex<Scalar>.self,
      capacity: groupSize * (Self.columnQuantum + size)
    ) { memory in
      guard let part = memory.baseAddress else { return }
      let results = part + groupSize * Self.columnQuantum
      extents.forEachGroup(of: groupSize) { members, length in
        let places = extents.order[members]
        multiply(places.map { rows[$0] }, length: length, by: part, into: results)
        for (index, row) in places.enumerated() {
          coefficients[row].update(from: results + index * size, count: size)
        }
      }
    }
  }

  /// The most rows that are multiplied at once: more take less time each, but lengths differ more.
  private static func groupSize(ofRows count: Int) -> Int {
    let whole = filled(count)
    return min(whole, max(4 * rowQuantum, min(8 * rowQuantum, filled(count / 4))))
  }

  /// The next multiple of the quantum.
  private static func filled(_ count: Int) -> Int {
    (count + rowQuantum - 1) / rowQuantum * rowQuantum
  }

  /// The columns that are multiplied at once: sums are added from part to part, so that parts of
  /// nothing but zeros can be left out without changing a bit.
  private static var columnQuantum: Int { 512 }

  /// The coefficients of a group of rows; `part` is memory for some columns of all of them.
  private func multiply(
    _ rows: [UnsafePointer<Complex<Scalar>>],
    length: Int,
    by part: UnsafeMutablePointer<Complex<Scalar>>,
    into results: UnsafeMutablePointer<Complex<Scalar>>
  ) {
    let (width, size) = (matrix.rowCount, matrix.columnCount)
    let filled = Self.filled(rows.count)
    matrix.withUnsafeElements { elements in
      guard let vectors = elements.baseAddress else { return }
      for start in stride(from: 0, to: length, by: Self.columnQuantum) {
        let count = min(Self.columnQuantum, width - start)
        for (index, row) in rows.enumerated() {
          (part + index * count).initialize(from: row + start, count: count)
        }
        (part + rows.count * count)
          .initialize(repeating: .zero, count: (filled - rows.count) * count)
        MatrixPart(rows: filled, columns: count, stride: count, base: part)
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
