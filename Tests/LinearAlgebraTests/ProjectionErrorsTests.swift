// SPDX-License-Identifier: MIT

import ComplexModule
import LinearAlgebra
import RealModule
import Testing

@Suite("Mismatches of projections")
struct ProjectionErrorsTests {
  @Test("are those of the definition, for each truncation")
  func agreesWithDefinition() throws {
    var numbers = TestNumbers(seed: 11)
    let vectors = try numbers.orthonormal(60, 12)
    let rows = try numbers.matrix(70, 60)
    let mismatches = Self.mismatches(
      rows,
      try ProjectionErrors(vectors: vectors, truncations: [1, 5, 12])
    )
    for (index, truncation) in [1, 5, 12].enumerated() {
      let part = vectors.leadingColumns(truncation)
      let projected = try rows.times(part).times(try part.adjoint)
      for row in 0..<70 {
        let (d, p) = (try rows.rows(row..<row + 1), try projected.rows(row..<row + 1))
        let overlap = zip(d.elements, p.elements).reduce(0) {
          $0 + ($1.0.conjugate * $1.1).real
        }
        let expected = 1 - overlap / (Self.length(d) * Self.length(p))
        #expect(abs(mismatches[row * 3 + index] - expected) < 1e-13)
      }
    }
  }

  /// d = v + ε w with w orthogonal to the basis: the mismatch is 1 − 1/√(1 + ε²).
  @Test("are exact where the difference from 1 is lost", arguments: [1e-3, 1e-7, 1e-10])
  func smallMismatches(epsilon: Double) throws {
    var vectors = ComplexMatrix<Double>(rowCount: 6, columnCount: 2)
    vectors[1, 0] = .one
    vectors[3, 1] = .i
    var row = ComplexMatrix<Double>(rowCount: 1, columnCount: 6)
    row[0, 1] = Complex(3, 4)
    row[0, 5] = Complex(0, 5 * epsilon)
    let mismatch = Self.mismatches(row, try ProjectionErrors(vectors: vectors))[0]
    let root = (1 + epsilon * epsilon).squareRoot()
    let expected = epsilon * epsilon / (root * (1 + root))
    #expect(abs(mismatch / expected - 1) < 1e-5)
  }

  @Test("of rows of zeros are 0, of orthogonal ones 1")
  func limits() throws {
    var vectors = ComplexMatrix<Double>(rowCount: 4, columnCount: 1)
    vectors[0, 0] = .one
    var rows = ComplexMatrix<Double>(rowCount: 2, columnCount: 4)
    rows[1, 2] = .i
    #expect(Self.mismatches(rows, try ProjectionErrors(vectors: vectors)) == [0, 1])
  }

  @Test("are tabulated at dingo's truncations; others must ascend within the basis")
  func truncations() throws {
    #expect(ProjectionErrors.standardTruncations(size: 200) == [50, 100, 150, 200])
    #expect(ProjectionErrors.standardTruncations(size: 20) == [20])
    let vectors = ComplexMatrix<Double>(rowCount: 9, columnCount: 4)
    for wrong in [[0], [5], [2, 2], [3, 1]] {
      #expect(throws: LinearAlgebraError.self) {
        try ProjectionErrors(vectors: vectors, truncations: wrong)
      }
    }
  }

  private static func mismatches(
    _ rows: ComplexMatrix<Double>,
    _ errors: ProjectionErrors
  ) -> [Double] {
    rows.withUnsafeElements { elements in
      elements.baseAddress.map { errors.mismatches(rows: $0, rowCount: rows.rowCount) } ?? []
    }
  }

  private static func length(_ row: ComplexMatrix<Double>) -> Double {
    row.elements.reduce(0) { $0 + $1.lengthSquared }.squareRoot()
  }
}
