// SPDX-License-Identifier: MIT

/// What became of one row: a failure code (0 = the waveform is there) and warning bits.
public struct WaveformStatus: Sendable, Equatable {
  /// Why there is no waveform; `none` when there is one.
  public var failure: Failure
  /// Remarks that leave the waveform valid.
  public var warnings: Warnings

  /// Makes a status.
  @inlinable
  public init(failure: Failure = .none, warnings: Warnings = []) {
    self.failure = failure
    self.warnings = warnings
  }

  /// Reasons for which a kernel gives no waveform.
  public enum Failure: UInt16, Sendable {
    /// The waveform is there.
    case none = 0
    /// A parameter is NaN or infinite.
    case notFinite = 1
    /// A mass is zero or negative.
    case massNotPositive = 2
    /// The distance is zero or negative.
    case distanceNotPositive = 3
    /// A spin is longer than 1.
    case spinAboveOne = 4
    /// Spin components in the orbital plane were given to an aligned-spin model.
    case spinNotAligned = 5
    /// The mass ratio is outside of what the model evaluates at all.
    case massRatioTooExtreme = 6
    /// The lowest frequency asked for lies above the model's cut-off.
    case minimumFrequencyAboveCutoff = 7
    /// The reference frequency is negative, or zero where the model needs one.
    case referenceFrequencyInvalid = 8
    /// The remnant's spin by the model's fit lies outside of its ringdown tables.
    case remnantSpinOutsideTables = 9
    /// The computation gave a value that is not finite.
    case resultNotFinite = 10
    /// The lowest frequency asked for is zero or negative, and the model needs a positive one.
    case minimumFrequencyInvalid = 11
    /// The phase leaves the range in which the kernels take sine and cosine.
    case phaseTooLarge = 12
    /// Tidal deformabilities were given to a model of black holes.
    case tidesNotDescribed = 13
    /// An eccentricity was given to a model of quasi-circular binaries.
    case eccentricityNotDescribed = 14
    /// The remnant's mass by the model's fit exceeds the total mass.
    case remnantMassAboveOne = 15
    /// The minimum-energy orbit by the model's fit lies within the innermost stable orbit.
    case orbitsOutOfOrder = 16
  }

  /// Remarks about a waveform that is there.
  public struct Warnings: OptionSet, Sendable {
    /// The bits.
    public let rawValue: UInt16
    /// Makes a set from its bits.
    @inlinable
    public init(rawValue: UInt16) { self.rawValue = rawValue }
    /// The mass ratio lies outside of the calibrated range.
    @inlinable public static var massRatioOutsideCalibration: Self { Self(rawValue: 1) }
    /// A spin lies outside of the calibrated range.
    @inlinable public static var spinOutsideCalibration: Self { Self(rawValue: 2) }
    /// The remnant's spin exceeds 1 by rounding of the fit.
    @inlinable public static var remnantSpinAboveOne: Self { Self(rawValue: 4) }
    /// The symmetric mass ratio was above 1/4 by rounding and was set to 1/4.
    @inlinable public static var massRatioRounded: Self { Self(rawValue: 8) }
    /// The remnant's spin is so low that the model may misbehave.
    @inlinable public static var remnantSpinLow: Self { Self(rawValue: 16) }
    /// The orbital plane tilts by more than π/4, where the model was not compared with simulations.
    @inlinable public static var tiltLarge: Self { Self(rawValue: 32) }
    /// The orbital plane tilts by more than π/2, which the model does not follow.
    @inlinable public static var tiltAboveRightAngle: Self { Self(rawValue: 64) }
    /// The analysis of the precession of two spins failed; the angles are those of one spin.
    @inlinable public static var singleSpinAngles: Self { Self(rawValue: 128) }
  }
}
