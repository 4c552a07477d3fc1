// SPDX-License-Identifier: MIT

/// The cubic whose roots bound the square of the total spin S while the spins precess.
///
/// (dS²/dt)² ∝ −(S² − S₊²)(S² − S₋²)(S² − S₃²), with coefficients that depend on the magnitudes L
/// and J alone: Eqs. (21) and (B2)–(B4) of arXiv:1703.03967, as polynomials in L and Y = J² − L².
struct SpinMagnitudeCubic<Number: Real>: Sendable {
  /// Of the coefficient B: L², L and 1 (that of Y is −2).
  var b: (l2: Number, l: Number, one: Number)
  /// Of C: L², L, L Y and Y (that of Y² is 1).
  var c: (l2: Number, l: Number, ly: Number, y: Number)
  /// Of D: L², L Y and Y².
  var d: (l2: Number, ly: Number, y2: Number)
  /// S² where the cubic has no three roots, or the spins are such that S stays as it is.
  var steady: Number
  /// What S₊² exceeds `steady` by in that case; LALSimulation keeps the two apart.
  static var steadyMargin: Double { 1e-9 }

  /// The same cubic on another number type.
  @inline(__always)
  func map<Other: Real>(_ convert: (Number) -> Other) -> SpinMagnitudeCubic<Other> {
    SpinMagnitudeCubic<Other>(
      b: (convert(b.l2), convert(b.l), convert(b.one)),
      c: (convert(c.l2), convert(c.l), convert(c.ly), convert(c.y)),
      d: (convert(d.l2), convert(d.ly), convert(d.y2)),
      steady: convert(steady)
    )
  }
}

/// The roots of the cubic in S² at one L and J, in the combinations that formulas need.
struct SpinMagnitudeRoots<Number: Real> {
  /// S₊², the largest.
  var largest: Number
  /// S₊² − S₋², not negative.
  var range: Number
  /// S₊² − S₃², not negative.
  var span: Number
  /// m = (S₊² − S₋²) / (S₊² − S₃²).
  var parameter: Number
}

extension SpinMagnitudeCubic where Number: Lane {
  /// The roots at an orbital angular momentum L and Y = J² − L².
  ///
  /// With B / 3 = b, s² = b² − C / 3 and cos 3φ = (2b³ − b C + D) / 2s³ they are
  /// s (cos φ ± √3 sin φ) − b and −2s cos φ − b; the differences come out without cancellation.
  @inline(__always)
  func roots(_ l: Number, _ y: Number) -> SpinMagnitudeRoots<Number> {
    let coefficientB = Number.fma(
      Number.fma(b.l2, l, b.l),
      l,
      Number.fma(Number(-2), y, b.one)
    )
    let coefficientC = Number.fma(
      Number.fma(c.ly, l, y + c.y),
      y,
      Number.fma(c.l2, l, c.l) * l
    )
    let coefficientD = Number.fma(
      Number.fma(d.ly, l, d.y2 * y),
      y,
      d.l2 * l * l
    )
    // Quotients and roots of constants, which a number of twice the precision has to its last digit.
    let oneThird = Number(1) / Number(3)
    let third = coefficientB * oneThird
    let square = Number.fma(third, third, -(coefficientC * oneThird))
    let size = Number.sqrt(square)
    let shifted = Number.fma(
      third,
      Number.fma(third + third, third, -coefficientC),
      coefficientD
    )
    let ratio = shifted / ((size + size) * square)
    let one = Number(1)
    let bounded = Number.select(
      Number.less(one, ratio),
      one,
      Number.select(Number.less(ratio, -one), -one, ratio)
    )
    let (sine, cosine) = Number.sincos(Number.acos(bounded) * oneThird)
    let part = sine * Number.sqrt(Number(3))
    let range = size * (part + part)
    let spanPart = Number.fma(Number(3), cosine, part)
    let largest = Number.abs(Number.fma(size, cosine + part, -third))
    // Where the square root or the quotient is not a number, S stays as it is.
    let isCubic = Number.less(-one, largest)
    return SpinMagnitudeRoots(
      largest: Number.select(isCubic, largest, steady + Number(Self.steadyMargin)),
      range: Number.select(isCubic, range, Number(Self.steadyMargin)),
      span: size * spanPart,
      parameter: (part + part) / spanPart
    )
  }
}

extension SpinMagnitudeCubic where Number: ScalarReal {
  /// The cubic of a binary.
  init(_ spins: SpinInvariants<Number>) {
    let one = Number(1)
    let two = Number(2)
    let q = spins.massRatio
    let complement = spins.massRatioComplement
    let quotient = complement / q
    let difference = spins.square1 - spins.square2
    let delta = spins.delta
    let effective = spins.effective
    let cross = two * quotient * (q * spins.square1 - spins.square2)
    b = (
      complement * quotient,
      two * effective,
      quotient * spins.square2 - complement * spins.square1
    )
    c = (
      Number(4) * spins.eta * effective * effective
        - two * quotient * (spins.square1 - q * spins.square2) + cross,
      -(two * delta * difference * effective),
      -(two * effective),
      cross
    )
    d = (
      delta * delta * difference * difference / spins.eta,
      two * delta * effective * difference,
      quotient * (spins.square2 - q * spins.square1)
    )
    steady = spins.totalSquare * one
  }
}
