// SPDX-License-Identifier: MIT

// What the entry points of a GPU that work on finished rows take; as DeviceWork.swift has it, every
// pointer is one of the device's memory.

/// What fixes the phase by which one row is turned.
///
/// At a bin it is `leading · leadingPowers[bin] · (1 + correction · correctionPowers[bin])`.
public struct RowPhase: Sendable, Equatable {
  /// What the leading power is multiplied with.
  public let leading: Double
  /// What the power of the first correction is multiplied with.
  public let correction: Double

  /// Names the factors.
  @inlinable
  public init(leading: Double, correction: Double) {
    self.leading = leading
    self.correction = correction
  }
}

/// What `whipbird_transform` works on: rows of both polarizations, in double.
public struct RowTransformWork: @unchecked Sendable {
  /// The rows of each polarization.
  public let count: Int
  /// The bins of a row.
  public let binCount: Int
  /// What each bin is multiplied with; nil to leave that out.
  public let reciprocals: UnsafePointer<Double>?
  /// The phase of each row; nil to turn none.
  public let phases: UnsafePointer<RowPhase>?
  /// The first bin that is turned.
  public let firstBin: Int
  /// The leading power in each bin from the first one on.
  public let leadingPowers: UnsafePointer<Double>
  /// The power of the first correction likewise.
  public let correctionPowers: UnsafePointer<Double>
  /// h₊, row after row.
  public let plus: UnsafePointer<Double>
  /// h×, row after row.
  public let cross: UnsafePointer<Double>
  /// Where h₊ goes, in double or single; in double it may be where it comes from.
  public let targetPlus: UnsafeMutableRawPointer
  /// Where h× goes.
  public let targetCross: UnsafeMutableRawPointer
  /// Whether what is written is in single precision.
  public let isSingle: Bool

  /// Names the memory.
  @inlinable
  public init(
    count: Int,
    binCount: Int,
    reciprocals: UnsafePointer<Double>?,
    phases: UnsafePointer<RowPhase>?,
    firstBin: Int,
    leadingPowers: UnsafePointer<Double>,
    correctionPowers: UnsafePointer<Double>,
    plus: UnsafePointer<Double>,
    cross: UnsafePointer<Double>,
    targetPlus: UnsafeMutableRawPointer,
    targetCross: UnsafeMutableRawPointer,
    isSingle: Bool
  ) {
    self.count = count
    self.binCount = binCount
    self.reciprocals = reciprocals
    self.phases = phases
    self.firstBin = firstBin
    self.leadingPowers = leadingPowers
    self.correctionPowers = correctionPowers
    self.plus = plus
    self.cross = cross
    self.targetPlus = targetPlus
    self.targetCross = targetCross
    self.isSingle = isSingle
  }
}
