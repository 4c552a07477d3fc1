// SPDX-License-Identifier: MIT

/// An amplitude or a phase at one frequency, with its first two derivatives by M f.
struct Jet<Number: ScalarReal> {
  var value: Number
  var slope: Number
  var curvature: Number
}

extension HigherModeInspiralAmplitude where Number: ScalarReal {
  /// The coefficients for frequencies M f, up to the frequency `end`.
  ///
  /// `scale` is the (2, 2) mode's leading coefficient √(2η/3) π^(−1/6).
  init(
    _ mode: HigherMode,
    _ variables: FitVariables<Number>,
    series: PostNewtonianAmplitude<Number>,
    scale: Number,
    end: Number
  ) {
    // (2/m)^(−7/6), and (2π/m)^(1/3), the factor of M f in v.
    let ratio = Number(Double(mode.emm)) * Number(0.5)
    let factor = scale * ratio * Number.sqrt(Number.cbrt(ratio)) * series.factor
    let root = Number.cbrt(Number(Double.pi) / ratio)
    var power = factor
    real = InlineArray(repeating: Number(0))
    imaginary = InlineArray(repeating: Number(0))
    fitted = InlineArray(repeating: Number(0))
    for index in 0..<6 {
      power = power * root
      real[index] = series.real[index] * power
      if index >= 3 { imaginary[index - 3] = series.imaginary[index - 3] * power }
    }

    let values = InspiralAmplitudeFits.values(mode, variables)
    var points = InlineArray<3, Number>(repeating: Number(0))
    var rests = points
    let parts: InlineArray<3, Double> = [0.5, 0.75, 1]
    for index in 0..<3 {
      let point = GridPoint(frequency: Number(parts[index]) * end)
      let y = point.cubeRoot
      let sum = values[index] / point.leadingAmplitude - y * size(at: point)
      points[index] = y
      rests[index] = sum / (y * point.frequency * point.frequency)
    }
    fitted = interpolated(points: points, values: rests)
  }

  /// The amplitude over f^(−7/6), with its slope.
  func course(at point: GridPoint<Number>) -> (value: Number, slope: Number) {
    let y = point.cubeRoot
    let f = point.frequency
    let third = Number(1.0 / 3)
    let a = y * Number.series(y, real)
    let b = y * f * Number.series(y, imaginary)
    // f times the slopes.
    let realSlope = third * y * Number.series(y, weighted(real, from: 1))
    let imaginarySlope = third * y * f * Number.series(y, weighted(imaginary, from: 4))
    let size = Number.sqrt(Number.fma(a, a, b * b))
    let sizeSlope = Number.fma(a, realSlope, b * imaginarySlope) / size
    let rest = y * f * f * Number.series(y, fitted)
    let restSlope = third * y * f * f * Number.series(y, weighted(fitted, from: 7))
    return (size + rest, (sizeSlope + restSlope) * point.inverse)
  }

  /// Each coefficient times its power of y.
  private func weighted<let count: Int>(
    _ coefficients: InlineArray<count, Number>,
    from first: Int
  ) -> InlineArray<count, Number> {
    InlineArray<count, Number> { Number(Double($0 + first)) * coefficients[$0] }
  }

  /// The formula of the frequency in hertz.
  func inHertz(_ scale: MassPowers<Number>) -> Self {
    var scaled = self
    let y = scale.cubeRoot
    // M^(−7/6).
    var power = Number(1) / (scale.mass * Number.sqrt(y))
    for index in 0..<9 {
      power = power * y
      if index < 6 { scaled.real[index] = real[index] * power }
      if index >= 3 && index < 6 { scaled.imaginary[index - 3] = imaginary[index - 3] * power }
      if index >= 6 { scaled.fitted[index - 6] = fitted[index - 6] * power }
    }
    return scaled
  }
}

