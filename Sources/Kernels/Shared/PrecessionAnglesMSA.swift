// SPDX-License-Identifier: MIT

/// Precession angles of two spins by multiple-scale analysis: version 223 of IMRPhenomX.
///
/// Chatziioannou et al., arXiv:1703.03967. α and ε are a secular part, averaged over a precession
/// cycle, and a correction that follows the phase ψ of the cycle; β comes from the magnitude of the
/// total spin, a Jacobi function of ψ.
struct PrecessionAnglesMSA<Number: Real>: Sendable {
  let momentum: OrbitalAngularMomentum<Number>
  let cubic: SpinMagnitudeCubic<Number>
  /// κ = c₁ / η, the part of the mean spin along L; J² = (L + κ)² + σ.
  ///
  /// Eq. (41).
  let along: Number
  /// σ = ⟨S²⟩ − κ²; below zero only where S stays as it is and LALSimulation's margin makes it so.
  let across: Number
  /// log |σ|.
  let acrossLogarithm: Number
  /// log η² |σ|.
  let momentumLogarithm: Number
  /// ⟨S²⟩, half the sum of S₊² and S₋² at the reference frequency.
  let averageSquare: Number
  /// ⟨S²⟩^(1/2).
  let average: Number
  /// How far the spins are from lying along J together with L.
  let alignment: Alignment
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

  /// G(ρ) = square ρ² + linear ρ + constant, and q^(−1/2).
  ///
  /// At S² = (J − L)² the spins lie along L and the cubic of S² is a square, of (L / √q) G(ρ).
  struct Alignment: Sendable {
    var square: Number
    var linear: Number
    var constant: Number
    var scale: Number
  }

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
    let sum = MomentumSum(momentum.eta * v.inverse, along: along, across: across)
    let roots = cubic.roots(sum.orbital)
    let phase = Number.fma(
      Number.fma(Number.fma(cycle.fall3, v.inverse, cycle.fall2), v.inverse, cycle.fall1),
      v.inverse,
      cycle.constant
    )
    let varies = Number.less(Number(Self.smallestRange), roots.range)
    let zero = Number(0)
    let part = EllipticFunctions.sineSquare(phase, parameter: roots.parameter)
    let excess = Number.fma(-roots.range, Number.select(varies, part, zero), roots.above)
    let corrections = correction(phase, at: v, sum, roots)
    let first = Number.select(varies, corrections.first, zero)
    let second = Number.select(varies, corrections.second, zero)

