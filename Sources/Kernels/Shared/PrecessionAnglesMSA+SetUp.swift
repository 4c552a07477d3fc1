// SPDX-License-Identifier: MIT

/// The inverse rate of inspiral, (dω/dt)⁻¹ ∝ g0 + g2 v² + g3 v³ + g4 v⁴.
///
/// Eqs. (A1)–(A4) of arXiv:1703.03967 with the spin couplings at the reference frequency.
struct InspiralRate<Number: ScalarReal> {
  let g0: Number
  let g2: Number
  let g3: Number
  let g4: Number

  init(_ spins: SpinInvariants<Number>) {
    let eta = spins.eta
    let q = spins.massRatio
    let z1 = spins.spin1.z
    let z2 = spins.spin2.z
    let spinSpin =
      (Number(-494.0 / 5) * spins.spin1.dot(spins.spin2) + Number(1442.0 / 5) * z1 * z2) / eta
    let self1 = Number(-233.0 / 5) * spins.square1 + Number(719.0 / 5) * z1 * z1
    let self2 = Number(-233.0 / 5) * spins.square2 + Number(719.0 / 5) * z2 * z2
    let a0 = eta * Number(96.0 / 5)
    let a2 = eta * Number.polynomial(eta, [-1486.0 / 35, -264.0 / 5])
    let a3 =
      eta
      * (Number(384.0 / 5) * Number(Double.pi)
        + spins.spinOrbit(Number(-904.0 / 5), Number(-120)))
    let a4 =
      eta
      * (Number.polynomial(eta, [34_103.0 / 945, 13_661.0 / 105, 944.0 / 15])
        + spinSpin + (q * self1 + self2 / q) / eta)
    g0 = Number(1) / a0
    g2 = -(a2 * g0 * g0)
    g3 = -(a3 * g0 * g0)
    g4 = (a2 * a2 * g0 - a4) * g0 * g0
  }
}

extension PrecessionAnglesMSA where Number: ScalarReal & Lane {
  /// The largest |Ω_z⁽⁵⁾| that LALSimulation takes for healthy.
  static var largestRate: Double { 1000 }

  /// The angles of a binary, zero where v is that of the reference frequency.
  ///
  /// They are of no use where the analysis fails, which LALSimulation answers with the angles of one
  /// spin.
  static func make(
    _ binary: PrecessingBinary<Number>,
    _ cycle: PrecessionCycle<Number>,
    at reference: OrbitalVelocity<Number>
  ) -> (angles: Self, isHealthy: Bool) {
    let spins = cycle.spins
    let rate = InspiralRate(spins)
    let rates = SecularRates(cycle)
    let q = spins.massRatio
    let size = Number.abs(cycle.across)
    let acrossLogarithm = size > Number(0) ? Number.log(size) : Number(0)
    var angles = Self(
      momentum: OrbitalAngularMomentum(
        binary.aligned,
        chi1: binary.spin1.z,
        chi2: binary.spin2.z,
        .precession
      ),
      cubic: cycle.cubic,
      along: cycle.along,
      across: cycle.across,
      acrossLogarithm: acrossLogarithm,
      momentumLogarithm: Number(2) * Number.log(spins.eta) + acrossLogarithm,
      averageSquare: cycle.averageSquare,
      average: Number.sqrt(cycle.averageSquare),
      alignment: Alignment(
        square: -(Number(1) + q),
        linear: Number(-2) * Number.fma(q, cycle.mean.along2, cycle.mean.along1),
        constant: cycle.acrossDifference,
        scale: Number(1) / Number.sqrt(q)
      ),
      cycle: Cycle(cycle, rate, at: reference),
      alpha: SecularAlpha(cycle, rates.precession(rate)),
      epsilon: SecularEpsilon(cycle, rates, rate),
      effective: spins.effective
    )
    let start = cycle.isSteady ? angles.steadyAngles(at: reference) : angles.angles(at: reference)
    angles.alpha.offset = -start.alpha
    angles.epsilon.offset = -start.epsilon
    return (angles, !(Number.abs(rates.fifth) > Number(largestRate)))
  }
}

