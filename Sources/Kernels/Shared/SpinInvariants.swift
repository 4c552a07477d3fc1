// SPDX-License-Identifier: MIT

/// What the equations of precession need of masses and spins at the reference frequency.
///
/// Spins are in units of M²; the frame is that of the orbital angular momentum, which lies along z.
struct SpinInvariants<Number: ScalarReal> {
  let eta: Number
  /// (m₁ − m₂) / M.
  let delta: Number
  /// q = m₂ / m₁.
  let massRatio: Number
  /// 1 − q, without cancellation.
  let massRatioComplement: Number
  let spin1: Vector<Number>
  let spin2: Vector<Number>
  /// S₁ + S₂.
  let total: Vector<Number>
  /// |S₁|².
  let square1: Number
  /// |S₂|².
  let square2: Number
  /// |S₁ + S₂|².
  let totalSquare: Number
  /// The conserved (1 + q) S₁ · L̂ + (1 + 1 / q) S₂ · L̂.
  let effective: Number

  init(_ binary: PrecessingBinary<Number>) {
    let aligned = binary.aligned
    eta = aligned.eta
    delta = aligned.delta
    massRatio = aligned.fraction2 / aligned.fraction1
    massRatioComplement = delta / aligned.fraction1
    spin1 = binary.spin1.scaled(by: aligned.fraction1 * aligned.fraction1)
    spin2 = binary.spin2.scaled(by: aligned.fraction2 * aligned.fraction2)
    total = spin1 + spin2
    square1 = spin1.square
    square2 = spin2.square
    totalSquare = total.square
    // (1 + q) = 1 / (m₁ / M), and likewise for the other body.
    effective = spin1.z / aligned.fraction1 + spin2.z / aligned.fraction2
  }

  /// Whether the magnitude of the total spin stays as it is: one spin vanishes or is aligned.
  var isSteady: Bool { isSteady(spin1, square1) || isSteady(spin2, square2) }

  /// Whether the spins of equal bodies cancel but for rounding: all roots of S² then are zero.
  var cancel: Bool {
    massRatioComplement == Number(0)
      && totalSquare < Number(1e-20) * (square1 + square2)
  }

  /// Whether a spin vanishes, or is aligned to the last digit of a double, as LALSimulation asks.
  private func isSteady(_ spin: Vector<Number>, _ square: Number) -> Bool {
    if square == Number(0) { return true }
    return Number.abs(spin.z / Number.sqrt(square)).double == 1
  }

  /// S₁ · L̂ (a + b q) + S₂ · L̂ (a + b / q), a spin-orbit coupling.
  func spinOrbit(_ a: Number, _ b: Number) -> Number {
    Number.fma(
      spin1.z,
      Number.fma(b, massRatio, a),
      spin2.z * (a + b / massRatio)
    )
  }
}
