// SPDX-License-Identifier: MIT

import ComplexModule

/// A dense matrix of complex numbers, stored row by row.
///
/// Element (i, j) lies at index i · `columnCount` + j of ``elements``.
public struct ComplexMatrix<Scalar: BLASScalar>: Equatable, Sendable {
  /// The number of rows.
  public let rowCount: Int
  /// The number of columns.
  public let columnCount: Int
  /// All elements, row by row.
  public private(set) var elements: [Complex<Scalar>]

  /// A matrix of zeros.
  public init(rowCount: Int, columnCount: Int) {
    self.rowCount = rowCount
    self.columnCount = columnCount
    elements = Array(repeating: .zero, count: rowCount * columnCount)
  }

  /// A matrix of given elements.
  ///
  /// - Parameters:
  ///   - rowCount: The number of rows, at least 0.
  ///   - columnCount: The number of columns, at least 0.
  ///   - elements: The elements, row by row.
  /// - Throws: ``LinearAlgebraError/wrongShape(_:)`` when their number is not that of the matrix.
  public init(
    rowCount: Int,
    columnCount: Int,
    elements: [Complex<Scalar>]
  ) throws(LinearAlgebraError) {
    guard rowCount >= 0, columnCount >= 0, elements.count == rowCount * columnCount else {
      throw .wrongShape(
        "\(elements.count) elements are no matrix of \(rowCount) rows and \(columnCount) columns."
      )
    }
    self.rowCount = rowCount
    self.columnCount = columnCount
    self.elements = elements
  }

  /// A matrix whose elements a closure writes into memory that holds nothing yet.
  ///
  /// - Parameters:
  ///   - rowCount: The number of rows, at least 0.
  ///   - columnCount: The number of columns, at least 0.
  ///   - fill: Initialises every element of the buffer.
  /// - Throws: What `fill` throws.
  public init(
    rowCount: Int,
    columnCount: Int,
    initializingWith fill: (UnsafeMutableBufferPointer<Complex<Scalar>>) throws -> Void
  ) rethrows {
    self.rowCount = rowCount
    self.columnCount = columnCount
    let count = rowCount * columnCount
    elements = try Array(unsafeUninitializedCapacity: count) { buffer, initializedCount in
      try fill(UnsafeMutableBufferPointer(rebasing: buffer[..<count]))
      initializedCount = count
    }
  }

  /// The same numbers, rounded to another precision.
  public init<Other>(_ other: ComplexMatrix<Other>) {
    rowCount = other.rowCount
    columnCount = other.columnCount
    elements = other.elements.map { Complex(Scalar($0.real), Scalar($0.imaginary)) }
  }

  /// The element of a row and a column.
  public subscript(row: Int, column: Int) -> Complex<Scalar> {
    get { elements[row * columnCount + column] }
    set { elements[row * columnCount + column] = newValue }
  }

  /// The first columns alone.
  ///
  /// - Parameter count: How many, at most all.
  /// - Returns: A matrix of as many rows.
  public func leadingColumns(_ count: Int) -> ComplexMatrix {
    guard count < columnCount else { return self }
    return ComplexMatrix(rowCount: rowCount, columnCount: count) { target in
      for row in 0..<rowCount {
        for column in 0..<count {
          target.initializeElement(at: row * count + column, to: self[row, column])
        }
      }
    }
  }

  /// Calls a closure with all elements, row by row.
  public func withUnsafeElements<Result, Failure: Error>(
    _ body: (UnsafeBufferPointer<Complex<Scalar>>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try elements.withUnsafeBufferPointer(body)
  }

  /// Calls a closure that may change the elements, row by row.
  public mutating func withUnsafeMutableElements<Result, Failure: Error>(
    _ body: (UnsafeMutableBufferPointer<Complex<Scalar>>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try elements.withUnsafeMutableBufferPointer { buffer throws(Failure) in try body(buffer) }
  }
}
