// SPDX-License-Identifier: MIT

import ComplexModule
import LinearAlgebra
import RealModule
import Testing

@Suite("Products of rows with a matrix")
struct MatrixProductTests {
  @Test("are those of the definition, both ways")
  func agreesWithDefinition() throws {
    var numbers = TestNumbers(seed: 1)
    let (rows, vectors) = (try numbers.matrix(21, 83), try numbers.matrix(83, 7))
    let product = try MatrixProduct(vectors)
    let coefficients = Self.coefficients(of: rows, with: product)
    #expect(coefficients.distance(from: try rows.times(vectors)) < 1e-13)
    let back = Self.rows(of: coefficients, with: product)
    #expect(back.distance(from: try coefficients.times(try vectors.adjoint)) < 1e-13)
  }

  @Test("of no rows are nothing")
  func noRows() throws {
    var numbers = TestNumbers(seed: 1)
    let product = try MatrixProduct(try numbers.matrix(83, 7))
    let nothing = ComplexMatrix<Double>(rowCount: 0, columnCount: 83)
    #expect(Self.coefficients(of: nothing, with: product).elements.isEmpty)
    #expect(try Self.coefficients(of: numbers.matrix(1, 83), with: product).rowCount == 1)
    product.multiply(rows: [], into: [])
  }

  @Test("of single precision are those of the definition")
  func singlePrecision() throws {
    var numbers = TestNumbers(seed: 2)
    let (rows, vectors) = (try numbers.matrix(5, 83), try numbers.matrix(83, 7))
    let product = try MatrixProduct(ComplexMatrix<Float>(vectors))
    let coefficients = Self.coefficients(of: ComplexMatrix<Float>(rows), with: product)
    let expected = try rows.times(vectors)
    #expect(ComplexMatrix<Double>(coefficients).distance(from: expected) < 1e-4)
    #expect(ComplexMatrix<Double>(coefficients).distance(from: expected) > 0)
  }

  @Test(
    "give the same bits for a row whatever rows are beside it",
    arguments: [(1, 1), (33, 4), (257, 50), (1030, 200)]
  )
  func rowsAreIndependent(width: Int, size: Int) throws {
    var numbers = TestNumbers(seed: 3)
    let (rows, vectors) = (try numbers.matrix(83, width), try numbers.matrix(width, size))
    try Self.checkPartitions(rows, try MatrixProduct(vectors))
    try Self.checkPartitions(
      ComplexMatrix<Float>(rows),
      try MatrixProduct(ComplexMatrix<Float>(vectors))
    )
  }

  @Test("of rows that end early are those of the definition, with the bits of each row alone")
  func rowsOfDifferentLengths() throws {
    var numbers = TestNumbers(seed: 4)
    let width = 1300
    let rowCount = 430
    let full = try numbers.matrix(rowCount, width)
    let vectors = try numbers.matrix(width, 20)
    var elements = full.elements
    for row in 0..<rowCount {
      // Rows of nothing but zeros are among them.
      let end = row * 397 % (width + 1)
      for column in end..<width { elements[row * width + column] = .zero }
    }
    let rows = try ComplexMatrix(rowCount: rowCount, columnCount: width, elements: elements)
    let product = try MatrixProduct(vectors)
    let coefficients = Self.coefficients(of: rows, with: product)
    #expect(coefficients.distance(from: try rows.times(vectors)) < 1e-12)
    try Self.checkPartitions(rows, product)
  }

  /// Compares blocks of each of several sizes with all rows at once, and single rows.
  private static func checkPartitions<Scalar>(
    _ rows: ComplexMatrix<Scalar>,
    _ product: MatrixProduct<Scalar>
  ) throws {
    let whole = coefficients(of: rows, with: product)
    let wholeRows = self.rows(of: whole, with: product)
    for blockRows in [1, 2, 3, 5, 8, 16, 23, 24, 25, 48, 64, 82, 200, 400] {
      var parts: [Complex<Scalar>] = []
      var partRows: [Complex<Scalar>] = []
      for start in stride(from: 0, to: rows.rowCount, by: blockRows) {
        let block = try rows.rows(start..<min(rows.rowCount, start + blockRows))
        let part = coefficients(of: block, with: product)
        parts += part.elements
        partRows += self.rows(of: part, with: product).elements
      }
      let isSame = (parts == whole.elements, partRows == wholeRows.elements)
      #expect(isSame == (true, true), "blocks of \(blockRows) rows")
    }
  }

  static func coefficients<Scalar>(
    of rows: ComplexMatrix<Scalar>,
    with product: MatrixProduct<Scalar>
  ) -> ComplexMatrix<Scalar> {
    var result = ComplexMatrix<Scalar>(
      rowCount: rows.rowCount,
      columnCount: product.matrix.columnCount
    )
    rows.withUnsafeElements { source in
      result.withUnsafeMutableElements { target in
        guard let source = source.baseAddress, let target = target.baseAddress else { return }
        product.multiply(rows: source, rowCount: rows.rowCount, into: target)
      }
    }
    return result
  }

  static func rows<Scalar>(
    of coefficients: ComplexMatrix<Scalar>,
    with product: MatrixProduct<Scalar>
  ) -> ComplexMatrix<Scalar> {
    var result = ComplexMatrix<Scalar>(
      rowCount: coefficients.rowCount,
      columnCount: product.matrix.rowCount
    )
    coefficients.withUnsafeElements { source in
      result.withUnsafeMutableElements { target in
        guard let source = source.baseAddress, let target = target.baseAddress else { return }
        product.reconstruct(coefficients: source, rowCount: coefficients.rowCount, into: target)
      }
    }
    return result
  }
}

extension ComplexMatrix {
  /// Some of the rows.
  func rows(_ range: Range<Int>) throws -> ComplexMatrix {
    try ComplexMatrix(
      rowCount: range.count,
      columnCount: columnCount,
      elements: Array(elements[range.lowerBound * columnCount..<range.upperBound * columnCount])
    )
  }
}
