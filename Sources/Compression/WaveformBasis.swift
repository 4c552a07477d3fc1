// SPDX-License-Identifier: MIT

import ComplexModule
import LinearAlgebra

/// A basis V of n vectors in which waveforms h of F bins are expanded.
///
/// Coefficients c = h·V (nothing is conjugated), waveforms h ≈ c·Vᴴ, as dingo-gw's `ApplySVD`. A
/// row's numbers depend on this row and on V alone.
public struct WaveformBasis: Sendable {
  /// The singular values of the training set, descending; empty where a file does not tell.
  public let singularValues: [Double]
  private let product: MatrixProduct<Double>

  /// The number of bins F.
  public var binCount: Int { product.matrix.rowCount }
  /// The number of vectors n.
  public var size: Int { product.matrix.columnCount }

  /// Takes the numbers of a basis.
  ///
  /// - Parameters:
  ///   - binCount: F.
  ///   - size: n.
  ///   - singularValues: n values or more, descending; none where they are not known.
  ///   - fill: Writes V row by row, real and imaginary parts side by side: 2 F n doubles.
  /// - Throws: `CompressionError` where linear algebra is not to be had; what `fill` throws.
  package init(
    binCount: Int,
    size: Int,
    singularValues: [Double],
    fill: (UnsafeMutableBufferPointer<Double>) throws -> Void
  ) throws {
    var vectors = ComplexMatrix<Double>(rowCount: binCount, columnCount: size)
    try vectors.withUnsafeMutableElements { elements in
      try elements.withMemoryRebound(to: Double.self) { doubles in
        try fill(UnsafeMutableBufferPointer(start: doubles.baseAddress, count: 2 * elements.count))
      }
    }
    try self.init(vectors: vectors, singularValues: singularValues)
  }

  /// Takes the vectors of bins from `first` on; those below hold no signal.
  package init(
    _ basis: SingularBasis,
    firstBin first: Int
  ) throws(CompressionError) {
    let upper = basis.vectors
    let zeros = [Complex<Double>](repeating: .zero, count: first * upper.columnCount)
    do {
      try self.init(
        vectors: ComplexMatrix(
          rowCount: first + upper.rowCount,
          columnCount: upper.columnCount,
          elements: zeros + upper.elements
        ),
        singularValues: basis.singularValues
      )
    } catch let error as CompressionError {
      throw error
    } catch {
      throw .refused("\(error)")
    }
  }

  private init(
    vectors: ComplexMatrix<Double>,
    singularValues: [Double]
  ) throws(CompressionError) {
    self.singularValues = singularValues
    do {
      product = try MatrixProduct(vectors)
    } catch {
      throw .refused("\(error)")
    }
  }

  /// The basis of the first vectors alone.
  package func truncated(to count: Int) throws(CompressionError) -> WaveformBasis {
    try WaveformBasis(
      vectors: product.matrix.leadingColumns(count),
      singularValues: Array(singularValues.prefix(count))
    )
  }

  /// Calls a closure with V row by row, real and imaginary parts side by side.
  package func withUnsafeVectors<Result>(
    _ body: (UnsafeRawBufferPointer) throws -> Result
  ) rethrows -> Result {
    try product.matrix.withUnsafeElements { try body(UnsafeRawBufferPointer($0)) }
  }

  /// Expands rows of several places; the more at once, the less time each takes.
  ///
  /// - Parameters:
  ///   - parts: Each `rowCount` rows of F complex numbers, as doubles.
  ///   - rowCount: The number of rows of each part.
  ///   - coefficients: For each part memory that gets `rowCount` rows of n complex numbers.
  package func expand(
    _ parts: [UnsafeMutableBufferPointer<Double>],
    rowCount: Int,
    into coefficients: [UnsafeMutableBufferPointer<Double>]
  ) {
    precondition(parts.allSatisfy { $0.count >= 2 * rowCount * binCount })
    precondition(coefficients.allSatisfy { $0.count >= 2 * rowCount * size })
    product.multiply(
      rows: parts.flatMap { part in
        rowPlaces(part, width: binCount, count: rowCount).map { UnsafePointer($0) }
      },
      into: coefficients.flatMap { rowPlaces($0, width: size, count: rowCount) }
    )
  }

