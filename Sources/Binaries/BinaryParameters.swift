// SPDX-License-Identifier: MIT

/// The parameters of a binary in the convention of bilby and dingo, after normalisation.
///
/// Angles of spins and line of sight are those of LAL's
/// `SimInspiralTransformPrecessingNewInitialConditions`, at the reference frequency: θ_JN is
/// between total angular momentum J and line of sight N, φ_JL the azimuth of the orbital angular
/// momentum L on its cone about J, tilts are between a spin and L, φ₁₂ is between the projections
/// of the spins on the orbital plane.
public struct BinaryParameters: Sendable, Equatable {
  /// The mass of the first body in the detector frame, in solar masses.
  public var mass1: Double
  /// The mass of the second body in the detector frame, in solar masses.
  public var mass2: Double
  /// The dimensionless spin magnitude a₁ of the first body, in [0, 1].
  public var spinMagnitude1: Double
  /// The dimensionless spin magnitude a₂ of the second body, in [0, 1].
  public var spinMagnitude2: Double
  /// The angle between the spin of the first body and L, in radians.
  public var tilt1: Double
  /// The angle between the spin of the second body and L, in radians.
  public var tilt2: Double
  /// The azimuth of the second spin minus that of the first, in radians.
  public var phi12: Double
  /// The azimuth of L on its cone about J, in radians.
  public var phiJL: Double
  /// The angle between J and the line of sight, in radians.
  public var thetaJN: Double
  /// The orbital phase at the reference frequency, in radians.
  public var phase: Double
  /// The luminosity distance, in megaparsecs.
  public var luminosityDistance: Double
  /// The dimensionless tidal deformability Λ₁ of the first body.
  public var lambda1: Double
  /// The dimensionless tidal deformability Λ₂ of the second body.
  public var lambda2: Double
  /// The eccentricity of the orbit, in [0, 1).
  public var eccentricity: Double
  /// The mean anomaly of the periastron, in radians.
  public var meanPeriastronAnomaly: Double

  /// Makes parameters from their numbers; units as documented on the members.
  public init(
    mass1: Double,
    mass2: Double,
    spinMagnitude1: Double = 0,
    spinMagnitude2: Double = 0,
    tilt1: Double = 0,
    tilt2: Double = 0,
    phi12: Double = 0,
    phiJL: Double = 0,
    thetaJN: Double,
    phase: Double,
    luminosityDistance: Double,
    lambda1: Double = 0,
    lambda2: Double = 0,
    eccentricity: Double = 0,
    meanPeriastronAnomaly: Double = 0
  ) {
    self.mass1 = mass1
    self.mass2 = mass2
    self.spinMagnitude1 = spinMagnitude1
    self.spinMagnitude2 = spinMagnitude2
    self.tilt1 = tilt1
    self.tilt2 = tilt2
    self.phi12 = phi12
    self.phiJL = phiJL
    self.thetaJN = thetaJN
    self.phase = phase
    self.luminosityDistance = luminosityDistance
    self.lambda1 = lambda1
    self.lambda2 = lambda2
    self.eccentricity = eccentricity
    self.meanPeriastronAnomaly = meanPeriastronAnomaly
  }

  /// The masses of both bodies.
  public var masses: ComponentMasses { ComponentMasses(mass1: mass1, mass2: mass2) }
}

extension BinaryParameters {
  /// Checks that a binary can have these parameters.
  ///
  /// - Throws: ``BinaryError/notFinite(quantity:value:)`` or
  ///   ``BinaryError/outOfRange(quantity:value:allowed:)`` for the first that it cannot have:
  ///   masses and distance must be positive, spin magnitudes in [0, 1], tidal deformabilities
  ///   not negative, the eccentricity in [0, 1), all finite.
  public func validate() throws(BinaryError) {
    for (quantity, value) in [
      ("mass_1", mass1), ("mass_2", mass2), ("luminosity_distance", luminosityDistance),
    ] {
      try Self.check(quantity, value, allowed: "positive") { $0 > 0 }
    }
    for (quantity, value) in [("a_1", spinMagnitude1), ("a_2", spinMagnitude2)] {
      try Self.check(quantity, value, allowed: "in [0, 1]") { (0...1).contains($0) }
    }
    for (quantity, value) in [("lambda_1", lambda1), ("lambda_2", lambda2)] {
      try Self.check(quantity, value, allowed: "zero or positive") { $0 >= 0 }
    }
    try Self.check("eccentricity", eccentricity, allowed: "in [0, 1)") { $0 >= 0 && $0 < 1 }
    for (quantity, value) in [
      ("tilt_1", tilt1), ("tilt_2", tilt2), ("phi_12", phi12), ("phi_jl", phiJL),
      ("theta_jn", thetaJN), ("phase", phase), ("mean_per_ano", meanPeriastronAnomaly),
    ] {
      try Self.check(quantity, value, allowed: "finite") { _ in true }
    }
  }

  /// Whether ``validate()`` would throw nothing; for millions of rows, where it is the fast path.
  public var isValid: Bool {
    // Zero unless one of them is infinite or not a number.
    let nothing =
      0 * mass1 + 0 * mass2 + 0 * luminosityDistance + 0 * tilt1 + 0 * tilt2 + 0 * phi12
      + 0 * phiJL + 0 * thetaJN + 0 * phase + 0 * lambda1 + 0 * lambda2
      + 0 * meanPeriastronAnomaly
    return nothing == 0 && mass1 > 0 && mass2 > 0 && luminosityDistance > 0
      && spinMagnitude1 >= 0 && spinMagnitude1 <= 1 && spinMagnitude2 >= 0 && spinMagnitude2 <= 1
      && lambda1 >= 0 && lambda2 >= 0 && eccentricity >= 0 && eccentricity < 1
  }

  private static func check(
    _ quantity: String,
    _ value: Double,
    allowed: String,
    _ isAllowed: (Double) -> Bool
  ) throws(BinaryError) {
    guard value.isFinite else { throw .notFinite(quantity: quantity, value: value) }
    guard isAllowed(value) else {
      throw .outOfRange(quantity: quantity, value: value, allowed: allowed)
    }
  }
}
