// SPDX-License-Identifier: MIT

/// The inspiral amplitude, f^(−7/6) Σ aₖ f^(k/3).
///
/// Eqs. (29), (30) and (B14)–(B20) of arXiv:1508.07253.
struct InspiralAmplitude<Number: Real>: BinFormula {
  var a2: Number
  var a3: Number
  var a4: Number
  var a5: Number
  var a6: Number
  var a7: Number
  var a8: Number
  var a9: Number

  @inline(__always)
  func value(at point: GridPoint<Number>) -> Number {
    point.leadingAmplitude * series(at: point)
  }

  /// The amplitude over its leading course f^(−7/6).
  @inline(__always)
  func series(at point: GridPoint<Number>) -> Number {
    let y = point.cubeRoot
    var sum = Number.fma(a9, y, a8)
    sum = Number.fma(sum, y, a7)
    sum = Number.fma(sum, y, a6)
    sum = Number.fma(sum, y, a5)
    sum = Number.fma(sum, y, a4)
    sum = Number.fma(sum, y, a3)
    sum = Number.fma(sum, y, a2)
    return Number.fma(sum, y * y, Number(1))
  }

  /// The same formula on another number type.
  @inline(__always)
  func map<Other: Real>(_ convert: (Number) -> Other) -> InspiralAmplitude<Other> {
    InspiralAmplitude<Other>(
      a2: convert(a2),
      a3: convert(a3),
      a4: convert(a4),
      a5: convert(a5),
      a6: convert(a6),
      a7: convert(a7),
      a8: convert(a8),
      a9: convert(a9)
    )
  }
}

extension InspiralAmplitude where Number: ScalarReal {
  /// The coefficients for frequencies M f.
  init(_ binary: AlignedBinary<Number>, xi: Number) {
    let eta = binary.eta
    let delta = binary.delta
    let chi1 = binary.spin1
    let chi2 = binary.spin2
    let one = Number(1)
    let pi = Number(Double.pi)
    let root = Number.cbrt(pi)
    let root2 = root * root

    // Sums over the bodies: Σ χ, Σ χ², and those weighted with 1 ± δ.
    let sum = chi1 + chi2
    let squares = Number.fma(chi1, chi1, chi2 * chi2)
    let product = chi1 * chi2
    let weighted = Number.fma(delta, chi1 - chi2, sum)
    let squareDifference = sum * (chi1 - chi2)
    let weightedSquares = Number.fma(delta, squareDifference, squares)

    a2 = Number.polynomial(eta, [-969.0 / 672, 1804.0 / 672]) * root2
    a3 = Number.fma(Number(81), weighted, Number(-44) * eta * sum) * pi * Number(1.0 / 48)

    let fourSpins =
      Number(-1_975_055) + Number(857_304) * squares - Number(994_896) * product
    let four =
      Number(-27_312_085) - Number(10_287_648) * weightedSquares
      + (Number(24) * fourSpins + Number(35_371_056) * eta) * eta
    a4 = four * pi * root * Number(1 / 8_128_512.0)

    let five =
      Number(285_197) * weighted
      - (Number(4 * 91_902) * sum + Number(4 * 1579) * delta * (chi1 - chi2)) * eta
      - Number(35_632) * eta * eta * sum
      + Number(42_840) * (Number(4) * eta - one) * pi
    a5 = five * pi * root2 * Number(1 / 32_256.0)

    let sixConstant =
      Number(-177_520_268_561) + Number(107_414_046_432) * weightedSquares
      + Number(11_087_290_368) * weighted * pi
    let sixLinear =
      Number(-545_384_828_789) - Number(176_491_177_632) * product
      + Number(202_603_761_360) * squares + Number(77_287_373_856) * delta * squareDifference
      + (Number(5_841_690_624) * sum + Number(21_384_760_320) * pi) * pi
    let sixSquare =
      Number(-3_248_849_057) + Number(2_943_675_504) * squares - Number(3_339_284_256) * product
    let six =
      Number(-7) * sixConstant
      + (Number(12) * sixLinear + (Number(-336) * sixSquare - Number(324_322_727_232) * eta) * eta)
      * eta
    a6 = -six * pi * pi * Number(1 / 60_085_960_704.0)

    a7 = IMRPhenomDFits.rho1.value(eta: eta, xi: xi)
    a8 = IMRPhenomDFits.rho2.value(eta: eta, xi: xi)
    a9 = IMRPhenomDFits.rho3.value(eta: eta, xi: xi)
  }

  /// The derivative of `series` by the frequency.
  func seriesSlope(at point: GridPoint<Number>) -> Number {
    let y = point.cubeRoot
    var sum = Number.fma(Number(9) * a9, y, Number(8) * a8)
    sum = Number.fma(sum, y, Number(7) * a7)
    sum = Number.fma(sum, y, Number(6) * a6)
    sum = Number.fma(sum, y, Number(5) * a5)
    sum = Number.fma(sum, y, Number(4) * a4)
    sum = Number.fma(sum, y, Number(3) * a3)
    sum = Number.fma(sum, y, Number(2) * a2)
    return sum * y * point.inverse * y * Number(1.0 / 3)
  }

  /// The formula of the frequency in hertz, less a factor (M / s)^(−7/6).
  func inHertz(_ scale: MassPowers<Number>) -> Self {
    let y = scale.cubeRoot
    let y2 = y * y
    let mass = scale.mass
    let mass2 = mass * mass
    return Self(
      a2: a2 * y2,
      a3: a3 * mass,
      a4: a4 * mass * y,
      a5: a5 * mass * y2,
      a6: a6 * mass2,
      a7: a7 * mass2 * y,
      a8: a8 * mass2 * y2,
      a9: a9 * mass2 * mass
    )
  }
}

