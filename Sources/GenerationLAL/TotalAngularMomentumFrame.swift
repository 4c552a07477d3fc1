// SPDX-License-Identifier: MIT

import Binaries
import ComplexModule
import Generation
import KernelRecords
import RealModule

/// The turn from the frame of the total angular momentum J, in which LAL gives the modes of
/// IMRPhenomXPHM, to that of the orbital one at the reference frequency, L₀.
///
/// Modes change by h_{lm′} = Σ_m exp(i m α₀) exp(i m′ γ₀) d^l_{mm′}(β₀) h_{lm}. Reference:
/// Pratten2021 (arXiv:2004.06503), appendix C.
struct TotalAngularMomentumFrame {
  /// α₀ = π − κ, κ the azimuth of the line of sight in the frame of J.
  let alpha: Double
  /// β₀, the angle between J and L₀.
  let beta: Double
  /// γ₀ = π − φ_J, φ_J the azimuth of J in the frame of L₀.
  let gamma: Double

  init(of binary: BinaryRecord) {
    let (m1, m2) = (binary.mass1 * binary.mass1, binary.mass2 * binary.mass2)
    let x = m1 * binary.spin1x + m2 * binary.spin2x
    let y = m1 * binary.spin1y + m2 * binary.spin2y
    let z = Self.orbitalAngularMomentum(binary) + m1 * binary.spin1z + m2 * binary.spin2z
    let azimuth = Double.atan2(y: y, x: x)
    beta = Double.atan2(y: Double.hypot(x, y), x: z)
    gamma = .pi - azimuth
    // The line of sight, turned by −φ_J about z and by −β₀ about y.
    let turned = .pi / 2 - binary.phase - azimuth
    let (across, along) = (Double.sin(binary.inclination), Double.cos(binary.inclination))
    let sightX = Double.cos(beta) * across * Double.cos(turned) - Double.sin(beta) * along
    alpha = .pi - Double.atan2(y: across * Double.sin(turned), x: sightX)
  }

  /// The factor with which the mode (l, m) in the frame of J enters (l, m′) in that of L₀.
  func element(_ mode: Mode, into order: Int) -> Complex<Double> {
    Complex(length: 1, phase: Double(mode.m) * alpha + Double(order) * gamma)
      * Complex(WignerMatrix.d(mode.l, mode.m, order, angle: beta))
  }

  /// |L| at the reference frequency in units of G M☉²/c, as IMRPhenomXPHM has it.
  private static func orbitalAngularMomentum(_ binary: BinaryRecord) -> Double {
    let total = binary.mass1 + binary.mass2
    let eta = binary.mass1 * binary.mass2 / (total * total)
    let v = Double.root(
      total * PhysicalConstants.solarMassInSeconds * .pi * binary.referenceFrequency,
      3
    )
    let coefficients = series(
      eta: eta,
      sum: binary.spin1z + binary.spin2z,
      difference: (binary.spin1z - binary.spin2z) * (binary.mass1 - binary.mass2) / total
    )
    return total * total * eta / v * coefficients.reversed().reduce(0) { $0 * v + $1 }
  }

  /// The coefficients of |L| v/(G M² η/c) in powers of the orbital velocity v, from v⁰ to v⁶.
  ///
  /// To third post-Newtonian order, for spins whose magnitudes are those of the equations of
  /// precession: Chatziioannou2017 (arXiv:1703.03967), which versions 222 and 223 (LAL's default) of
  /// IMRPhenomXPHM's precession take over.
  ///
  /// - Parameters:
  ///   - eta: η.
  ///   - sum: χ₁ + χ₂, along L.
  ///   - difference: (χ₁ − χ₂)(m₁ − m₂)/M.
  /// - Returns: Seven coefficients.
  private static func series(eta: Double, sum: Double, difference: Double) -> [Double] {
    let pi2 = Double.pi * Double.pi
    let both = sum + difference
    return [
      1,
      0,
      1.5 + eta / 6,
      (5 * sum * eta - 7 * both) / 6,
      (81 + eta * (eta - 57)) / 24,
      (eta * (1336 * sum + 511 * difference + 28 * sum * eta) - 1650 * both) / 600,
      (10935 + eta * (2214 * pi2 - 62001 + eta * (1674 + 7 * eta))) / 1296,
    ]
  }
}
