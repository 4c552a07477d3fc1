// SPDX-License-Identifier: MIT

/// One binary as every kernel takes it, in the source frame at the reference frequency.
///
/// The first body is the one the caller calls the first: kernels whose model asks for
/// `mass1 ≥ mass2` exchange the bodies themselves.
public struct BinaryRecord: Sendable, Equatable {
  /// The mass of the first body in the detector frame, in solar masses.
  public var mass1: Double
  /// The mass of the second body in the detector frame, in solar masses.
  public var mass2: Double
  /// The dimensionless spin of the first body, x component, in the frame of L and N at f_ref.
  public var spin1x: Double
  /// The dimensionless spin of the first body, y component.
  public var spin1y: Double
  /// The dimensionless spin of the first body along the orbital angular momentum.
  public var spin1z: Double
  /// The dimensionless spin of the second body, x component.
  public var spin2x: Double
  /// The dimensionless spin of the second body, y component.
  public var spin2y: Double
  /// The dimensionless spin of the second body along the orbital angular momentum.
  public var spin2z: Double
  /// The luminosity distance, in megaparsecs.
  public var luminosityDistance: Double
  /// The angle between orbital angular momentum and line of sight at f_ref, in radians.
  public var inclination: Double
  /// The orbital phase at the reference frequency, in radians.
  public var phase: Double
  /// The frequency at which spins and phase are given, in hertz.
  public var referenceFrequency: Double
  /// The dimensionless tidal deformability Λ₁ of the first body.
  public var lambda1: Double
  /// The dimensionless tidal deformability Λ₂ of the second body.
  public var lambda2: Double
  /// The eccentricity of the orbit at the reference frequency (or where the model gives it).
  public var eccentricity: Double
  /// The mean anomaly of the periastron, in radians.
  public var meanPeriastronAnomaly: Double

  /// Makes a record from its numbers; units as documented on the members.
  @inlinable
  public init(
    mass1: Double,
    mass2: Double,
    spin1x: Double = 0,
    spin1y: Double = 0,
    spin1z: Double = 0,
    spin2x: Double = 0,
    spin2y: Double = 0,
    spin2z: Double = 0,
    luminosityDistance: Double,
    inclination: Double,
    phase: Double,
    referenceFrequency: Double,
    lambda1: Double = 0,
    lambda2: Double = 0,
    eccentricity: Double = 0,
    meanPeriastronAnomaly: Double = 0
  ) {
    self.mass1 = mass1
    self.mass2 = mass2
    self.spin1x = spin1x
    self.spin1y = spin1y
    self.spin1z = spin1z
    self.spin2x = spin2x
    self.spin2y = spin2y
    self.spin2z = spin2z
    self.luminosityDistance = luminosityDistance
    self.inclination = inclination
    self.phase = phase
    self.referenceFrequency = referenceFrequency
    self.lambda1 = lambda1
    self.lambda2 = lambda2
    self.eccentricity = eccentricity
    self.meanPeriastronAnomaly = meanPeriastronAnomaly
  }
}
