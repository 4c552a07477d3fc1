// SPDX-License-Identifier: MIT

import ComplexModule
import RealModule

/// How well rows are held by a basis, and by its first vectors alone.
///
/// The mismatch of a row d and its reconstruction d̂ = d V Vᴴ is 1 − Re⟨d, d̂⟩ / (‖d‖ ‖d̂‖), an
/// unweighted sum over all columns. It is computed as ½ ‖d/‖d‖ − d̂/‖d̂‖‖², which is the same number
/// without a difference of almost equal ones, so that mismatches of 10⁻²⁰ are right too.
public struct ProjectionErrors: Sendable {
  /// The rows that are in work at once.
  private static let blockRows = 4 * MatrixProduct<Double>.rowQuantum

  /// How many of the first vectors are used, ascending.
  public let truncations: [Int]
  private let product: MatrixProduct<Double>

  /// The truncations that dingo-gw tabulates: 50, 100, … below n, and n.
  ///
  /// - Parameter size: The number of vectors n.
  /// - Returns: Numbers of vectors, ascending.
  public static func standardTruncations(size: Int) -> [Int] {
    Array(stride(from: 50, to: size, by: 50)) + [size]
  }

  /// Prepares the comparison.
  ///
  /// - Parameters:
  ///   - vectors: V, of shape (F, n), of orthonormal columns.
  ///   - truncations: Numbers of vectors, ascending, from 1 to n; nil for the standard ones.
  /// - Throws: ``LinearAlgebraError`` for other truncations, or when OpenBLAS cannot be had.
  public init(
    vectors: ComplexMatrix<Double>,
    truncations: [Int]? = nil
  ) throws(LinearAlgebraError) {
    let chosen = truncations ?? Self.standardTruncations(size: vectors.columnCount)
    let isAscending = zip(chosen, chosen.dropFirst()).allSatisfy { $0 < $1 }
    guard isAscending, chosen.allSatisfy({ (1...max(1, vectors.columnCount)).contains($0) }) else {
      throw .wrongShape(
        "Truncations \(chosen) of a basis of \(vectors.columnCount) vectors: they must ascend, "
          + "from 1 to \(vectors.columnCount)."
      )
    }
    self.truncations = chosen
    product = try MatrixProduct(vectors)
  }

  /// The mismatches of rows, each of which depends on its row alone.
  ///
  /// A row of zeros has the mismatch 0, a row orthogonal to the basis the mismatch 1.
  ///
  /// - Parameters:
  ///   - rows: `rowCount` rows of F numbers.
  ///   - rowCount: The number of rows.
  /// - Returns: Row by row, one mismatch per truncation.
  public func mismatches(
    rows: UnsafePointer<Complex<Double>>,
    rowCount: Int
  ) -> [Double] {
    var mismatches: [Double] = []
    mismatches.reserveCapacity(rowCount * truncations.count)
    let width = product.matrix.rowCount
    for start in stride(from: 0, to: rowCount, by: Self.blockRows) {
      let count = min(Self.blockRows, rowCount - start)
      mismatches += blockMismatches(rows: rows + start * width, rowCount: count)
    }
    return mismatches
  }

  private func blockMismatches(rows: UnsafePointer<Complex<Double>>, rowCount: Int) -> [Double] {
    let (width, size) = (product.matrix.rowCount, product.matrix.columnCount)
    var coefficients = [Complex<Double>](repeating: .zero, count: rowCount * size)
    var sums = [Complex<Double>](repeating: .zero, count: rowCount * width)
    var mismatches = [Double](repeating: 0, count: rowCount * truncations.count)
    coefficients.withUnsafeMutableBufferPointer { coefficients in
      sums.withUnsafeMutableBufferPointer { sums in
        guard let coefficients = coefficients.baseAddress, let sums = sums.baseAddress else {
          return
        }
        product.multiply(rows: rows, rowCount: rowCount, into: coefficients)
        var finished = 0
        for (index, truncation) in truncations.enumerated() {
          product.addPart(
            of: coefficients,
            rowCount: rowCount,
            columns: finished..<truncation,
            to: sums
          )
          finished = truncation
          for row in 0..<rowCount {
            mismatches[row * truncations.count + index] = Self.mismatch(
              rows + row * width,
              sums + row * width,
              count: width
            )
          }
        }
      }
    }
    return mismatches
  }

  /// ½ ‖a/‖a‖ − b/‖b‖‖².
  static func mismatch(
    _ a: UnsafePointer<Complex<Double>>,
    _ b: UnsafePointer<Complex<Double>>,
    count: Int
  ) -> Double {
    let (lengthA, lengthB) = (length(a, count: count), length(b, count: count))
    if lengthA == 0 { return 0 }
    if lengthB == 0 { return 1 }
    var sum = 0.0
    for index in 0..<count {
      let real = a[index].real / lengthA - b[index].real / lengthB
      let imaginary = a[index].imaginary / lengthA - b[index].imaginary / lengthB
      sum += real * real + imaginary * imaginary
    }
    return sum / 2
  }

  private static func length(_ row: UnsafePointer<Complex<Double>>, count: Int) -> Double {
    var sum = 0.0
    for index in 0..<count {
      sum += row[index].real * row[index].real + row[index].imaginary * row[index].imaginary
    }
    return sum.squareRoot()
  }
}
