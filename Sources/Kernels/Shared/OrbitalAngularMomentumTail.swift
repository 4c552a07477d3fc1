// SPDX-License-Identifier: MIT

/// The orders 3.5PN and 4PN of the orbital angular momentum, over η / v.
///
/// v⁷ (v7 + v (v8 + v8Logarithm log v²)).
struct OrbitalAngularMomentumTail<Number: Real>: Sendable {
  var v7: Number
  let v8: Number
  /// Of v⁸ log v².
  let v8Logarithm: Number

  /// No further orders.
  static var none: Self { Self(v7: Number(0), v8: Number(0), v8Logarithm: Number(0)) }

  /// The sum of both orders at v.
  @inline(__always)
  func value(at v: OrbitalVelocity<Number>) -> Number {
    let square = v.value * v.value
    let eighth = Number.fma(v8Logarithm + v8Logarithm, v.logarithm, v8)
    return square * square * square * (v.value * Number.fma(eighth, v.value, v7))
  }

  /// The same orders on another number type.
  @inline(__always)
  func map<Other: Real>(_ convert: (Number) -> Other) -> OrbitalAngularMomentumTail<Other> {
    OrbitalAngularMomentumTail<Other>(
      v7: convert(v7),
      v8: convert(v8),
      v8Logarithm: convert(v8Logarithm)
    )
  }
}

extension OrbitalAngularMomentumTail where Number: ScalarReal {
  /// The orders for spins χ₁ and χ₂ of constant magnitude along the orbital angular momentum.
  ///
  /// Eq. (G9) of arXiv:2004.06503; spins: arXiv:1212.5520.
  init(_ binary: AlignedBinary<Number>, chi1: Number, chi2: Number) {
    let eta = binary.eta
    // Each body's share in its part m of the mass, where (1 ± δ) = 2m.
    func share(_ m: Number) -> Number {
      m * Number.polynomial(eta, [-81.0 / 4, 633.0 / 16, -7.0 / 8])
        + eta * Number.polynomial(eta, [243.0 / 16, -165.0 / 16, -1.0 / 16])
    }
    v7 = Number.fma(chi1, share(binary.fraction1), chi2 * share(binary.fraction2))
    let pi2 = Number(Double.pi) * Number(Double.pi)
    let linear =
      Number(98_869.0 / 5760 - 128.0 / 3 * 0.5772156649015329)
      - Number(6455.0 / 1536) * pi2 - Number(64.0 / 3) * Number.log(Number(16))
    let square = Number(356_035.0 / 3456) - Number(2255.0 / 576) * pi2
    let high = Number.polynomial(eta, [-215.0 / 1728, -55.0 / 31_104])
    v8 = Number(2835.0 / 128) + eta * (linear + eta * (square + eta * high))
    v8Logarithm = Number(-64.0 / 3) * eta
  }
}
