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
    let sum = newtonianSum(at: v)
    let roots = roots(at: v)
    let terms = cycleTerms(at: v, sum, roots)
    return angles(
      alpha: secularAlpha(at: v, sum) + terms.alpha,
      epsilon: secularEpsilon(at: v) + terms.epsilon,
      at: v,
      excess(at: v, roots)
    )
  }

  /// The total angular momentum of the Newtonian L.
  @inline(__always)
  func newtonianSum(at v: OrbitalVelocity<Number>) -> MomentumSum<Number> {
    MomentumSum(momentum.eta * v.inverse, along: along, across: across)
  }

  /// How far the magnitude of the spin goes at the Newtonian L.
  @inline(__always)
  func roots(at v: OrbitalVelocity<Number>) -> SpinMagnitudeRange<Number> {
    cubic.roots(momentum.eta * v.inverse).distances
  }

  /// ψ.
  @inline(__always)
  private func phase(at v: OrbitalVelocity<Number>) -> Number {
    Number.fma(
      Number.fma(Number.fma(cycle.fall3, v.inverse, cycle.fall2), v.inverse, cycle.fall1),
      v.inverse,
      cycle.constant
    )
  }

  /// What the cycle makes of a number, nothing where the range of S² is small.
  @inline(__always)
  private func varying(_ value: Number, _ roots: SpinMagnitudeRange<Number>) -> Number {
    Number.select(Number.less(Number(Self.smallestRange), roots.range), value, Number(0))
  }

  /// S² − ⟨S²⟩.
  @inline(__always)
  func excess(
    at v: OrbitalVelocity<Number>,
    _ roots: SpinMagnitudeRange<Number>
  ) -> Number {
    let part = EllipticFunctions.sineSquare(phase(at: v), parameter: roots.parameter)
    return Number.fma(-roots.range, varying(part, roots), roots.above)
  }

  /// What the phase of the cycle adds to α and ε.
  @inline(__always)
  func cycleTerms(
    at v: OrbitalVelocity<Number>,
    _ sum: MomentumSum<Number>,
    _ roots: SpinMagnitudeRange<Number>
  ) -> (alpha: Number, epsilon: Number) {
    let terms = correction(phase(at: v), at: v, sum, roots)
    let first = varying(terms.first, roots)
    let second = varying(terms.second, roots)
    return (first + second, first - second)
  }

  /// The angles at v of spins whose total keeps its magnitude.
  @inline(__always)
  func steadyAngles(at v: OrbitalVelocity<Number>) -> EulerAngles<Number> {
    let sum = MomentumSum(momentum.eta * v.inverse, along: along, across: across)
    // LALSimulation's J may have a negative square here, and α then is zero.
    let aligned = sum.orbital + along
    let exists = Number.less(
      Number(MomentumSum<Number>.leastSquare),
      Number.fma(aligned, aligned, across)
    )
    let alpha = Number.select(exists, secularAlpha(at: v, sum), Number(0))
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
  func angles(
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

  /// The part of α that is averaged over the cycle.
  @inline(__always)
  func secularAlpha(
    at v: OrbitalVelocity<Number>,
    _ sum: MomentumSum<Number>
  ) -> Number {
    // log |J + L + κ|, and log |v (κ L + ⟨S²⟩ + ⟨S²⟩^(1/2) J)|, without differences: where the
    // terms have opposite signs, the product with the conjugate is known.
    let wide = Number.logOfNormal(sum.wide)
    let first = Number.select(sum.isUpright, wide, acrossLogarithm - wide)
    let part = Number.fma(along, sum.orbital, averageSquare)
    let conjugate = Number.logOfNormal(Number.fma(average, sum.total, Number.abs(part)))
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

  /// The part of ε that is averaged over the cycle.
  @inline(__always)
  func secularEpsilon(at v: OrbitalVelocity<Number>) -> Number {
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
    _ roots: SpinMagnitudeRange<Number>
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
    return (
      term(Number.abs(inner), root: innerRoot, gap: gap(sum.inner), l: sum.orbital, turn)
        * (innerRoot * rootSpan),
      term(Number.abs(outer), root: outerRoot, gap: gap(-sum.outer), l: sum.orbital, turn)
        * (outerRoot * rootSpan)
    )
  }

  /// √(P (P + S₊² − S₋²) (P + S₊² − S₃²)) √q / L at J = L + κ ± ρ, which vanishes where the spins line
  /// up with L at one end of the cycle.
  @inline(__always)
  private func gap(_ rho: Number) -> Number {
    Number.abs(
      Number.fma(Number.fma(alignment.square, rho, alignment.linear), rho, alignment.constant)
    )
  }

  struct Turn {
    let product: Number
    let sine2: Number
    let cosine2: Number
  }

  /// |arctan(tan ψ) − arctan(√n tan ψ)| with the sign of the cycle, of |P|, √|P + S₊² − S₃²| and the
  /// gap.
  ///
  /// With √n = end / start as one arctangent, which does not cancel where n is near 1.
  @inline(__always)
  private func term(
    _ size: Number,
    root: Number,
    gap: Number,
    l: Number,
    _ turn: Turn
  ) -> Number {
    let start = size * root
    let end = gap * (l * alignment.scale)
    return Number.atan2(
      turn.product * (start * root),
      (start + end) * Number.fma(start, turn.cosine2, end * turn.sine2)
    )
  }
}

/// The magnitude of the total angular momentum J of L and a spin, and what J ± L leave.
struct MomentumSum<Number: Lane> {
  /// L.
  let orbital: Number
  /// J.
  let total: Number
  /// J + |L + κ|.
  let wide: Number
  /// Whether L + κ is positive.
  let isUpright: Number.Mask
  /// J − L − κ = σ / (J + L + κ), so that (J − L)² = ⟨S²⟩ − 2 L times this.
  let inner: Number
  /// J + L + κ, so that (J + L)² = ⟨S²⟩ + 2 L times this.
  let outer: Number

  /// The sum for a mean spin with κ along L and the square σ across it.
  @inline(__always)
  init(_ orbital: Number, along: Number, across: Number) {
    let aligned = orbital + along
    let least = Number(Self.leastSquare)
    let square = Number.fma(aligned, aligned, across)
    let total = Number.sqrt(Number.select(Number.less(least, square), square, least))
    self.init(
      orbital,
      along: along,
      across: across,
      total: total,
      wide: Number.abs(aligned) + total
    )
  }

  /// The same with J and J + |L + κ| at hand.
  @inline(__always)
  init(_ orbital: Number, along: Number, across: Number, total: Number, wide: Number) {
    self.orbital = orbital
    self.total = total
    self.wide = wide
    isUpright = Number.less(Number(0), orbital + along)
    let narrow = across / wide
    inner = Number.select(isUpright, narrow, wide)
    outer = Number.select(isUpright, wide, narrow)
  }

  /// J² is not less than this.
  static var leastSquare: Double { 1e-30 }
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
