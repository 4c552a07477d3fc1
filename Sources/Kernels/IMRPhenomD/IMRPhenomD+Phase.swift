// SPDX-License-Identifier: MIT

/// The inspiral phase: a post-Newtonian series and four fitted terms beyond it.
///
/// Eqs. (27), (28) of arXiv:1508.07253. `rise n` multiplies f^(n/3), `fall n` multiplies f^(−n/3).
struct InspiralPhase<Number: Real>: PhaseFormula {
  var fall5: Number
  var fall3: Number
  var fall2: Number
  var fall1: Number
  var constant: Number
  var logarithm: Number
  var rise1: Number
  var rise1Log: Number
  var rise2: Number
  var linear: Number
  var rise4: Number
  var rise5: Number
  var rise6: Number

  @inline(__always)
  func value(at point: GridPoint<Number>) -> Number {
    let y = point.cubeRoot
    let x = point.inverseCubeRoot
    var rising = Number.fma(rise6, y, rise5)
    rising = Number.fma(rising, y, rise4)
    rising = Number.fma(rising, y, linear)
    rising = Number.fma(rising, y, rise2)
    rising = Number.fma(rising, y, Number.fma(rise1Log, point.logarithm, rise1))
    rising = Number.fma(rising, y, Number.fma(logarithm, point.logarithm, constant))
    var falling = Number.fma(fall5, x * x, fall3)
    falling = Number.fma(falling, x, fall2)
    falling = Number.fma(falling, x, fall1)
    return Number.fma(falling, x, rising)
  }

  /// The same formula on another number type.
  @inline(__always)
  func map<Other: Real>(_ convert: (Number) -> Other) -> InspiralPhase<Other> {
    InspiralPhase<Other>(
      fall5: convert(fall5),
      fall3: convert(fall3),
      fall2: convert(fall2),
      fall1: convert(fall1),
      constant: convert(constant),
      logarithm: convert(logarithm),
      rise1: convert(rise1),
      rise1Log: convert(rise1Log),
      rise2: convert(rise2),
      linear: convert(linear),
      rise4: convert(rise4),
      rise5: convert(rise5),
      rise6: convert(rise6)
    )
  }
}

extension InspiralPhase: JoinablePhase where Number: ScalarReal {
  /// The coefficients for frequencies M f.
  init(_ binary: AlignedBinary<Number>, xi: Number) {
    let eta = binary.eta
    let series = PostNewtonianPhase(binary)
    let inverseEta = Number(1) / eta
    // v = (π M f)^(1/3) = w (M f)^(1/3)
    let w = Number.cbrt(Number(Double.pi))
    let logW = Number.log(Number(Double.pi)) / Number(3)
    let third = Number(1) / Number(3)
    fall5 = series.v0 / (w * w * Number(Double.pi))
    fall3 = series.v2 / Number(Double.pi)
    fall2 = series.v3 / (w * w)
    fall1 = series.v4 / w
    constant = Number.fma(series.v5Log, logW, series.v5) - Number(Double.pi / 4)
    logarithm = series.v5Log * third
    rise1 = Number.fma(series.v6Log, logW, series.v6) * w
    rise1Log = series.v6Log * third * w
    rise2 = series.v7 * w * w
    linear = IMRPhenomDFits.sigma1.value(eta: eta, xi: xi) * inverseEta
    rise4 = IMRPhenomDFits.sigma2.value(eta: eta, xi: xi) * Number(0.75) * inverseEta
    rise5 = IMRPhenomDFits.sigma3.value(eta: eta, xi: xi) * Number(0.6) * inverseEta
    rise6 = IMRPhenomDFits.sigma4.value(eta: eta, xi: xi) * Number(0.5) * inverseEta
  }

  func curvedSlope(at point: GridPoint<Number>) -> Number {
    let y = point.cubeRoot
    let x = point.inverseCubeRoot
    // 3 f dφ/df, power by power.
    var rising = Number.fma(Number(6) * rise6, y, Number(5) * rise5)
    rising = Number.fma(rising, y, Number(4) * rise4)
    rising = Number.fma(rising, y * y, Number(2) * rise2)
    let logarithmic = Number.fma(rise1Log, point.logarithm + Number(3), rise1)
    rising = Number.fma(rising, y, logarithmic)
    rising = Number.fma(rising, y, Number(3) * logarithm)
    var falling = Number.fma(Number(-5) * fall5, x * x, Number(-3) * fall3)
    falling = Number.fma(falling, x, Number(-2) * fall2)
    falling = Number.fma(falling, x, -fall1)
    return Number.fma(falling, x, rising) / (Number(3) * point.frequency)
  }

  /// The formula of the frequency in hertz.
  func inHertz(_ scale: MassPowers<Number>) -> Self {
    let y = scale.cubeRoot
    let x = scale.inverseCubeRoot
    let mass = scale.mass
    var scaled = self
    scaled.fall5 = fall5 / mass * x * x
    scaled.fall3 = fall3 / mass
    scaled.fall2 = fall2 * x * x
    scaled.fall1 = fall1 * x
    scaled.constant = Number.fma(logarithm, scale.logarithm, constant)
    scaled.rise1 = Number.fma(rise1Log, scale.logarithm, rise1) * y
    scaled.rise1Log = rise1Log * y
    scaled.rise2 = rise2 * y * y
    scaled.linear = linear * mass
    scaled.rise4 = rise4 * mass * y
    scaled.rise5 = rise5 * mass * y * y
    scaled.rise6 = rise6 * mass * mass
    return scaled
  }
}

