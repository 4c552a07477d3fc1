// SPDX-License-Identifier: MIT

/// The intermediate amplitude, the inverse of a quartic.
///
/// Eqs. (6.9)–(6.11) of arXiv:2001.11412.
struct InverseQuarticAmplitude<Number: Real>: BinFormula {
  /// The quartic; its leading course is of no use here.
  var inverse: IntermediateAmplitude<Number>

  @inline(__always)
  func value(at point: GridPoint<Number>) -> Number {
    Number(1) / inverse.quartic(at: point.frequency)
  }

  /// The same formula on another number type.
  @inline(__always)
  func map<Other: Real>(_ convert: (Number) -> Other) -> InverseQuarticAmplitude<Other> {
    InverseQuarticAmplitude<Other>(inverse: inverse.map(convert))
  }
}

extension InverseQuarticAmplitude where Number: ScalarReal {
  /// The formula of the frequency in hertz, less a factor (M / s)^(−7/6).
  func inHertz(_ scale: MassPowers<Number>) -> Self {
    var scaled = inverse.inHertz(scale)
    let factor = Number(1) / (scale.mass * Number.sqrt(scale.cubeRoot))
    scaled.c0 = scaled.c0 * factor
    scaled.c1 = scaled.c1 * factor
    scaled.c2 = scaled.c2 * factor
    scaled.c3 = scaled.c3 * factor
    scaled.c4 = scaled.c4 * factor
    return Self(inverse: scaled)
  }
}

extension InspiralAmplitude where Number: ScalarReal {
  /// The coefficients of IMRPhenomX for frequencies M f, up to the frequency `end`.
  ///
  /// Eqs. (6.3)–(6.5) and Appendix B of arXiv:2001.11412.
  init(_ p: FitParameters<Number>, end: Number) {
    let (eta, delta, spin1, spin2) = (p.eta, p.delta, p.spin1, p.spin2)
    let pi = Number(Double.pi)
    let root = Number.cbrt(pi)
    let root2 = root * root

    // Sums over the bodies of powers of the spins, and those weighted with 1 ± δ.
    let sum = spin1 + spin2
    let difference = delta * p.spinDifference
    let product = spin1 * spin2
    let squares = Number.fma(spin1, spin1, spin2 * spin2)
    let squareDifference = difference * sum
    let cubes = spin1 * spin1 * spin1 + spin2 * spin2 * spin2
    let cubeDifference = delta * (spin1 * spin1 * spin1 - spin2 * spin2 * spin2)

    let three = Number(81) * (sum + difference) - Number(44) * eta * sum
    let fourSpins =
      Number(-1_975_055) + Number(857_304) * squares - Number(994_896) * product
    let four =
      Number(-27_312_085) - Number(10_287_648) * (squares + squareDifference)
      + eta * (Number(24) * fourSpins + Number(35_371_056) * eta)
    let fiveCubes =
      Number(6048) * (cubes + cubeDifference - eta * (Number(3) * cubes + cubeDifference))
    let five =
      fiveCubes + Number(287_213) * (sum + difference)
      - Number(4) * eta * (Number(93_414) * sum + Number(2083) * difference)
      - Number(35_632) * eta * eta * sum + Number(42_840) * (Number(4) * eta - Number(1)) * pi
    let fitted = Self.fittedTerms(p, end: end)

    a2 = Number.polynomial(eta, [-969.0 / 672, 1804.0 / 672]) * root2
    a3 = three * pi * Number(1.0 / 48)
    a4 = four * pi * root * Number(1 / 8_128_512.0)
    a5 = five * pi * root2 * Number(1 / 32_256.0)
    a6 = Self.threeOrder(p) * pi * pi * Number(1 / 60_085_960_704.0)
    a7 = fitted.0
    a8 = fitted.1
    a9 = fitted.2
  }

  /// The 3PN coefficient over π² / 60 085 960 704.
  private static func threeOrder(_ p: FitParameters<Number>) -> Number {
    let (eta, spin1, spin2) = (p.eta, p.spin1, p.spin2)
    let pi = Number(Double.pi)
    let sum = spin1 + spin2
    let difference = p.delta * p.spinDifference
    let product = spin1 * spin2
    let squares = Number.fma(spin1, spin1, spin2 * spin2)
    let squareDifference = difference * sum

    let constant =
      Number(147_117) * (squares + squareDifference) + Number(60_928) * pi * (sum + difference)
    let linear =
      Number(638_642) * product - Number(158_633) * squares
      + Number(282_718) * squareDifference - Number(107_520) * pi * sum
      + Number(275_520) * pi * pi
    let square = Number(163_199) * squares - Number(266_498) * product
    let etaSquare = Number.fma(Number(11_088), square, Number(-3_248_849_057.0))
    let polynomial = Number.series(
      eta,
      [
        Number(-116_424) * constant,
        Number.fma(Number(-77_616), linear, Number(545_384_828_789.0)),
        Number(28) * etaSquare,
        Number(27_026_893_936.0),
      ]
    )
    return Number.fma(Number(12), polynomial, Number(-1_242_641_879_927.0))
  }

  /// The coefficients of (M f)^(7/3), (M f)^(8/3) and (M f)³, from values at ½, ¾ and 1 of `end`.
  ///
  /// Over (M f)^(7/3) they are a parabola in x = (M f)^(1/3).
  private static func fittedTerms(
    _ p: FitParameters<Number>,
    end: Number
  ) -> (Number, Number, Number) {
    func point(_ part: Double, _ value: Number) -> (x: Number, value: Number) {
      let frequency = Number(part) * end
      let x = Number.cbrt(frequency)
      return (x, value / (frequency * frequency * x))
    }
    let first = point(0.5, IMRPhenomXFits.inspiralAmplitudeAtHalf(p))
    let second = point(0.75, IMRPhenomXFits.inspiralAmplitudeAtThreeQuarters(p))
    let third = point(1, IMRPhenomXFits.inspiralAmplitudeAtEnd(p))
    let slope1 = (second.value - first.value) / (second.x - first.x)
    let slope2 = (third.value - second.value) / (third.x - second.x)
    let curvature = (slope2 - slope1) / (third.x - first.x)
    let linear = slope1 - curvature * (first.x + second.x)
    let constant = first.value - first.x * (slope1 - curvature * second.x)
    return (constant, linear, curvature)
  }
}

extension RingdownAmplitude where Number: ScalarReal {
  /// The coefficients of IMRPhenomX for frequencies M f, and where the amplitude peaks.
  ///
  /// Eqs. (6.16), (6.17) and (5.14) of arXiv:2001.11412.
  static func make(
    _ p: FitParameters<Number>,
    mode: RingdownTables.Mode<Number>
  ) -> (formula: Self, peak: Number) {
    let one = Number(1)
    let fall = IMRPhenomXFits.ringdownFall(p)
    let width = IMRPhenomXFits.ringdownWidth(p) * mode.damping
    // (√(1 − λ²) − 1) / λ without its cancellation; the root is zero where λ exceeds 1.
    let distance =
      fall > one ? one / fall : fall / (one + Number.sqrt(Number.fma(-fall, fall, one)))
    let peak = Number.abs(Number.fma(-width, distance, mode.frequency))
    let t = (peak - mode.frequency) / width
    let value = IMRPhenomXFits.ringdownPeak(p)
    let formula = Self(
      variableSlope: one / width,
      variableOffset: -(mode.frequency / width),
      fall: -fall,
      height: value * Number.fma(t, t, one) * Number.exp(fall * t)
    )
    return (formula, peak)
  }
}
