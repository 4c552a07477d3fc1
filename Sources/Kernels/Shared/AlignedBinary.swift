// SPDX-License-Identifier: MIT

#if !hasFeature(Embedded)
import KernelRecords
#endif

/// Masses and aligned spins of a binary, the heavier body first.
struct AlignedBinary<Number: ScalarReal> {
  /// The masses in solar masses as they were given, the heavier first.
  let solarMasses: (heavier: Double, lighter: Double)
  /// The total mass `G M / c³` in seconds.
  let massInSeconds: Number
  /// The total mass `G M / c²` in metres.
  let massInMetres: Number
  /// The symmetric mass ratio η = m₁ m₂ / M².
  let eta: Number
  /// The mass difference δ = (m₁ − m₂) / M, not negative.
  let delta: Number
  /// m₁ / M.
  let fraction1: Number
  /// m₂ / M.
  let fraction2: Number
  /// The spin of the heavier body.
  let spin1: Number
  /// The spin of the lighter body.
  let spin2: Number
  /// Whether η came out above 1/4 by rounding and was set to it.
  let isRounded: Bool

  /// Orders the bodies; equal masses keep the order they are given in.
  init(_ record: BinaryRecord) {
    let keepsOrder = record.mass1 >= record.mass2
    solarMasses =
      keepsOrder ? (record.mass1, record.mass2) : (record.mass2, record.mass1)
    let mass1 = Number(solarMasses.heavier)
    let mass2 = Number(solarMasses.lighter)
    let total = mass1 + mass2
    let ratio = mass1 * mass2 / (total * total)
    isRounded = ratio > Number(0.25)
    eta = isRounded ? Number(0.25) : ratio
    // Not √(1 − 4η), which loses half of its digits where the masses are nearly equal.
    delta = (mass1 - mass2) / total
    fraction1 = mass1 / total
    fraction2 = mass2 / total
    massInSeconds = total * Number(PhysicalConstants.solarMassInSeconds)
    massInMetres = total * Number(PhysicalConstants.solarMassInMetres)
    spin1 = Number(keepsOrder ? record.spin1z : record.spin2z)
    spin2 = Number(keepsOrder ? record.spin2z : record.spin1z)
  }

  /// The post-Newtonian reduced spin χ_PN = χ_s (1 − 76η/113) + δ χ_a.
  ///
  /// Ajith, arXiv:1107.1267, Eq. (5.9).
  var reducedSpin: Number {
    let symmetric = (spin1 + spin2) * (Number(1) - eta * Number(76.0 / 113))
    return Number(0.5) * Number.fma(delta, spin1 - spin2, symmetric)
  }

  /// (m₁² χ₁ + m₂² χ₂) / M², the spins' sum along the orbital angular momentum.
  var alignedSpin: Number {
    Number.fma(fraction1 * fraction1, spin1, fraction2 * fraction2 * spin2)
  }
}

extension BinaryRecord {
  /// What makes the record unusable for any model of quasi-circular black-hole binaries, or `none`.
  var circularFailure: WaveformStatus.Failure {
    let sum =
      mass1 + mass2 + spin1x + spin1y + spin1z + spin2x + spin2y + spin2z
      + luminosityDistance + inclination + phase + referenceFrequency
    // A sum over NaN or infinity is never finite; huge finite numbers are as unusable.
    if !sum.isFinite { return .notFinite }
    if !(mass1 > 0) || !(mass2 > 0) { return .massNotPositive }
    if !(luminosityDistance > 0) { return .distanceNotPositive }
    if spin1x * spin1x + spin1y * spin1y + spin1z * spin1z > BinaryRecord.longestSpinSquared
      || spin2x * spin2x + spin2y * spin2y + spin2z * spin2z > BinaryRecord.longestSpinSquared
    {
      return .spinAboveOne
    }
    if referenceFrequency < 0 { return .referenceFrequencyInvalid }
    if lambda1 != 0 || lambda2 != 0 { return .tidesNotDescribed }
    if eccentricity != 0 || meanPeriastronAnomaly != 0 { return .eccentricityNotDescribed }
    return .none
  }

  /// What makes the record unusable for any aligned-spin model, or `none`.
  var alignedSpinFailure: WaveformStatus.Failure {
    let failure = circularFailure
    if failure != .none && failure != .spinAboveOne { return failure }
    if spin1x != 0 || spin1y != 0 || spin2x != 0 || spin2y != 0 { return .spinNotAligned }
    return spin1z.magnitude > 1 || spin2z.magnitude > 1 ? .spinAboveOne : failure
  }

  /// A spin of length 1, with what the conversion from angles may add by rounding.
  private static var longestSpinSquared: Double { 1 + 1e-12 }
}
