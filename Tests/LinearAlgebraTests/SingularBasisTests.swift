// SPDX-License-Identifier: MIT

import ComplexModule
import LinearAlgebra
import RealModule
import Synchronization
import Testing

@Suite("Bases of singular vectors")
struct SingularBasisTests {
  @Test("are those that the matrix was made of", arguments: [(40, 90), (90, 40), (50, 50)])
  func knownDecomposition(rowCount: Int, columnCount: Int) throws {
    let known = try KnownMatrix(rowCount: rowCount, columnCount: columnCount, rank: 12)
    let basis = try Self.builder(7, .lapack).build(from: TrainingRows(known.matrix))
    #expect(basis.size == 7)
    #expect(basis.provenance.method == .lapack)
    try Self.expect(basis, agreesWith: known, tolerance: 1e-13)
  }

  @Test("by blocks are those that the matrix was made of", arguments: [(700, 90), (90, 120)])
  func knownDecompositionByBlocks(rowCount: Int, columnCount: Int) throws {
    let known = try KnownMatrix(rowCount: rowCount, columnCount: columnCount, rank: 40)
    let basis = try Self.builder(7, .blocked).build(from: TrainingRows(known.matrix))
    #expect(basis.provenance.method == .blocked)
    try Self.expect(basis, agreesWith: known, tolerance: 1e-12)
  }

  @Test("by blocks hold waveforms as LAPACK's do")
  func blockedAgreesWithLAPACK() throws {
    var numbers = TestNumbers(seed: 5)
    let training = try numbers.chirps(600, columnCount: 300, firstColumn: 30)
    let validation = try numbers.chirps(50, columnCount: 300, firstColumn: 30)
    let whole = try Self.builder(40, .lapack).build(from: TrainingRows(training))
    let blocked = try Self.builder(40, .blocked).build(from: TrainingRows(training))
    for (found, expected) in zip(blocked.singularValues, whole.singularValues) {
      #expect(abs(found / expected - 1) < 1e-5)
    }
    let (a, b) = (
      try Self.mismatches(of: validation, whole), try Self.mismatches(of: validation, blocked)
    )
    for (found, expected) in zip(b, a) { #expect(abs(found / expected - 1) < 0.05) }
    #expect(a.contains { $0 > 1e-12 })
  }

  @Test("are the same to the bit in every run, with any number of threads")
  func deterministic() throws {
    var numbers = TestNumbers(seed: 6)
    let training = TrainingRows(try numbers.chirps(1300, columnCount: 120, firstColumn: 10))
    for method in [BasisMethod.lapack, .blocked] {
      let first = try Self.builder(20, method).build(from: training)
      for threadCount in [1, 2, 5] {
        let again = try Self.builder(20, method, threadCount: threadCount).build(from: training)
        let isSame = again == first
        #expect(isSame, "\(method), \(threadCount) threads")
      }
    }
    let one = try Self.builder(20, .blocked).build(from: training)
    let other = try SingularBasisBuilder(size: 20, method: .blocked, seed: 2).build(from: training)
    #expect(one.vectors.elements != other.vectors.elements)
  }

  @Test("ask for each row once where all fit into memory")
  func keptRows() throws {
    var numbers = TestNumbers(seed: 10)
    let matrix = TrainingRows(try numbers.chirps(1300, columnCount: 120, firstColumn: 10))
    let readRows = Mutex(0)
    let rows = TrainingRows(rowCount: 1300, columnCount: 120) { range, buffer in
      readRows.withLock { $0 += range.count }
      try matrix.read(range, buffer)
    }
    let basis = try Self.builder(20, .blocked, threadCount: 2).build(from: rows)
    #expect(readRows.withLock { $0 } == 1300)
    let isSame = try basis == Self.builder(20, .blocked).build(from: matrix)
    #expect(isSame)
  }

  @Test("of wide matrices, made orthonormal by panels, are those that the matrix was made of")
  func panels() throws {
    let known = try KnownMatrix(rowCount: 90, columnCount: 700, rank: 40)
    let basis = try Self.builder(7, .blocked, threadCount: 2).build(
      from: TrainingRows(known.matrix)
    )
    try Self.expect(basis, agreesWith: known, tolerance: 1e-12)
  }

  @Test("are orthonormal, exactly zero where the data are, and of the stated phase")
  func conventions() throws {
    var numbers = TestNumbers(seed: 7)
    let training = try numbers.chirps(400, columnCount: 150, firstColumn: 40)
    for method in [BasisMethod.lapack, .blocked] {
      let basis = try Self.builder(10, method).build(from: TrainingRows(training))
      let vectors = basis.vectors
      let product = try vectors.adjoint.times(vectors)
      for vector in 0..<10 {
        let column = (0..<150).map { vectors[$0, vector] }
        #expect(column[..<40].allSatisfy { $0 == .zero })
        let largest = try #require(column.max { $0.lengthSquared < $1.lengthSquared })
        #expect(largest.imaginary == 0)
        #expect(largest.real > 0)
        for other in 0..<10 {
          let expected = Complex<Double>(vector == other ? 1 : 0)
          #expect((product[vector, other] - expected).length < 1e-13)
        }
      }
    }
  }

  @Test("of more vectors than the rank are refused, or reduced", arguments: BasisMethod.allCases)
  func rank(method: BasisMethod) throws {
    let known = try KnownMatrix(rowCount: 300, columnCount: 100, rank: 12)
    let rows = TrainingRows(known.matrix)
    #expect(throws: LinearAlgebraError.sizeAboveRank(size: 15, rank: 12, rowCount: 300)) {
      try Self.builder(15, method).build(from: rows)
    }
    let reduced = try SingularBasisBuilder(size: 15, method: method, excess: .reduce)
      .build(from: rows)
    #expect(reduced.size == 12)
    #expect(try Self.builder(0, method).build(from: rows).size == 12)
  }

