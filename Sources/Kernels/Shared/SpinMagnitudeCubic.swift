// SPDX-License-Identifier: MIT

/// The cubic whose roots bound the square of the total spin S while the spins precess, counted from
/// the S² of one configuration of the spins.
///
/// (dS²/dt)² is a negative multiple of (S² − S₊²)(S² − S₋²)(S² − S₃²), Eq. (21) of arXiv:1703.03967;
/// it is the square of L̂ × S₁ · S₂, a Gram determinant. With the spins of a configuration that
/// belongs to the same S_eff, S₁² and S₂², and x the distance of S² from it,
///
///     x³ + Q₂ x² + Q₁ x + Q₀
///     Q₂ = [(1 − q)² L² + 2 (1 − q) L (S₂ − q S₁) · L̂ + |q S₁ + S₂|²] / q
///     Q₁ = 4 (1 − q) L [q (S₂ · L̂) S₁⊥² − (S₁ · L̂) S₂⊥² + S₁⊥ · S₂⊥ ((1 − q) L + (S₂ − q S₁) · L̂)] / q
///     Q₀ = −4 (1 − q)² L² (L̂ × S₁ · S₂)² / q
///
/// which is the published cubic, Eqs. (B2)–(B4), without its cancellations: what precession makes of
/// S², and not S² itself, is what is computed.
struct SpinMagnitudeCubic<Number: Real>: Sendable {
  /// 1 − q.
  let complement: Number
  /// Q₂: L², L and 1.
  let square: (l2: Number, l: Number, one: Number)
  /// Q₁ / (1 − q): L² and L.
  let linear: (l2: Number, l: Number)
  /// −Q₀ / (1 − q)²: L².
  let constant: Number

  /// The same cubic on another number type.
  @inline(__always)
  func map<Other: Real>(_ convert: (Number) -> Other) -> SpinMagnitudeCubic<Other> {
    SpinMagnitudeCubic<Other>(
      complement: convert(complement),
      square: (convert(square.l2), convert(square.l), convert(square.one)),
      linear: (convert(linear.l2), convert(linear.l)),
      constant: convert(constant)
    )
  }
}

/// How far the roots of the cubic at one L lie apart.
struct SpinMagnitudeRange<Number: Real> {
  /// S₊², the largest, counted from the configuration; not negative.
  let above: Number
  /// S₊² − S₋², not negative.
  let range: Number
  /// S₊² − S₃², positive.
  let span: Number
  /// 1 / (S₊² − S₃²).
  let inverseSpan: Number

  /// m = (S₊² − S₋²) / (S₊² − S₃²).
  @inline(__always) var parameter: Number { range * inverseSpan }
}

/// The roots of the cubic at one L, in the combinations that formulas need.
struct SpinMagnitudeRoots<Number: Real> {
  let distances: SpinMagnitudeRange<Number>
  /// Half the sum of S₊² and S₋², counted from the configuration, over 1 − q.
  let middle: Number
  /// (S₊² − S₋²) / (1 − q).
  let spread: Number
}

extension SpinMagnitudeCubic where Number: Lane {
  /// The roots at an orbital angular momentum L.
  ///
  /// The smallest comes from an arc cosine; the other two, which may lie close together, are the
  /// roots of what remains, x² + β x + γ with γ ≤ 0, so that their distance √(β² − 4γ) is a sum.
  @inline(__always)
  func roots(_ l: Number) -> SpinMagnitudeRoots<Number> {
    // A quotient of constants, which a number of twice the precision has to its last digit.
    let oneThird = Number(1) / Number(3)
    let q2 = Number.fma(Number.fma(square.l2, l, square.l), l, square.one)
    let q1 = Number.fma(linear.l2, l, linear.l) * l
    let minusQ0 = constant * l * l
    let third = q2 * oneThird
    let full = complement * q1
    let sizeSquare = Number.fma(third, third, -(full * oneThird))
    let size = Number.sqrt(sizeSquare)
    let shifted = Number.fma(
      third,
      Number.fma(third + third, third, -full),
      -(complement * complement * minusQ0)
    )
    let ratio = Self.bounded(shifted / ((size + size) * sizeSquare))
    let cosine = Number.cosineOfThird(ratio)
    let smallest = -Number.fma(size + size, cosine, third)
    let inverse = Number(1) / smallest
    // β and γ over 1 − q and its square.
    let gamma = minusQ0 * inverse
    let beta = Number.fma(complement, gamma, -q1) * inverse
    let distance = Number.sqrt(Number.fma(beta, beta, Number(-4) * gamma))
    let far = Number(0.5) * (distance + Number.abs(beta))
    let near = -(gamma / far)
    let isNear = Number.less(Number(0), beta)
    let above = complement * Number.select(isNear, near, far)
    let range = complement * distance
    let span = above - smallest
    return SpinMagnitudeRoots(
      distances: SpinMagnitudeRange(
        above: above,
        range: range,
        span: span,
        inverseSpan: Number(1) / span
      ),
      middle: Number(-0.5) * beta,
      spread: distance
    )
  }

  @inline(__always)
  private static func bounded(_ ratio: Number) -> Number {
    let one = Number(1)
    return Number.select(
      Number.less(one, ratio),
      one,
      Number.select(Number.less(ratio, -one), -one, ratio)
    )
  }
}

extension SpinMagnitudeCubic where Number: ScalarReal {
  /// The cubic of a binary about one configuration of its spins.
  init(_ configuration: SpinConfiguration<Number>, _ spins: SpinInvariants<Number>) {
    let q = spins.massRatio
    let h = spins.massRatioComplement
    let imbalance = configuration.imbalance(q)
    let four = Number(4) / q
    let product = configuration.acrossProduct
    complement = h
    square = (h * h / q, Number(2) * h * imbalance / q, configuration.weightedSquare(q) / q)
    linear = (
      four * h * product,
      four
        * (q * configuration.along2 * configuration.across1
          - configuration.along1 * configuration.across2 + product * imbalance)
    )
    constant = four * configuration.volumeSquare
  }
}
