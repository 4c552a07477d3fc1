// SPDX-License-Identifier: MIT

import ComplexModule

/// Right singular vectors of a training matrix X = U S Vᴴ of N rows and F columns, not centred.
///
/// A row d has the coefficients c = d·V, and c·Vᴴ is the closest row that the basis holds. Each
/// vector's largest component (the first of them) is real and positive, which fixes its phase;
/// where X has nothing but zeros in a column, V has exact zeros in that row.
public struct SingularBasis: Equatable, Sendable {
  /// How a basis came about: with the same of all of these, the same machine gives the same bytes.
  public struct Provenance: Equatable, Sendable {
    /// The method that was used, never ``BasisMethod/automatic``.
    public let method: BasisMethod
    /// The seed of the method's random numbers; nil where it has none.
    public let seed: UInt64?
    /// How often the training rows were read.
    public let passCount: Int
    /// The training rows N.
    public let trainingRowCount: Int
    /// OpenBLAS's version, as in 0.3.21.
    public let libraryVersion: String
    /// OpenBLAS's kernels, as in Haswell.
    public let coreName: String
    /// The threads of one call of OpenBLAS; the builder's own number changes no bit.
    public let libraryThreadCount: Int
  }

  /// V, of shape (F, n): columns are singular vectors, of the largest singular value first.
  public let vectors: ComplexMatrix<Double>
  /// The n singular values, descending.
  public let singularValues: [Double]
  /// How the basis came about.
  public let provenance: Provenance

  /// The number of vectors n.
  public var size: Int { singularValues.count }

  /// A basis of given parts.
  ///
  /// - Throws: ``LinearAlgebraError/wrongShape(_:)`` when there is not one value per vector.
  public init(
    vectors: ComplexMatrix<Double>,
    singularValues: [Double],
    provenance: Provenance
  ) throws(LinearAlgebraError) {
    guard vectors.columnCount == singularValues.count else {
      throw .wrongShape(
        "\(vectors.columnCount) singular vectors do not go with \(singularValues.count) values."
      )
    }
    self.vectors = vectors
    self.singularValues = singularValues
    self.provenance = provenance
  }
}
