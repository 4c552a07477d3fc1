// SPDX-License-Identifier: MIT

/// Precession angles of two spins by multiple-scale analysis: version 223 of IMRPhenomX.
///
/// Chatziioannou et al., arXiv:1703.03967. α and ε are a secular part, averaged over a precession
/// cycle, and a correction that follows the phase ψ of the cycle; β comes from the magnitude of the
/// total spin, a Jacobi function of ψ.
struct PrecessionAnglesMSA<Number: Real>: Sendable {
  let momentum: OrbitalAngularMomentum<Number>
  let cubic: SpinMagnitudeCubic<Number>
  /// J² = L² + 2 L (c₁ / η) + ⟨S²⟩.
  ///
  /// Eq. (41).
  let twiceC1: Number
  /// ⟨S²⟩, half the sum of S₊² and S₋² at the reference frequency.
  let averageSquare: Number
  /// ⟨S²⟩^(1/2).
  let average: Number
  /// c₁.
  let c1: Number
  /// ψ = cycle.fall3 / v³ + cycle.fall2 / v² + cycle.fall1 / v + cycle.constant.
  ///
  /// Eq. (51).
  let cycle: Cycle
  /// The secular part of α.
  ///
  /// Eq. (66).
  var alpha: SecularAlpha
  /// The secular part of ε.
  ///
  /// Eq. (F5).
  var epsilon: SecularEpsilon
  /// S_eff.
  let effective: Number

  struct Cycle: Sendable {
    var fall3: Number
    var fall2: Number
    var fall1: Number
    var constant: Number
  }

  /// J (fall2 / v² + fall1 / v + constant + rise1 v + rise2 v²) + the logarithms' terms + offset.
  struct SecularAlpha: Sendable {
    var fall2: Number
    var fall1: Number
    var constant: Number
    var rise1: Number
    var rise2: Number
    /// Of log |c₁ + η J + η L|.
    var firstLogarithm: Number
    /// Of log |c₁ + v S J + v S²|, S² averaged.
    var secondLogarithm: Number
    var offset: Number
  }

  struct SecularEpsilon: Sendable {
    var fall3: Number
    var fall2: Number
    var fall1: Number
    var logarithm: Number
    var rise1: Number
    var offset: Number
  }

  /// The range of S² below which LALSimulation leaves out what depends on ψ.
  static var smallestRange: Double { 1e-5 }
}

extension PrecessionAnglesMSA where Number: Lane {
  /// The angles at v.
  @inline(__always)
  func angles(at v: OrbitalVelocity<Number>) -> EulerAngles<Number> {
    let newtonian = momentum.eta * v.inverse
    let excess = Number.fma(twiceC1, newtonian, averageSquare)
    let total = Number.sqrt(Number.fma(newtonian, newtonian, excess))
    let roots = cubic.roots(newtonian, excess)

    let phase = Number.fma(
      Number.fma(Number.fma(cycle.fall3, v.inverse, cycle.fall2), v.inverse, cycle.fall1),
      v.inverse,
      cycle.constant
    )
    let varies = Number.less(Number(Self.smallestRange), roots.range)
    let part = EllipticFunctions.sineSquare(phase, parameter: roots.parameter)
    let square = Number.fma(-roots.range, Number.select(varies, part, Number(0)), roots.largest)
    let corrections = correction(phase, at: v, newtonian, total, roots)
    let zero = Number(0)
    let first = Number.select(varies, corrections.first, zero)
    let second = Number.select(varies, corrections.second, zero)

    return EulerAngles(
      alpha: secularAlpha(at: v, newtonian, total) + (first + second),
      epsilon: secularEpsilon(at: v) + (first - second),
      cosBeta: cosBeta(at: v, square)
    )
  }

  /// The angles at v of spins whose total keeps its magnitude.
  @inline(__always)
  func steadyAngles(at v: OrbitalVelocity<Number>) -> EulerAngles<Number> {
    let newtonian = momentum.eta * v.inverse
    let excess = Number.fma(twiceC1, newtonian, averageSquare)
    let total = Number.sqrt(Number.fma(newtonian, newtonian, excess))
    let square = cubic.steady + Number(SpinMagnitudeCubic<Number>.steadyMargin)
    return EulerAngles(
      alpha: secularAlpha(at: v, newtonian, total),
      epsilon: secularEpsilon(at: v),
      cosBeta: cosBeta(at: v, square)
    )
  }

  /// (J² + L² − S²) / 2 J L to 3PN.
  @inline(__always)
  private func cosBeta(at v: OrbitalVelocity<Number>, _ square: Number) -> Number {
    let l = momentum.value(at: v.value, inverse: v.inverse)
    let excess = Number.fma(twiceC1, l, averageSquare)
    let l2 = l * l
    let total = Number.sqrt(l2 + excess)
    let cosine = Number.fma(Number(0.5), excess - square, l2) / (l * total)
    let one = Number(1)
    return Number.select(
      Number.less(one, cosine),
      one,
      Number.select(Number.less(cosine, -one), -one, cosine)
    )
  }

