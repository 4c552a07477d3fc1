// SPDX-License-Identifier: MIT

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

extension ComponentMasses {
  /// The orbital angular momentum to first post-Newtonian order, in units of G M☉² / c.
  ///
  /// |L| = M² η / v · (1 + v² (3/2 + η/6)) with v = (π M f)^{1/3}: Bohé et al. 2013
  /// (arXiv:1212.5520), Eq. 4.7. Spin-orbit terms are left out, which is what defines θ_JN in
  /// LAL, bilby and dingo.
  func orbitalAngularMomentum(at referenceFrequency: Double) -> Double {
    // The order of operations is LAL's: acos near ±1 shows a difference in the last bit.
    let eta = mass1 * mass2 / totalMass / totalMass
    let velocity = cbrt(
      totalMass * PhysicalConstants.solarMassInSeconds * .pi * referenceFrequency
    )
    return (totalMass * totalMass * eta / velocity)
      * (1 + velocity * velocity * (1.5 + eta / 6))
  }

  /// J = L + S₁ + S₂ in the frame where L is along z, in units of G M☉² / c.
  ///
  /// - Parameters:
  ///   - spin1: The spin angular momentum of the first body, m₁² a₁ ŝ₁ with m₁ in solar masses.
  ///   - spin2: The spin angular momentum of the second body.
  ///   - referenceFrequency: The frequency at which L is taken, in hertz.
  /// - Returns: The components of J.
  func totalAngularMomentum(
    spin1: Vector3,
    spin2: Vector3,
    referenceFrequency: Double
  ) -> Vector3 {
    let orbital = orbitalAngularMomentum(at: referenceFrequency)
    return Vector3(x: spin1.x + spin2.x, y: spin1.y + spin2.y, z: orbital + spin1.z + spin2.z)
  }
}

/// Throws unless a frequency can be the one at which spins are given.
func checkReferenceFrequency(_ frequency: Double) throws(BinaryError) {
  guard frequency.isFinite else {
    throw .notFinite(quantity: "reference frequency", value: frequency)
  }
  guard frequency > 0 else {
    throw .outOfRange(
      quantity: "reference frequency",
      value: frequency,
      allowed: "positive, in hertz"
    )
  }
}