  /// Where each of some rows of complex numbers begins; the memory is the caller's while it is used.
  private func rowPlaces(
    _ buffer: UnsafeMutableBufferPointer<Double>,
    width: Int,
    count: Int
  ) -> [UnsafeMutablePointer<Complex<Double>>] {
    guard let base = UnsafeMutableRawPointer(buffer.baseAddress) else { return [] }
    let first = base.assumingMemoryBound(to: Complex<Double>.self)
    return (0..<count).map { first + $0 * width }
  }

  /// Gives the rows of given coefficients.
  ///
  /// - Parameters:
  ///   - coefficients: `rowCount` rows of n complex numbers, as doubles.
  ///   - rowCount: The number of rows.
  ///   - rows: Gets `rowCount` rows of F complex numbers.
  package func restore(
    _ coefficients: UnsafeMutableBufferPointer<Double>,
    rowCount: Int,
    into rows: UnsafeMutableBufferPointer<Double>
  ) {
    precondition(rows.count >= 2 * rowCount * binCount)
    precondition(coefficients.count >= 2 * rowCount * size)
    withComplex(rows, coefficients) { rows, coefficients in
      product.reconstruct(coefficients: coefficients, rowCount: rowCount, into: rows)
    }
  }

  private func withComplex(
    _ first: UnsafeMutableBufferPointer<Double>,
    _ second: UnsafeMutableBufferPointer<Double>,
    _ body: (UnsafeMutablePointer<Complex<Double>>, UnsafeMutablePointer<Complex<Double>>) -> Void
  ) {
    first.withMemoryRebound(to: Complex<Double>.self) { first in
      second.withMemoryRebound(to: Complex<Double>.self) { second in
        guard let first = first.baseAddress, let second = second.baseAddress else { return }
        body(first, second)
      }
    }
  }
}

extension WaveformBasis {
  /// Expansions take rows in multiples of this number; others are filled up, which takes time.
  package static var rowQuantum: Int { MatrixProduct<Double>.rowQuantum }

  /// The bytes of rows that are best made before they are expanded, of which each takes so many.
  ///
  /// Rows of many binaries can be sorted by where they end into groups of about one length.
  package static func blockByteCount(ofRows byteCount: Int) -> Int {
    min(64 << 20, 8 * rowQuantum * byteCount)
  }

  /// The truncations that are judged: 50, 100, … and the size itself, as dingo-gw's.
  package static func truncations(ofSize size: Int) -> [Int] {
    ProjectionErrors.standardTruncations(size: size)
  }

  /// Mismatches of rows with what truncated bases leave of them.
  ///
  /// 1 − Re⟨h, ĥ⟩ / (‖h‖‖ĥ‖) over all bins, without weights.
  ///
  /// - Parameters:
  ///   - rows: `rowCount` rows of F complex numbers, as doubles.
  ///   - rowCount: The number of rows.
  /// - Returns: Row by row, one mismatch for each of ``truncations(ofSize:)``.
  /// - Throws: `CompressionError` where linear algebra is not to be had.
  package func mismatches(
    _ rows: UnsafeMutableBufferPointer<Double>,
    rowCount: Int
  ) throws(CompressionError) -> [Double] {
    precondition(rows.count >= 2 * rowCount * binCount)
    let errors: ProjectionErrors
    do {
      errors = try ProjectionErrors(vectors: product.matrix)
    } catch {
      throw .refused("\(error)")
    }
    return rows.withMemoryRebound(to: Complex<Double>.self) { rows in
      rows.baseAddress.map { errors.mismatches(rows: $0, rowCount: rowCount) } ?? []
    }
  }
}
