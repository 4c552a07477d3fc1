// SPDX-License-Identifier: MIT

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// Inclination and spins of a binary in the source frame of LAL, at the reference frequency.
///
/// The orbital angular momentum L is along z and the separation of the bodies, from the second to
/// the first, along x; the line of sight is at polar angle ι and azimuth π/2 − phase.
public struct CartesianBinary: Sendable, Equatable {
  /// The angle ι between L and the line of sight, in radians.
  public var inclination: Double
  /// The dimensionless spin of the first body.
  public var spin1: Vector3
  /// The dimensionless spin of the second body.
  public var spin2: Vector3

  /// Makes it from its parts.
  public init(inclination: Double, spin1: Vector3, spin2: Vector3) {
    self.inclination = inclination
    self.spin1 = spin1
    self.spin2 = spin2
  }
}

extension BinaryParameters {
  /// Inclination and Cartesian spins at the reference frequency.
  ///
  /// Where no spin has a component in the orbital plane (a = 0 or tilt exactly 0 or π), ι = θ_JN,
  /// as in bilby; otherwise the transformation is that of LAL's
  /// `SimInspiralTransformPrecessingNewInitialConditions`.
  ///
  /// - Parameters:
  ///   - referenceFrequency: f_ref > 0, in hertz.
  ///   - spinConversionPhase: The orbital phase by which spins are turned into the frame of the
  ///     bodies; without it ``phase``, so that a change of phase turns the spins with the orbit.
  /// - Returns: ι in [0, π] and the spins.
  /// - Throws: ``BinaryError`` where the frequency or a parameter is not finite or out of range.
  /// - Accuracy: LAL's bits but for the last few; where L, J and N are parallel within 10⁻⁸ LAL's
  ///   own `acos` is good to 10⁻⁸ only. Where LAL's argument of `acos` exceeds one by rounding
  ///   (and LAL returns NaN) it is taken as one.
  public func cartesian(
    referenceFrequency: Double,
    spinConversionPhase: Double? = nil
  ) throws(BinaryError) -> CartesianBinary {
    try checkReferenceFrequency(referenceFrequency)
    if let spinConversionPhase, !spinConversionPhase.isFinite {
      throw .notFinite(quantity: "spin_conversion_phase", value: spinConversionPhase)
    }
    if !isValid { try validate() }
    if !hasInPlaneSpin {
      return CartesianBinary(
        inclination: thetaJN,
        spin1: Vector3(x: 0, y: 0, z: spinMagnitude1 * cos(tilt1)),
        spin2: Vector3(x: 0, y: 0, z: spinMagnitude2 * cos(tilt2))
      )
    }
    return precessingCartesian(
      referenceFrequency: referenceFrequency,
      phase: spinConversionPhase ?? phase
    )
  }

  /// Whether a spin has a component in the orbital plane, by bilby's exact comparison.
  public var hasInPlaneSpin: Bool {
    func isInPlane(_ magnitude: Double, _ tilt: Double) -> Bool {
      magnitude != 0 && tilt != 0 && tilt != .pi
    }
    return isInPlane(spinMagnitude1, tilt1) || isInPlane(spinMagnitude2, tilt2)
  }

  /// From the frame of L to that of J, where φ_JL and θ_JN are given, and back.
  private func precessingCartesian(referenceFrequency: Double, phase: Double) -> CartesianBinary {
    var spin1 = Vector3.direction(polar: tilt1, azimuth: phase)
    var spin2 = Vector3.direction(polar: tilt2, azimuth: phi12 + phase)
    // Callers of LAL turn solar masses to kilograms and LAL turns them back, which rounds.
    let kilograms = PhysicalConstants.solarMass
    let masses = ComponentMasses(
      mass1: mass1 * kilograms / kilograms,
      mass2: mass2 * kilograms / kilograms
    )
    let total = masses.totalAngularMomentum(
      spin1: (masses.mass1 * masses.mass1 * spinMagnitude1) * spin1,
      spin2: (masses.mass2 * masses.mass2 * spinMagnitude2) * spin2,
      referenceFrequency: referenceFrequency
    )

    // Put J along z, then L at its azimuth φ_JL about J (it lies towards −x before).
    let length = total.length
    let toPlane = Turn(by: -atan2(total.y / length, total.x / length))
    let toTotal = Turn(by: -boundedArcCosine(total.z / length))
    let toAzimuth = Turn(by: phiJL - .pi)
    spin1 = toAzimuth.aboutZ(toTotal.aboutY(toPlane.aboutZ(spin1)))
    spin2 = toAzimuth.aboutZ(toTotal.aboutY(toPlane.aboutZ(spin2)))
    let orbital = toAzimuth.aboutZ(toTotal.aboutY(Vector3(x: 0, y: 0, z: 1)))
    var sight = Vector3(x: 0, y: sin(thetaJN), z: cos(thetaJN))
    let inclination = boundedArcCosine(sight.dot(orbital))

    // Put L along z again, then the line of sight at azimuth π/2 − phase.
    let fromAzimuth = Turn(by: -atan2(orbital.y, orbital.x))
    let toOrbital = Turn(by: -boundedArcCosine(orbital.z))
    sight = toOrbital.aboutY(fromAzimuth.aboutZ(sight))
    let toSeparation = Turn(by: .pi / 2 - atan2(sight.y, sight.x) - phase)
    spin1 = toSeparation.aboutZ(toOrbital.aboutY(fromAzimuth.aboutZ(spin1)))
    spin2 = toSeparation.aboutZ(toOrbital.aboutY(fromAzimuth.aboutZ(spin2)))
    return CartesianBinary(
      inclination: inclination,
      spin1: spinMagnitude1 * spin1,
      spin2: spinMagnitude2 * spin2
    )
  }
}