/// The intermediate phase, linear f + logarithm · log f + fall9 f⁻³ + constant.
///
/// Eq. (16) of arXiv:1508.07253.
struct IntermediatePhase<Number: Real>: PhaseFormula {
  var fall9: Number
  var constant: Number
  var logarithm: Number
  var linear: Number

  @inline(__always)
  func value(at point: GridPoint<Number>) -> Number {
    let inverse = point.inverse
    let curved = Number.fma(
      fall9 * inverse,
      inverse * inverse,
      Number.fma(logarithm, point.logarithm, constant)
    )
    return Number.fma(linear, point.frequency, curved)
  }

  /// The same formula on another number type.
  @inline(__always)
  func map<Other: Real>(_ convert: (Number) -> Other) -> IntermediatePhase<Other> {
    IntermediatePhase<Other>(
      fall9: convert(fall9),
      constant: convert(constant),
      logarithm: convert(logarithm),
      linear: convert(linear)
    )
  }
}

extension IntermediatePhase: JoinablePhase where Number: ScalarReal {
  /// The coefficients for frequencies M f, before joining.
  init(eta: Number, xi: Number) {
    let inverseEta = Number(1) / eta
    fall9 = -IMRPhenomDFits.beta3.value(eta: eta, xi: xi) * inverseEta / Number(3)
    constant = Number(0)
    logarithm = IMRPhenomDFits.beta2.value(eta: eta, xi: xi) * inverseEta
    linear = IMRPhenomDFits.beta1.value(eta: eta, xi: xi) * inverseEta
  }

  func curvedSlope(at point: GridPoint<Number>) -> Number {
    let inverse = Number(1) / point.frequency
    let square = inverse * inverse
    return Number.fma(Number(-3) * fall9 * square, square, logarithm * inverse)
  }

  /// The formula of the frequency in hertz.
  func inHertz(_ scale: MassPowers<Number>) -> Self {
    Self(
      fall9: fall9 / (scale.mass * scale.mass * scale.mass),
      constant: Number.fma(logarithm, scale.logarithm, constant),
      logarithm: logarithm,
      linear: linear * scale.mass
    )
  }
}

/// The ringdown phase, fall3 / f + power f^(3/4) + linear f + height · atan(t) + constant.
///
/// Eq. (14) of arXiv:1508.07253. Here t = (M f − α₅ f_RD) / f_damp.
struct RingdownPhase<Number: Real>: PhaseFormula {
  var fall3: Number
  var power: Number
  var linear: Number
  var constant: Number
  var height: Number
  var variableSlope: Number
  var variableOffset: Number

  @inline(__always)
  func value(at point: GridPoint<Number>) -> Number {
    let t = Number.fma(point.frequency, variableSlope, variableOffset)
    let smooth = Number.fma(
      power,
      point.threeQuarters,
      Number.fma(fall3, point.inverse, constant)
    )
    return Number.fma(linear, point.frequency, Number.fma(height, Number.atan(t), smooth))
  }

  /// The same formula on another number type.
  @inline(__always)
  func map<Other: Real>(_ convert: (Number) -> Other) -> RingdownPhase<Other> {
    RingdownPhase<Other>(
      fall3: convert(fall3),
      power: convert(power),
      linear: convert(linear),
      constant: convert(constant),
      height: convert(height),
      variableSlope: convert(variableSlope),
      variableOffset: convert(variableOffset)
    )
  }
}

extension RingdownPhase: JoinablePhase where Number: ScalarReal {
  /// The coefficients for frequencies M f, before joining.
  init(eta: Number, xi: Number, mode: RingdownTables.Mode<Number>) {
    let inverseEta = Number(1) / eta
    let centre = IMRPhenomDFits.alpha5.value(eta: eta, xi: xi) * mode.frequency
    fall3 = -(IMRPhenomDFits.alpha2.value(eta: eta, xi: xi) * inverseEta)
    power = IMRPhenomDFits.alpha3.value(eta: eta, xi: xi) * inverseEta * Number(4) / Number(3)
    linear = IMRPhenomDFits.alpha1.value(eta: eta, xi: xi) * inverseEta
    constant = Number(0)
    height = IMRPhenomDFits.alpha4.value(eta: eta, xi: xi) * inverseEta
    variableSlope = Number(1) / mode.damping
    variableOffset = -(centre / mode.damping)
  }

  func curvedSlope(at point: GridPoint<Number>) -> Number {
    let t = Number.fma(point.frequency, variableSlope, variableOffset)
    let inverse = Number(1) / point.frequency
    let arctangent = height * variableSlope / Number.fma(t, t, Number(1))
    let quarter = Number.sqrt(Number.sqrt(inverse))
    let smooth = Number.fma(Number(0.75) * power, quarter, arctangent)
    return Number.fma(-fall3 * inverse, inverse, smooth)
  }

  /// The formula of the frequency in hertz.
  func inHertz(_ scale: MassPowers<Number>) -> Self {
    let mass = scale.mass
    return Self(
      fall3: fall3 / mass,
      power: power * Number.sqrt(mass * Number.sqrt(mass)),
      linear: linear * mass,
      constant: constant,
      height: height,
      variableSlope: variableSlope * mass,
      variableOffset: variableOffset
    )
  }
}