extension PrecessionAnglesMSA.Cycle where Number: ScalarReal & Lane {
  /// The phase ψ of the cycle.
  ///
  /// Eqs. (51), (C1) and (C2) of arXiv:1703.03967, with Δ as LALSimulation has it, in terms of the
  /// spins at the mean of S²: powers of 1 − q in numerators and denominators cancel, and Δ is
  /// 4 (1 − q²)² |S₁⊥| |S₂⊥|.
  init(
    _ cycle: PrecessionCycle<Number>,
    _ rate: InspiralRate<Number>,
    at reference: OrbitalVelocity<Number>
  ) {
    let spins = cycle.spins
    let q = spins.massRatio
    let sum = Number(1) + q
    let h = spins.massRatioComplement
    let s = cycle.along
    let s1 = cycle.mean.along1
    let quadratic =
      Number(-2) * (Number(3) - q) * s * s
      + Number(4) * Number.polynomial(q, [3, 3, 4]) * s * s1
      - Number(2) * sum * Number.polynomial(q, [3, 4, 3]) * s1 * s1
    let magnitudes =
      q * (Number(2) + q) * spins.square1 + (Number(1) + Number(2) * q) * spins.square2
      - Number(2) * q * cycle.averageSquare
    let across = Number.sqrt(Number.abs(cycle.mean.across1 * cycle.mean.across2))
    let bracket = quadratic + Number(2) * sum * (magnitudes + Number(2) * q * across)

    let scale = Number(-0.75) * rate.g0
    fall3 = scale * spins.delta
    fall2 = Number(3) * scale * (cycle.mean.along2 - s1)
    fall1 =
      h == Number(0)
      ? Number(0)
      : Number(-2.25) * rate.g2 * spins.delta + Number(0.75) * scale * sum * sum / h * bracket
    constant = Number(0)
    let x = reference.inverse
    let start = Number.fma(Number.fma(fall3, x, fall2), x, fall1) * x
    constant = Self.startingPhase(cycle, secular: start)
  }

  /// ψ at the reference frequency, less its secular part: where the total spin is in its cycle.
  private static func startingPhase(
    _ cycle: PrecessionCycle<Number>,
    secular: Number
  ) -> Number {
    let zero = Number(0)
    if !(cycle.range > Number(PrecessionAnglesMSA<Number>.smallestRange)) { return zero }
    let integral = EllipticFunctions.firstKind(
      sineSquare: cycle.startingPart,
      parameter: cycle.parameter
    )
    // The sign of (L × S₁) · S₂.
    let spin1 = cycle.spins.spin1
    let spin2 = cycle.spins.spin2
    let volume = spin1.x * spin2.y - spin1.y * spin2.x
    if volume == zero { return -secular }
    return (volume > zero ? integral : -integral) - secular
  }
}

/// The precession rate averaged over a cycle, ⟨Ω_z⟩ = Σ z[n] vⁿ, and what distinguishes ε.
///
/// Eqs. (D1)–(D15) of arXiv:1703.03967.
private struct SecularRates<Number: ScalarReal & Lane> {
  let z0: Number
  let z1: Number
  let z2: Number
  let z3: Number
  let z4: Number
  let fifth: Number
  /// g / d, and h / d + S_eff.
  let g: Number
  let shift: Number
  /// c₁ / η².
  let ratio: Number

  init(_ cycle: PrecessionCycle<Number>) {
    let spins = cycle.spins
    let eta = spins.eta
    let eta2 = eta * eta
    let effective = spins.effective
    let q = spins.massRatio
    let range = cycle.range
    let sum = Number(1) + q
    let bounds = CycleBounds(cycle.bounds, range: range)
    // 1 / d of the published fractions.
    let scale = Number(0.25) / (eta2 * bounds.product)
    let ad = Number(-3) * sum / q * eta2 * cycle.acrossDifference * scale
    let cd = Number(3.0 / 32) * range * range / eta * scale
    let hd = Number(-2) * eta * cycle.along * bounds.h * scale
    let fd = bounds.f * scale
    let skew = Number.fma(q, cycle.mean.along2, cycle.mean.along1) / sum
    g = Number(3.0 / 16) * range * range * skew / eta2 * scale
    shift = effective + hd
    ratio = cycle.along / eta

    let hd2 = hd * hd
    let afd = ad * fd
    let ahd2 = ad * hd2
    let twice = cd + ahd2 - Number(2) * afd
    z0 = Number(0.5) + Number(0.75) / eta + ad
    z1 = Number(-0.75) * effective / eta - ad * shift
    z2 = ad * hd * effective + cd - afd + ahd2
    z3 = (afd - cd - ahd2) * shift + afd * hd
    z4 = twice * (hd * effective + hd2 - fd) - afd * fd
    fifth =
      (cd - afd + ahd2) * fd * (shift + hd) - twice * hd2 * shift - afd * fd * hd
  }

  /// The rate of α over that of inspiral.
  ///
  /// Eqs. (D16)–(D20).
  func precession(_ rate: InspiralRate<Number>) -> RateSeries<Number> {
    RateSeries(rate, z0, z1, z2, z3, z4)
  }

  /// The rate of ε over that of inspiral, before the factors that integration brings.
  ///
  /// Eqs. (E5)–(E10).
  func frame(_ rate: InspiralRate<Number>) -> RateSeries<Number> {
    RateSeries(
      rate,
      z0,
      Number.fma(z0, ratio, z1),
      Number.fma(z1, ratio, z2),
      Number.fma(z2, ratio, z3) + g,
      Number.fma(z3, ratio, z4) - g * shift
    )
  }
}

