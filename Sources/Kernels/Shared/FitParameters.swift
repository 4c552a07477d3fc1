// SPDX-License-Identifier: MIT

/// What fits over binaries with aligned spins take.
struct FitParameters<Number: ScalarReal> {
  /// The symmetric mass ratio η.
  let eta: Number
  /// The mass difference δ = (m₁ − m₂) / M, not negative.
  let delta: Number
  /// The spin χ₁ of the heavier body.
  let spin1: Number
  /// The spin χ₂ of the lighter body.
  let spin2: Number
  /// χ₁ − χ₂.
  let spinDifference: Number
  /// χ_eff = (m₁ χ₁ + m₂ χ₂) / M.
  let effectiveSpin: Number
  /// χ̂ = (χ_eff − 38η/113 (χ₁ + χ₂)) / (1 − 76η/113), which is χ where both spins are χ.
  let reducedSpin: Number
  /// Ŝ = (m₁² χ₁ + m₂² χ₂) / (m₁² + m₂²).
  let totalSpin: Number

  /// The parameters of a binary.
  init(_ binary: AlignedBinary<Number>) {
    let (m1, m2) = (binary.fraction1, binary.fraction2)
    eta = binary.eta
    delta = binary.delta
    spin1 = binary.spin1
    spin2 = binary.spin2
    spinDifference = binary.spin1 - binary.spin2
    effectiveSpin = Number.fma(m1, spin1, m2 * spin2)
    let share = eta * Number(38.0 / 113)
    reducedSpin =
      (effectiveSpin - share * (spin1 + spin2)) / (Number(1) - Number(2) * share)
    let (square1, square2) = (m1 * m1, m2 * m2)
    totalSpin = Number.fma(square1, spin1, square2 * spin2) / (square1 + square2)
  }
}
