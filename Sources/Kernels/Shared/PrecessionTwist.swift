// SPDX-License-Identifier: MIT

/// Powers of e^(iα), and the half-angle functions of β, at one lane of frequencies.
struct TwistPoint<Number: Real> {
  let azimuth1: Complex<Number>
  let azimuth2: Complex<Number>
  /// cos²(β / 2), sin²(β / 2) and the product of the two roots, which is not negative.
  let cosine2: Number
  let sine2: Number
  let product: Number

  @inline(__always)
  init(_ angles: EulerAngles<Number>) {
    let (sine, cosine) = Number.sincos(angles.alpha)
    self.init(
      azimuth: Complex(cosine, sine),
      cosine2: angles.cosineSquare,
      sine2: angles.sineSquare,
      product: Number.sqrt(angles.cosineSquare * angles.sineSquare)
    )
  }

  /// The point with e^(iα), cos²(β / 2), sin²(β / 2) and the product of the two roots.
  @inline(__always)
  init(azimuth: Complex<Number>, cosine2: Number, sine2: Number, product: Number) {
    azimuth1 = azimuth
    azimuth2 = azimuth * azimuth
    self.cosine2 = cosine2
    self.sine2 = sine2
    self.product = product
  }
}

/// The sums over m that turn one mode (ℓ, ±m′) of the co-precessing frame into polarizations.
///
/// h₊ gets the mode times Σ e^(imα) d(m) plus(m), and h× i times it with cross(m), where d(m) is
/// Wigner's d^ℓ_{m m′}(β) over a factor that the coefficients hold. Entry m + 4 belongs to m.
/// Eqs. (3.5)–(3.7) of arXiv:2004.06503.
struct ModeTwist<Number: Real>: Sendable {
  var plus: InlineArray<9, Number>
  var cross: InlineArray<9, Number>

  /// The two sums, with the elements d(m) from m = −ℓ to ℓ.
  @inline(__always)
  func sums<let count: Int>(
    _ elements: InlineArray<count, Number>,
    at point: TwistPoint<Number>
  ) -> (plus: Complex<Number>, cross: Complex<Number>) {
    let ell = count / 2
    var plusSum = Complex(elements[ell] * plus[4], Number(0))
    var crossSum = Complex(elements[ell] * cross[4], Number(0))
    var turn = point.azimuth1
    var m = 1
    while m <= ell {
      let upper = elements[ell + m]
      let lower = elements[ell - m]
      Self.add(&plusSum, upper * plus[4 + m], lower * plus[4 - m], turn)
      Self.add(&crossSum, upper * cross[4 + m], lower * cross[4 - m], turn)
      turn = m == 1 ? point.azimuth2 : turn * point.azimuth1
      m += 1
    }
    return (plusSum, crossSum)
  }

  /// Adds `upper` e^(imα) + `lower` e^(−imα).
  @inline(__always)
  private static func add(
    _ sum: inout Complex<Number>,
    _ upper: Number,
    _ lower: Number,
    _ turn: Complex<Number>
  ) {
    sum = Complex(
      Number.fma(upper + lower, turn.real, sum.real),
      Number.fma(upper - lower, turn.imaginary, sum.imaginary)
    )
  }

  /// The same twist on another number type.
  @inline(__always)
  func map<Other: Real>(_ convert: (Number) -> Other) -> ModeTwist<Other> {
    ModeTwist<Other>(plus: plus.mapped(convert), cross: cross.mapped(convert))
  }
}

extension ModeTwist where Number: ScalarReal {
  /// The coefficients of a mode seen at an angle to J, with the square of each factor of d, times
  /// `scale`.
  init<let count: Int>(
    order: Int,
    _ harmonics: HarmonicTable<Number>,
    factorSquares: InlineArray<count, Double>,
    scale: Number = Number(1)
  ) {
    let ell = count / 2
    plus = InlineArray(repeating: Number(0))
    cross = InlineArray(repeating: Number(0))
    for m in -ell...ell {
      let factor = scale * Number.sqrt(Number(factorSquares[m + ell]))
      let same = Self.signed(harmonics.value(ell: ell, emm: m), isNegative: ell & 1 == 1)
      let opposite = Self.signed(
        harmonics.value(ell: ell, emm: -m),
        isNegative: (m + order) & 1 == 1
      )
      plus[m + 4] = factor * (opposite + same)
      cross[m + 4] = factor * (opposite - same)
    }
  }

  private static func signed(_ value: Number, isNegative: Bool) -> Number {
    isNegative ? -value : value
  }
}

/// Wigner's d^ℓ_{m m′}(β), over square roots of whole numbers, by m from −ℓ to ℓ.
///
/// Appendix A of arXiv:2004.06503.
enum WignerElements {
  /// ℓ = m′ = 2.
  @inline(__always)
  static func twoTwo<N: Real>(_ p: TwistPoint<N>) -> InlineArray<5, N> {
    let (c, s, cs) = (p.cosine2, p.sine2, p.product)
    return [s * s, cs * s, c * s, cs * c, c * c]
  }
  static let twoTwoSquares: InlineArray<5, Double> = [1, 4, 6, 4, 1]

  /// ℓ = 2, m′ = 1.
  @inline(__always)
  static func twoOne<N: Real>(_ p: TwistPoint<N>) -> InlineArray<5, N> {
    let (c, s, cs) = (p.cosine2, p.sine2, p.product)
    return [
      cs * s, s * N.fma(N(3), c, -s), cs * (c - s), c * N.fma(N(-3), s, c), -(cs * c),
    ]
  }
  static let twoOneSquares: InlineArray<5, Double> = [4, 1, 6, 1, 4]

  /// ℓ = m′ = 3.
  @inline(__always)
  static func threeThree<N: Real>(_ p: TwistPoint<N>) -> InlineArray<7, N> {
    let (c, s, cs) = (p.cosine2, p.sine2, p.product)
    let (cc, ss) = (c * c, s * s)
    return [ss * s, cs * ss, c * ss, cs * c * s, cc * s, cs * cc, cc * c]
  }
  static let threeThreeSquares: InlineArray<7, Double> = [1, 6, 15, 20, 15, 6, 1]

  /// ℓ = 3, m′ = 2.
  @inline(__always)
  static func threeTwo<N: Real>(_ p: TwistPoint<N>) -> InlineArray<7, N> {
    let (c, s, cs) = (p.cosine2, p.sine2, p.product)
    let (cc, ss) = (c * c, s * s)
    return [
      cs * ss, ss * N.fma(N(5), c, -s), cs * s * N.fma(N(2), c, -s), c * s * (c - s),
      cs * c * N.fma(N(-2), s, c), cc * N.fma(N(-5), s, c), -(cs * cc),
    ]
  }
  static let threeTwoSquares: InlineArray<7, Double> = [6, 1, 10, 30, 10, 1, 6]

  /// ℓ = m′ = 4.
  @inline(__always)
  static func fourFour<N: Real>(_ p: TwistPoint<N>) -> InlineArray<9, N> {
    let (c, s, cs) = (p.cosine2, p.sine2, p.product)
    let (cc, ss) = (c * c, s * s)
    let (csc, css) = (cs * cc, cs * ss)
    return [
      ss * ss, css * s, c * s * ss, css * c, cc * ss, csc * s, cc * c * s, csc * c, cc * cc,
    ]
  }
  static let fourFourSquares: InlineArray<9, Double> = [1, 8, 28, 56, 70, 56, 28, 8, 1]
}
