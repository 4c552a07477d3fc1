// SPDX-License-Identifier: MIT

/// What is done to rows after they were made: each bin is multiplied with a number, its phase is
/// turned, and the row is expanded in a basis, in this order.
///
/// It says nothing of what that is good for.
public struct RowTransform: Sendable {
  /// What each bin is multiplied with; nil to leave that out.
  public let factors: [Double]?
  /// How phases are turned; nil where they are not.
  public let rotation: Rotation?
  /// The basis; nil where rows keep their bins.
  public let basis: Basis?

  /// Puts the steps together.
  public init(factors: [Double]? = nil, rotation: Rotation? = nil, basis: Basis? = nil) {
    self.factors = factors
    self.rotation = rotation
    self.basis = basis
  }

  /// How the phase of a bin depends on the two factors of a row (`RowPhase`).
  public struct Rotation: Sendable {
    /// The first bin that is turned.
    public let firstBin: Int
    /// The leading power in each bin from the first one on.
    public let leadingPowers: [Double]
    /// The power of the first correction likewise.
    public let correctionPowers: [Double]

    /// Names the tables, which are of one length.
    public init(firstBin: Int, leadingPowers: [Double], correctionPowers: [Double]) {
      precondition(leadingPowers.count == correctionPowers.count)
      self.firstBin = firstBin
      self.leadingPowers = leadingPowers
      self.correctionPowers = correctionPowers
    }
  }

  /// Vectors in which rows are expanded: c = h·V, nothing is conjugated.
  public struct Basis: Sendable {
    /// The number of vectors.
    public let size: Int
    /// V, bin by bin: for each its share in every vector, real and imaginary parts side by side.
    public let elements: [Double]

    /// Names the vectors.
    public init(size: Int, elements: [Double]) {
      precondition(size > 0 && elements.count % (2 * size) == 0)
      self.size = size
      self.elements = elements
    }
  }

  /// Whether rows stay as they are.
  public var isEmpty: Bool { factors == nil && rotation == nil && basis == nil }
}
