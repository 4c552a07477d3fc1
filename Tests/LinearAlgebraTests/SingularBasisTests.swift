// SPDX-License-Identifier: MIT

import ComplexModule
import LinearAlgebra
import RealModule
import Testing

@Suite("Bases of singular vectors")
struct SingularBasisTests {
  @Test("are those that the matrix was made of", arguments: [(40, 90), (90, 40), (50, 50)])
  func knownDecomposition(rowCount: Int, columnCount: Int) throws {
    var numbers = TestNumbers(seed: 4)
    let values = (0..<12).map { Double.pow(0.5, Double($0)) }
    let left = try numbers.orthonormal(rowCount, 12)
    let right = try numbers.orthonormal(columnCount, 12)
    let matrix = try left.times(try Self.diagonal(values)).times(try right.adjoint)
    let basis = try SingularBasisBuilder(size: 7, method: .lapack).build(from: TrainingRows(matrix))
    for (found, expected) in zip(basis.singularValues, values) {
      #expect(abs(found - expected) < 1e-14)
    }
    #expect(basis.size == 7)
    let overlaps = try right.adjoint.times(basis.vectors)
    for vector in 0..<7 {
      #expect(abs(overlaps[vector, vector].length - 1) < 1e-13)
    }
  }

  private static func diagonal(_ values: [Double]) throws -> ComplexMatrix<Double> {
    var matrix = ComplexMatrix<Double>(rowCount: values.count, columnCount: values.count)
    for (index, value) in values.enumerated() { matrix[index, index] = Complex(value) }
    return matrix
  }
}