  @inline(__always)
  private func secularAlpha(
    at v: OrbitalVelocity<Number>,
    _ newtonian: Number,
    _ total: Number
  ) -> Number {
    let first = Number.log(
      Number.abs(Number.fma(momentum.eta, total + newtonian, c1))
    )
    let second = Number.log(
      Number.abs(Number.fma(v.value, Number.fma(average, total, averageSquare), c1))
    )
    let falling = Number.fma(alpha.fall2, v.inverse, alpha.fall1) * v.inverse
    let rising = Number.fma(
      Number.fma(alpha.rise2, v.value, alpha.rise1),
      v.value,
      alpha.constant
    )
    let logarithms = Number.fma(
      alpha.firstLogarithm,
      first,
      Number.fma(alpha.secondLogarithm, second, alpha.offset)
    )
    return Number.fma(total, falling + rising, logarithms)
  }

  @inline(__always)
  private func secularEpsilon(at v: OrbitalVelocity<Number>) -> Number {
    let falling = Number.fma(
      Number.fma(epsilon.fall3, v.inverse, epsilon.fall2),
      v.inverse,
      epsilon.fall1
    )
    let rising = Number.fma(epsilon.rise1, v.value, epsilon.offset)
    return Number.fma(falling, v.inverse, Number.fma(epsilon.logarithm, v.logarithm, rising))
  }

  /// The two terms that follow ψ: their sum goes to α, their difference to ε.
  ///
  /// Eqs. (67) and (F19).
  ///
  /// With P = (J − L)² − S₊² and Q = (J + L)² − S₊² the published coefficients are
  /// n_c = 1 + (S₊² − S₋²) / P and n_d likewise with Q, and S² = (J ∓ L)² makes the cubic a square,
  /// so that their factors collapse to √(1 + P / (S₊² − S₃²)) and the same of Q.
  @inline(__always)
  private func correction(
    _ phase: Number,
    at v: OrbitalVelocity<Number>,
    _ newtonian: Number,
    _ total: Number,
    _ roots: SpinMagnitudeRoots<Number>
  ) -> (first: Number, second: Number) {
    let (sine, cosine) = Number.sincos(phase)
    // −1 where v S_eff exceeds 1, as the phase then runs backwards.
    let product = sine * cosine
    let forward = Number.less(v.value * effective, Number(1))
    let turn = Turn(
      product: roots.range * Number.select(forward, product, -product),
      sine2: sine * sine,
      cosine2: cosine * cosine
    )
    let difference = newtonian - total
    let sum = newtonian + total
    let inverse = Number(1) / roots.span
    let inner = Number.fma(difference, difference, -roots.largest)
    let outer = Number.fma(sum, sum, -roots.largest)
    return (
      term(inner, roots.range, inverse, turn),
      term(outer, roots.range, inverse, turn)
    )
  }

  struct Turn {
    let product: Number
    let sine2: Number
    let cosine2: Number
  }

  /// One of the two terms, of P or Q.
  ///
  /// arctan(tan ψ) − arctan(√n tan ψ) as one arctangent, which does not cancel where n is near 1.
  @inline(__always)
  private func term(
    _ lower: Number,
    _ range: Number,
    _ inverseSpan: Number,
    _ turn: Turn
  ) -> Number {
    let start = Number.sqrt(Number.abs(lower))
    let end = Number.sqrt(Number.abs(lower + range))
    let angle = Number.atan2(
      turn.product,
      (start + end) * Number.fma(start, turn.cosine2, end * turn.sine2)
    )
    return angle * Number.sqrt(Number.abs(Number.fma(lower, inverseSpan, Number(1))))
  }
}

extension PrecessionAnglesMSA {
  /// The same angles on another number type.
  @inline(__always)
  func map<Other: Real>(_ convert: (Number) -> Other) -> PrecessionAnglesMSA<Other> {
    PrecessionAnglesMSA<Other>(
      momentum: momentum.map(convert),
      cubic: cubic.map(convert),
      twiceC1: convert(twiceC1),
      averageSquare: convert(averageSquare),
      average: convert(average),
      c1: convert(c1),
      cycle: PrecessionAnglesMSA<Other>.Cycle(
        fall3: convert(cycle.fall3),
        fall2: convert(cycle.fall2),
        fall1: convert(cycle.fall1),
        constant: convert(cycle.constant)
      ),
      alpha: PrecessionAnglesMSA<Other>.SecularAlpha(
        fall2: convert(alpha.fall2),
        fall1: convert(alpha.fall1),
        constant: convert(alpha.constant),
        rise1: convert(alpha.rise1),
        rise2: convert(alpha.rise2),
        firstLogarithm: convert(alpha.firstLogarithm),
        secondLogarithm: convert(alpha.secondLogarithm),
        offset: convert(alpha.offset)
      ),
      epsilon: PrecessionAnglesMSA<Other>.SecularEpsilon(
        fall3: convert(epsilon.fall3),
        fall2: convert(epsilon.fall2),
        fall1: convert(epsilon.fall1),
        logarithm: convert(epsilon.logarithm),
        rise1: convert(epsilon.rise1),
        offset: convert(epsilon.offset)
      ),
      effective: convert(effective)
    )
  }
}
