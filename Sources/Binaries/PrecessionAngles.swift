// SPDX-License-Identifier: MIT

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// The angles and magnitudes in which bilby and dingo give spins and line of sight.
public struct PrecessionAngles: Sendable, Equatable {
  /// The angle between J and the line of sight, in [0, π].
  public var thetaJN: Double
  /// The azimuth of L on its cone about J, in [0, 2π); zero where J and L are parallel.
  public var phiJL: Double
  /// The angle between the first spin and L, in [0, π]; π/2 where there is no spin.
  public var tilt1: Double
  /// The angle between the second spin and L, in [0, π]; π/2 where there is no spin.
  public var tilt2: Double
  /// The azimuth of the second spin minus that of the first, in [0, 2π).
  public var phi12: Double
  /// The dimensionless magnitude of the first spin.
  public var spinMagnitude1: Double
  /// The dimensionless magnitude of the second spin.
  public var spinMagnitude2: Double
}

extension CartesianBinary {
  /// The angles that ``BinaryParameters/cartesian(referenceFrequency:spinConversionPhase:)``
  /// turns into this inclination and these spins.
  ///
  /// The same as LAL's `SimInspiralTransformPrecessingWvf2PE`, but angles come from `atan2` of
  /// cross and dot products, which loses no digits where vectors are nearly parallel.
  ///
  /// - Parameters:
  ///   - masses: The masses of the bodies, in solar masses.
  ///   - referenceFrequency: f_ref > 0, in hertz.
  ///   - phase: The orbital phase, or the spin conversion phase where one is in use.
  /// - Returns: The angles.
  /// - Throws: ``BinaryError`` where something is not finite, or frequency or masses not positive.
  public func precessionAngles(
    masses: ComponentMasses,
    referenceFrequency: Double,
    phase: Double
  ) throws(BinaryError) -> PrecessionAngles {
    try checkReferenceFrequency(referenceFrequency)
    try check(masses: masses, phase: phase)
    let total = masses.totalAngularMomentum(
      spin1: (masses.mass1 * masses.mass1) * spin1,
      spin2: (masses.mass2 * masses.mass2) * spin2,
      referenceFrequency: referenceFrequency
    )
    let sight = Vector3.direction(polar: inclination, azimuth: .pi / 2 - phase)
    let orbital = Vector3(x: 0, y: 0, z: 1)
    let across = total.cross(sight)
    let isAligned = total.x == 0 && total.y == 0
    return PrecessionAngles(
      thetaJN: atan2(across.length, total.dot(sight)),
      phiJL: isAligned
        ? 0
        : positiveAngle(
          atan2(total.cross(orbital).dot(across) / total.length, -orbital.dot(across))
        ),
      tilt1: spin1.tilt,
      tilt2: spin2.tilt,
      phi12: positiveAngle(atan2(spin2.y, spin2.x) - atan2(spin1.y, spin1.x)),
      spinMagnitude1: spin1.length,
      spinMagnitude2: spin2.length
    )
  }

  private func check(masses: ComponentMasses, phase: Double) throws(BinaryError) {
    for (quantity, value) in [
      ("inclination", inclination), ("phase", phase), ("length of spin 1", spin1.length),
      ("length of spin 2", spin2.length), ("mass_1", masses.mass1), ("mass_2", masses.mass2),
    ] where !value.isFinite {
      throw .notFinite(quantity: quantity, value: value)
    }
    for (quantity, value) in [("mass_1", masses.mass1), ("mass_2", masses.mass2)]
    where value <= 0 {
      throw .outOfRange(quantity: quantity, value: value, allowed: "positive")
    }
  }
}

extension BinaryParameters {
  /// The same binary with angles that refer to another spin conversion phase.
  ///
  /// Cartesian spins and inclination stay; θ_JN and φ_JL change. This is dingo's
  /// `change_spin_conversion_phase` for one sample.
  ///
  /// - Parameters:
  ///   - new: The spin conversion phase from now on; without it, ``phase``.
  ///   - old: The spin conversion phase of these parameters; without it, ``phase``.
  ///   - referenceFrequency: f_ref > 0, in hertz.
  /// - Returns: The parameters with their angles changed.
  /// - Throws: ``BinaryError`` where something is not finite or out of range.
  public func withSpinConversionPhase(
    _ new: Double?,
    insteadOf old: Double?,
    referenceFrequency: Double
  ) throws(BinaryError) -> BinaryParameters {
    if new == old { return self }
    let angles = try cartesian(referenceFrequency: referenceFrequency, spinConversionPhase: old)
      .precessionAngles(
        masses: masses,
        referenceFrequency: referenceFrequency,
        phase: new ?? phase
      )
    var changed = self
    changed.thetaJN = angles.thetaJN
    changed.phiJL = angles.phiJL
    changed.tilt1 = angles.tilt1
    changed.tilt2 = angles.tilt2
    changed.phi12 = angles.phi12
    changed.spinMagnitude1 = angles.spinMagnitude1
    changed.spinMagnitude2 = angles.spinMagnitude2
    return changed
  }
}

extension Vector3 {
  /// The angle to the z axis; π/2 for the null vector, as in LAL.
  fileprivate var tilt: Double {
    length == 0 ? .pi / 2 : atan2((x * x + y * y).squareRoot(), z)
  }
}

/// An angle from `atan2` or a difference of two, brought to [0, 2π) as LAL does.
private func positiveAngle(_ angle: Double) -> Double {
  angle < 0 ? angle + 2 * .pi : angle
}