  @Test("of impossible sizes are refused")
  func impossibleSizes() throws {
    let rows = TrainingRows(ComplexMatrix(rowCount: 5, columnCount: 8))
    #expect(throws: LinearAlgebraError.sizeAboveShape(size: 6, rowCount: 5, columnCount: 8)) {
      try Self.builder(6, .automatic).build(from: rows)
    }
    #expect(throws: LinearAlgebraError.negativeSize(-1)) {
      try Self.builder(-1, .automatic).build(from: rows)
    }
    #expect(throws: LinearAlgebraError.noTrainingData(rowCount: 0, columnCount: 8)) {
      try Self.builder(1, .automatic)
        .build(from: TrainingRows(ComplexMatrix(rowCount: 0, columnCount: 8)))
    }
    #expect(throws: LinearAlgebraError.sizeAboveRank(size: 1, rank: 0, rowCount: 5)) {
      try Self.builder(1, .automatic).build(from: rows)
    }
  }

  @Test("of rows that are not finite are refused, naming the row", arguments: BasisMethod.allCases)
  func notFinite(method: BasisMethod) throws {
    var numbers = TestNumbers(seed: 8)
    var matrix = try numbers.matrix(300, 60)
    matrix[263, 17] = Complex(0, .infinity)
    #expect(throws: LinearAlgebraError.notFinite(row: 263, column: 17)) {
      try Self.builder(5, method, threadCount: 2).build(from: TrainingRows(matrix))
    }
  }

  @Test("can be given up", arguments: BasisMethod.allCases)
  func cancellation(method: BasisMethod) throws {
    struct GivenUp: Error {}
    var numbers = TestNumbers(seed: 9)
    let rows = TrainingRows(try numbers.matrix(600, 60))
    #expect(throws: GivenUp.self) {
      try Self.builder(5, method).build(from: rows) { progress in
        if progress.finishedRows > 200 { throw GivenUp() }
      }
    }
  }

  private static func builder(
    _ size: Int,
    _ method: BasisMethod,
    threadCount: Int = 1
  ) -> SingularBasisBuilder {
    SingularBasisBuilder(size: size, method: method, seed: 1, threadCount: threadCount)
  }

  private static func mismatches(
    of rows: ComplexMatrix<Double>,
    _ basis: SingularBasis
  ) throws -> [Double] {
    let errors = try ProjectionErrors(vectors: basis.vectors)
    return rows.withUnsafeElements { elements in
      elements.baseAddress.map { errors.mismatches(rows: $0, rowCount: rows.rowCount) } ?? []
    }
  }

  private static func expect(
    _ basis: SingularBasis,
    agreesWith known: KnownMatrix,
    tolerance: Double
  ) throws {
    for (found, expected) in zip(basis.singularValues, known.values) {
      #expect(abs(found - expected) < tolerance)
    }
    let overlaps = try known.right.adjoint.times(basis.vectors)
    for vector in 0..<basis.size {
      #expect(abs(overlaps[vector, vector].length - 1) < tolerance)
    }
  }
}

/// A matrix U S Vᴴ whose singular values are the powers of one half.
struct KnownMatrix {
  let matrix: ComplexMatrix<Double>
  let right: ComplexMatrix<Double>
  let values: [Double]

  init(rowCount: Int, columnCount: Int, rank: Int) throws {
    var numbers = TestNumbers(seed: 4)
    values = (0..<rank).map { Double.pow(0.5, Double($0)) }
    right = try numbers.orthonormal(columnCount, rank)
    var scaled = try numbers.orthonormal(rowCount, rank)
    for row in 0..<rowCount {
      for column in 0..<rank {
        scaled[row, column] = scaled[row, column] * Complex(values[column])
      }
    }
    matrix = try scaled.times(try right.adjoint)
  }
}