extension RangePolynomial where Number: ScalarReal {
  /// The polynomial between two frequencies M f through points of the variable −1 … 1.
  ///
  /// Slopes, at points given twice, are by the frequency.
  init(
    from start: Number,
    to end: Number,
    points: InlineArray<count, Double>,
    values: InlineArray<count, Number>
  ) {
    let half = Number(0.5)
    // An empty range must not divide by zero.
    let halfWidth = start == end ? Number(1) : half * (end - start)
    variableSlope = Number(1) / halfWidth
    variableOffset = -(half * (start + end)) / halfWidth
    var values = values
    for index in 1..<count where points[index] == points[index - 1] {
      values[index] = values[index] * halfWidth
    }
    coefficients = interpolated(points: points.mapped { Number($0) }, values: values)
  }

  /// The value with its derivatives.
  func jet(at frequency: Number) -> Jet<Number> {
    let t = Number.fma(frequency, variableSlope, variableOffset)
    var (value, slope, curvature) = (Number(0), Number(0), Number(0))
    var index = count - 1
    while index >= 0 {
      curvature = Number.fma(curvature, t, Number(2) * slope)
      slope = Number.fma(slope, t, value)
      value = Number.fma(value, t, coefficients[index])
      index -= 1
    }
    return Jet(
      value: value,
      slope: slope * variableSlope,
      curvature: curvature * variableSlope * variableSlope
    )
  }

  /// The formula of the frequency in hertz, times a factor.
  func inHertz(_ scale: MassPowers<Number>, times factor: Number) -> Self {
    Self(
      variableSlope: variableSlope * scale.mass,
      variableOffset: variableOffset,
      coefficients: coefficients.mapped { $0 * factor }
    )
  }

  /// The same polynomial with room for more powers.
  func raised<let other: Int>() -> RangePolynomial<other, Number> {
    RangePolynomial<other, Number>(
      variableSlope: variableSlope,
      variableOffset: variableOffset,
      coefficients: InlineArray<other, Number> { $0 < count ? coefficients[$0] : Number(0) }
    )
  }
}

extension RingdownAmplitude where Number: ScalarReal {
  /// A Lorentzian of a mode, `height · exp(−fall t) / (1 + t²)` with t in units of `width`.
  init(_ mode: RingdownTables.Mode<Number>, width: Number, fall: Number, height: Number) {
    self.init(
      variableSlope: Number(1) / width,
      variableOffset: -(mode.frequency / width),
      fall: -fall,
      height: height
    )
  }

  /// The series with its derivatives.
  func seriesJet(at frequency: Number) -> Jet<Number> {
    let t = Number.fma(frequency, variableSlope, variableOffset)
    let value = series(at: frequency)
    // 1/A dA/dt = fall − 2t / (1 + t²), and its derivative.
    let inverse = Number(1) / Number.fma(t, t, Number(1))
    let relative = Number.fma(Number(-2) * t, inverse, fall)
    let bend = Number(2) * inverse * inverse * Number.fma(t, t, Number(-1))
    return Jet(
      value: value,
      slope: value * relative * variableSlope,
      curvature: value * Number.fma(relative, relative, bend) * variableSlope * variableSlope
    )
  }
}

extension ExponentialFall where Number: ScalarReal {
  /// The fall from a frequency on, with the value and slope that the amplitude has there.
  init(_ amplitude: Jet<Number>, at frequency: Number) {
    height = amplitude.value
    variableSlope = amplitude.slope / amplitude.value
    variableOffset = -(frequency * variableSlope)
  }

  /// The formula of the frequency in hertz.
  func inHertz(_ scale: MassPowers<Number>) -> Self {
    var scaled = self
    scaled.variableSlope = variableSlope * scale.mass
    return scaled
  }
}

extension HigherModeAmplitude where Number: ScalarReal {
  /// The formula of the frequency in hertz.
  func inHertz(_ scale: MassPowers<Number>) -> Self {
    var scaled = self
    scaled.inspiral = inspiral.inHertz(scale)
    let leading = Number(1) / (scale.mass * Number.sqrt(scale.cubeRoot))
    scaled.intermediate = intermediate.inHertz(scale, times: leading)
    scaled.approach = approach.inHertz(scale, times: Number(1))
    scaled.ringdown = ringdown.inHertz(scale)
    scaled.fall = fall.inHertz(scale)
    return scaled
  }
}