/// What the averages over a cycle need of its bounds A = S₊² − (S · L̂)² and B = S₋² − (S · L̂)².
///
/// Eqs. (D2), (D3), (E3) and (E4) of arXiv:1703.03967, with a = √A and b = √B: all their differences
/// are multiples of (a − b)² = (A − B)² / (a + b)².
private struct CycleBounds<Number: ScalarReal> {
  /// √|A B|.
  let product: Number
  /// 2 (A − √|A B|) − (A − B).
  let h: Number
  /// The numerator f of Appendix D.
  let f: Number

  init(_ bounds: (upper: Number, lower: Number), range: Number) {
    let (upper, lower) = bounds
    let zero = Number(0)
    let (a, b) = (Number.sqrt(Number.abs(upper)), Number.sqrt(Number.abs(lower)))
    product = a * b
    if upper > zero && lower > zero {
      let difference = range / (a + b)
      h = difference * difference
      f = Number(-0.25) * h * (upper + lower)
    } else {
      let second = upper - product
      let fourth = Number.fma(upper, second, Number(-0.5) * range * product)
      h = Number(2) * second - range
      f = range * second - fourth - Number(0.25) * range * range
    }
  }
}

/// 3 Σ vⁿ of a rate divided by that of inspiral.
private struct RateSeries<Number: ScalarReal> {
  let order0: Number
  let order1: Number
  let order2: Number
  let order3: Number
  let order4: Number

  init(
    _ rate: InspiralRate<Number>,
    _ z0: Number,
    _ z1: Number,
    _ z2: Number,
    _ z3: Number,
    _ z4: Number
  ) {
    let three = Number(3)
    order0 = three * rate.g0 * z0
    order1 = three * rate.g0 * z1
    order2 = three * (rate.g0 * z2 + rate.g2 * z0)
    order3 = three * (rate.g0 * z3 + rate.g2 * z1 + rate.g3 * z0)
    order4 = three * (rate.g0 * z4 + rate.g2 * z2 + rate.g3 * z1 + rate.g4 * z0)
  }

  /// Whether all coefficients are numbers; else LALSimulation leaves the secular part out.
  var isFinite: Bool { (order0 + order1 + order2 + order3 + order4).isFinite }
}

extension PrecessionAnglesMSA.SecularAlpha where Number: ScalarReal & Lane {
  /// The series sorted by what depends on v.
  ///
  /// Eq. (66) with the functions of Eqs. (D22)–(D28).
  fileprivate init(_ cycle: PrecessionCycle<Number>, _ series: RateSeries<Number>) {
    let eta = cycle.spins.eta
    let eta2 = eta * eta
    let c1 = eta * cycle.along
    let square = cycle.averageSquare
    let average = Number.sqrt(square)
    let ratio = c1 / eta2
    let half = Number(0.5)
    let third = Number(1) / Number(3)
    let zero = Number(0)
    offset = zero
    if !series.isFinite {
      (fall2, fall1, constant) = (zero, zero, zero)
      (rise1, rise2) = (zero, zero)
      (firstLogarithm, secondLogarithm) = (zero, zero)
      return
    }
    fall2 = -(third * series.order0)
    fall1 = -(half * third * ratio * series.order0) - half * series.order1
    constant =
      series.order0 * (half * ratio * ratio - third * square / eta2)
      - half * ratio * series.order1 - series.order2
    rise1 = Number.fma(half * c1 / square, series.order4, series.order3)
    rise2 = half * series.order4
    // c₁² − η² ⟨S²⟩.
    let projection = -(eta2 * cycle.across)
    let folded = half * projection / (eta2 * eta)
    firstLogarithm =
      folded * (series.order1 - ratio * series.order0)
      - series.order2 * c1 / eta - series.order3 * eta
    secondLogarithm =
      series.order2 * average + series.order3 * c1 / average
      - half * projection / (square * average) * series.order4
  }
}

extension PrecessionAnglesMSA.SecularEpsilon where Number: ScalarReal & Lane {
  /// The series; the signs of orders 0 to 2 come from integration.
  ///
  /// Eq. (F5).
  fileprivate init(
    _ cycle: PrecessionCycle<Number>,
    _ rates: SecularRates<Number>,
    _ rate: InspiralRate<Number>
  ) {
    let series = rates.frame(rate)
    let eta = cycle.spins.eta
    let zero = Number(0)
    offset = zero
    if !series.isFinite {
      (fall3, fall2, fall1) = (zero, zero, zero)
      (logarithm, rise1) = (zero, zero)
      return
    }
    fall3 = -(eta * series.order0 / Number(3))
    fall2 = Number(-0.5) * eta * series.order1
    fall1 = -(eta * series.order2)
    logarithm = eta * series.order3
    rise1 = eta * series.order4
  }
}