/// The intermediate amplitude, f^(−7/6) times a quartic.
///
/// Eqs. (21)–(26) of arXiv:1508.07253. The quartic's variable runs from −1 to 1 over the region, where it takes values and slopes of its
/// neighbours at the ends and a fitted value in the middle.
struct IntermediateAmplitude<Number: Real>: BinFormula {
  var variableSlope: Number
  var variableOffset: Number
  var c0: Number
  var c1: Number
  var c2: Number
  var c3: Number
  var c4: Number

  @inline(__always)
  func value(at point: GridPoint<Number>) -> Number {
    point.leadingAmplitude * quartic(at: point.frequency)
  }

  /// The quartic alone.
  @inline(__always)
  func quartic(at frequency: Number) -> Number {
    let t = Number.fma(frequency, variableSlope, variableOffset)
    var sum = Number.fma(c4, t, c3)
    sum = Number.fma(sum, t, c2)
    sum = Number.fma(sum, t, c1)
    return Number.fma(sum, t, c0)
  }

  /// The same formula on another number type.
  @inline(__always)
  func map<Other: Real>(_ convert: (Number) -> Other) -> IntermediateAmplitude<Other> {
    IntermediateAmplitude<Other>(
      variableSlope: convert(variableSlope),
      variableOffset: convert(variableOffset),
      c0: convert(c0),
      c1: convert(c1),
      c2: convert(c2),
      c3: convert(c3),
      c4: convert(c4)
    )
  }
}

extension IntermediateAmplitude where Number: ScalarReal {
  /// The quartic between two frequencies M f, from (value, slope) at its ends.
  init(
    from start: Number,
    to end: Number,
    startValue: (Number, slope: Number),
    middleValue: Number,
    endValue: (Number, slope: Number)
  ) {
    let half = Number(0.5)
    // An empty region, which no calibrated binary has, must not divide by zero.
    let halfWidth = end > start ? half * (end - start) : Number(1)
    let even = half * (startValue.0 + endValue.0) - middleValue
    let odd = half * (endValue.0 - startValue.0)
    let slopeSum = half * (endValue.slope + startValue.slope) * halfWidth
    let slopeDifference = half * (endValue.slope - startValue.slope) * halfWidth
    variableSlope = Number(1) / halfWidth
    variableOffset = -(half * (start + end)) / halfWidth
    c3 = half * (slopeSum - odd)
    c1 = odd - c3
    c4 = half * slopeDifference - even
    c2 = even - c4
    c0 = middleValue
  }

  /// The formula of the frequency in hertz, less a factor (M / s)^(−7/6).
  func inHertz(_ scale: MassPowers<Number>) -> Self {
    var scaled = self
    scaled.variableSlope = variableSlope * scale.mass
    return scaled
  }
}

/// The ringdown amplitude, f^(−7/6) times a Lorentzian that falls off exponentially.
///
/// Eq. (19) of arXiv:1508.07253. With t = (M f − f_RD) / (γ₃ f_damp): height · exp(−γ₂ t) / (1 + t²).
struct RingdownAmplitude<Number: Real>: BinFormula {
  var variableSlope: Number
  var variableOffset: Number
  var fall: Number
  var height: Number

  @inline(__always)
  func value(at point: GridPoint<Number>) -> Number {
    point.leadingAmplitude * series(at: point.frequency)
  }

  /// The amplitude over its leading course f^(−7/6).
  @inline(__always)
  func series(at frequency: Number) -> Number {
    let t = Number.fma(frequency, variableSlope, variableOffset)
    return height * Number.exp(fall * t) / Number.fma(t, t, Number(1))
  }

  /// The same formula on another number type.
  @inline(__always)
  func map<Other: Real>(_ convert: (Number) -> Other) -> RingdownAmplitude<Other> {
    RingdownAmplitude<Other>(
      variableSlope: convert(variableSlope),
      variableOffset: convert(variableOffset),
      fall: convert(fall),
      height: convert(height)
    )
  }
}

extension RingdownAmplitude where Number: ScalarReal {
  /// The coefficients for frequencies M f, and where the amplitude's peak lies.
  ///
  /// Eq. (20).
  static func make(
    eta: Number,
    xi: Number,
    mode: RingdownTables.Mode<Number>
  ) -> (formula: Self, peak: Number) {
    let one = Number(1)
    let gamma2 = IMRPhenomDFits.gamma2.value(eta: eta, xi: xi)
    let width = IMRPhenomDFits.gamma3.value(eta: eta, xi: xi) * mode.damping
    let formula = Self(
      variableSlope: one / width,
      variableOffset: -(mode.frequency / width),
      fall: -gamma2,
      height: IMRPhenomDFits.gamma1.value(eta: eta, xi: xi) / width
    )
    // (√(1 − γ₂²) − 1) / γ₂ without its cancellation; the root is zero where γ₂ exceeds 1.
    let distance =
      gamma2 > one
      ? one / gamma2 : gamma2 / (one + Number.sqrt(one - gamma2 * gamma2))
    return (formula, Number.abs(mode.frequency - width * distance))
  }

  /// The derivative of `series` by the frequency.
  func seriesSlope(at frequency: Number) -> Number {
    let t = Number.fma(frequency, variableSlope, variableOffset)
    let relative = fall - Number(2) * t / Number.fma(t, t, Number(1))
    return series(at: frequency) * relative * variableSlope
  }

  /// The formula of the frequency in hertz, less a factor (M / s)^(−7/6).
  func inHertz(_ scale: MassPowers<Number>) -> Self {
    var scaled = self
    scaled.variableSlope = variableSlope * scale.mass
    return scaled
  }
}
