// SPDX-License-Identifier: MIT

/// The magnitude of the orbital angular momentum as a post-Newtonian series in v = (π M f)^(1/3).
///
/// L = (η / v) (1 + v² (v2 + v (v3 + v (v4 + v (v5 + v v6))))), in units of M².
struct OrbitalAngularMomentum<Number: Real>: Sendable {
  var eta: Number
  var v2: Number
  var v3: Number
  var v4: Number
  var v5: Number
  var v6: Number

  /// L at v, whose inverse is `inverse`.
  @inline(__always)
  func value(at v: Number, inverse: Number) -> Number {
    let high = Number.fma(Number.fma(v6, v, v5), v, v4)
    let series = Number.fma(Number.fma(Number.fma(high, v, v3), v, v2), v * v, Number(1))
    return eta * inverse * series
  }

  /// The same series on another number type.
  @inline(__always)
  func map<Other: Real>(_ convert: (Number) -> Other) -> OrbitalAngularMomentum<Other> {
    OrbitalAngularMomentum<Other>(
      eta: convert(eta),
      v2: convert(v2),
      v3: convert(v3),
      v4: convert(v4),
      v5: convert(v5),
      v6: convert(v6)
    )
  }
}

extension OrbitalAngularMomentum where Number: ScalarReal {
  /// Which published spin terms, at orders 3 and 5, the series takes.
  enum SpinTerms {
    /// Spins of constant magnitude: version 102 of IMRPhenomX, arXiv:1212.5520.
    case conserved
    /// Those of the reference frame in version 223 of IMRPhenomX.
    case reference
    /// Those of the precession angles in version 223, arXiv:1703.03967.
    case precession
  }

  /// The series to 3PN, for spins χ₁ and χ₂ along the orbital angular momentum.
  init(_ binary: AlignedBinary<Number>, chi1: Number, chi2: Number, _ terms: SpinTerms) {
    let eta = binary.eta
    let pi2 = Number(Double.pi) * Number(Double.pi)
    let m1 = binary.fraction1
    let m2 = binary.fraction2
    func pair(_ term: (Number) -> Number) -> Number {
      Number.fma(chi1, term(m1), chi2 * term(m2))
    }
    self.eta = eta
    v2 = Number.polynomial(eta, [3.0 / 2, 1.0 / 6])
    v4 = Number.polynomial(eta, [27.0 / 8, -19.0 / 8, 1.0 / 24])
    let linear6 = Number(-6889.0 / 144) + Number(41.0 / 24) * pi2
    v6 =
      Number(135.0 / 16)
      + eta * (linear6 + eta * Number.polynomial(eta, [31.0 / 24, 7.0 / 1296]))
    // Each body's share in its part m of the mass, where (1 ± δ) = 2m.
    switch terms {
    case .conserved:
      v3 = pair { m in Number(-10.0 / 3) * m + Number(5.0 / 6) * eta }
      v5 = pair { m in
        m * Number.polynomial(eta, [-7, 217.0 / 72])
          + eta * Number.polynomial(eta, [35.0 / 8, -7.0 / 72])
      }
    case .reference:
      v3 = pair { m in Number(-7.0 / 3) * m + Number(5.0 / 6) * eta }
      v5 = pair { m in
        m * Number.polynomial(eta, [-11.0 / 2, 511.0 / 300])
          + eta * Number.polynomial(eta, [11.0 / 8, 7.0 / 150])
      }
    case .precession:
      v3 = pair { m in Number(-7.0 / 3) * m + Number(5.0 / 6) * eta }
      v5 = pair { m in
        m * Number.polynomial(eta, [-11.0 / 2, 133.0 / 72])
          + eta * Number.polynomial(eta, [11.0 / 8, -7.0 / 72])
      }
    }
  }

  /// Leaves out the spins and all orders above 2PN, as IMRPhenomPv2 and version 101 do.
  mutating func endAtSecondOrder() {
    let zero = Number(0)
    (v3, v5, v6) = (zero, zero, zero)
  }

  /// Adds the squares of the spins at leading order, of version 104, and returns what they add to
  /// the order v⁴: half of (2 m₁ χ₁ + …)² in the weights of arXiv:1606.08832.
  mutating func addSpinSquares(
    _ binary: AlignedBinary<Number>,
    chi1: Number,
    chi2: Number
  ) -> Number {
    let m1 = binary.fraction1
    let m2 = binary.fraction2
    // (1 + δ − 2η) / 2 = m₁², and likewise for the other body.
    let spin = Number.fma(m1, chi1, m2 * chi2)
    let square = spin * spin
    v4 = v4 + square
    return square
  }
}