    return angles(
      alpha: secularAlpha(at: v, sum) + (first + second),
      epsilon: secularEpsilon(at: v) + (first - second),
      at: v,
      excess
    )
  }

  /// The angles at v of spins whose total keeps its magnitude.
  @inline(__always)
  func steadyAngles(at v: OrbitalVelocity<Number>) -> EulerAngles<Number> {
    let sum = MomentumSum(momentum.eta * v.inverse, along: along, across: across)
    // LALSimulation's J may have a negative square here, and α then is zero.
    let alpha = Number.select(sum.exists, secularAlpha(at: v, sum), Number(0))
    return angles(
      alpha: alpha,
      epsilon: secularEpsilon(at: v),
      at: v,
      Number(0.5 * PrecessionCycle<Double>.steadyRange)
    )
  }

  /// The angles with β of L to 3PN and S² = ⟨S²⟩ + `excess`.
  ///
  /// cos β = (J² + L² − S²) / 2 J L, taken apart so that sin² β/2 does not cancel.
  @inline(__always)
  private func angles(
    alpha: Number,
    epsilon: Number,
    at v: OrbitalVelocity<Number>,
    _ excess: Number
  ) -> EulerAngles<Number> {
    let l = momentum.value(at: v.value, inverse: v.inverse)
    let sum = MomentumSum(l, along: along, across: across)
    let half = Number(0.5)
    let scale = half / (l * sum.total)
    let shift = half * excess
    return EulerAngles(
      alpha: alpha,
      epsilon: epsilon,
      cosineSquare: Self.bounded(scale * Number.fma(l, sum.outer, -shift)),
      sineSquare: Self.bounded(scale * Number.fma(l, sum.inner, shift))
    )
  }

  /// Between 0 and 1.
  @inline(__always)
  private static func bounded(_ value: Number) -> Number {
    let one = Number(1)
    let zero = Number(0)
    return Number.select(
      Number.less(one, value),
      one,
      Number.select(Number.less(value, zero), zero, value)
    )
  }

  @inline(__always)
  private func secularAlpha(
    at v: OrbitalVelocity<Number>,
    _ sum: MomentumSum<Number>
  ) -> Number {
    // log |J + L + κ|, and log |v (κ L + ⟨S²⟩ + ⟨S²⟩^(1/2) J)|, without differences: where the
    // terms have opposite signs, the product with the conjugate is known.
    let wide = Number.log(sum.wide)
    let first = Number.select(sum.isUpright, wide, acrossLogarithm - wide)
    let part = Number.fma(along, sum.orbital, averageSquare)
    let conjugate = Number.log(Number.fma(average, sum.total, Number.abs(part)))
    let second = Number.select(
      Number.less(part, Number(0)),
      momentumLogarithm - v.logarithm - conjugate,
      conjugate + v.logarithm
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
    return Number.fma(sum.total, falling + rising, logarithms)
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
    _ sum: MomentumSum<Number>,
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
    let twice = sum.orbital + sum.orbital
    // −P and Q, with (J ∓ L)² − ⟨S²⟩ = ∓2 L ρ.
    let inner = Number.fma(twice, sum.inner, roots.above)
    let outer = Number.fma(twice, sum.outer, -roots.above)
    let rootSpan = Number.sqrt(roots.inverseSpan)
    let innerRoot = Number.sqrt(Number.abs(roots.span - inner))
    let outerRoot = Number.sqrt(Number.abs(roots.span + outer))
    // √(P (P + S₊² − S₋²) (P + S₊² − S₃²)), which vanishes where the spins line up with L at one end
    // of the cycle.
    let gap = Number.fma(
      Number.fma(alignment.square, sum.inner, alignment.linear),
      sum.inner,
      alignment.constant
    )
    let innerEnd = Number.abs(gap) * (sum.orbital * alignment.scale)
    let outerEnd = Number.sqrt(Number.abs(outer * (outer + roots.range)))
    return (
      Self.term(Number.abs(inner) * innerRoot, end: innerEnd, turn, scale: innerRoot)
        * (innerRoot * rootSpan),
      Self.term(Number.abs(outer), end: outerEnd, turn, scale: Number(1)) * (outerRoot * rootSpan)
    )
  }

  struct Turn {
    let product: Number
    let sine2: Number
    let cosine2: Number
  }

  /// |arctan(tan ψ) − arctan(√n tan ψ)| with the sign of the cycle, where √n = `end` / `start`, as
  /// one arctangent, which does not cancel where n is near 1; start = `scale` |P|.
  @inline(__always)
  private static func term(
    _ start: Number,
    end: Number,
    _ turn: Turn,
    scale: Number
  ) -> Number {
    Number.atan2(
      turn.product * (start * scale),
      (start + end) * Number.fma(start, turn.cosine2, end * turn.sine2)
    )
  }
}

/// The magnitude of the total angular momentum J of L and a spin, and what J ± L leave.
struct MomentumSum<Number: Lane> {
  /// L.
  let orbital: Number
  /// L + κ.
  let aligned: Number
  /// J.
  let total: Number
  /// J + |L + κ|.
  let wide: Number
  /// Whether L + κ is positive.
  let isUpright: Number.Mask
  /// Whether J² is positive.
  let exists: Number.Mask
  /// J − L − κ = σ / (J + L + κ), so that (J − L)² = ⟨S²⟩ − 2 L times this.
  let inner: Number
  /// J + L + κ, so that (J + L)² = ⟨S²⟩ + 2 L times this.
  let outer: Number

  /// The sum for a mean spin with κ along L and the square σ across it.
  @inline(__always)
  init(_ orbital: Number, along: Number, across: Number) {
    self.orbital = orbital
    aligned = orbital + along
    let square = Number.fma(aligned, aligned, across)
    let least = Number(1e-30)
    exists = Number.less(least, square)
    total = Number.sqrt(Number.select(exists, square, least))
    wide = Number.abs(aligned) + total
    isUpright = Number.less(Number(0), aligned)
    let narrow = across / wide
    inner = Number.select(isUpright, narrow, wide)
    outer = Number.select(isUpright, wide, narrow)
  }
}

extension PrecessionAnglesMSA {
  /// The same angles on another number type.
  @inline(__always)
  func map<Other: Real>(_ convert: (Number) -> Other) -> PrecessionAnglesMSA<Other> {
    PrecessionAnglesMSA<Other>(
      momentum: momentum.map(convert),
      cubic: cubic.map(convert),
      along: convert(along),
      across: convert(across),
      acrossLogarithm: convert(acrossLogarithm),
      momentumLogarithm: convert(momentumLogarithm),
      averageSquare: convert(averageSquare),
      average: convert(average),
      alignment: PrecessionAnglesMSA<Other>.Alignment(
        square: convert(alignment.square),
        linear: convert(alignment.linear),
        constant: convert(alignment.constant),
        scale: convert(alignment.scale)
      ),
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
