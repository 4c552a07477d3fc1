// SPDX-License-Identifier: MIT

/// The inspiral amplitude of a higher mode: the size of a complex post-Newtonian series, and three
/// fitted terms beyond it.
///
/// Eqs. (4.5)–(4.7) of arXiv:2001.10914. With y = f^(1/3) it is
/// f^(−7/6) (|Σ aₖ yᵏ| + y⁷ Σ bₖ yᵏ), where aₖ has an imaginary part from k = 4 on.
struct HigherModeInspiralAmplitude<Number: Real>: BinFormula {
  /// The real parts of a₁ to a₆.
  var real: InlineArray<6, Number>
  /// The imaginary parts of a₄ to a₆.
  var imaginary: InlineArray<3, Number>
  /// b₀ to b₂.
  var fitted: InlineArray<3, Number>

  @inline(__always)
  func value(at point: GridPoint<Number>) -> Number {
    let square = point.frequency * point.frequency
    let rest = Number.series(point.cubeRoot, fitted)
    let sum = Number.fma(square, rest, size(at: point))
    return point.leadingAmplitude * point.cubeRoot * sum
  }

  /// |Σ aₖ yᵏ| / y.
  @inline(__always)
  func size(at point: GridPoint<Number>) -> Number {
    let a = Number.series(point.cubeRoot, real)
    let b = point.frequency * Number.series(point.cubeRoot, imaginary)
    return Number.sqrt(Number.fma(a, a, b * b))
  }

  /// The same formula on another number type.
  @inline(__always)
  func map<Other: Real>(
    _ convert: (Number) -> Other
  ) -> HigherModeInspiralAmplitude<Other> {
    HigherModeInspiralAmplitude<Other>(
      real: real.mapped(convert),
      imaginary: imaginary.mapped(convert),
      fitted: fitted.mapped(convert)
    )
  }
}

/// A polynomial in a variable that runs from −1 to 1 over a range of frequencies.
struct RangePolynomial<let count: Int, Number: Real>: Sendable {
  var variableSlope: Number
  var variableOffset: Number
  var coefficients: InlineArray<count, Number>

  @inline(__always)
  func value(at frequency: Number) -> Number {
    Number.series(Number.fma(frequency, variableSlope, variableOffset), coefficients)
  }

  /// The same formula on another number type.
  @inline(__always)
  func map<Other: Real>(_ convert: (Number) -> Other) -> RangePolynomial<count, Other> {
    RangePolynomial<count, Other>(
      variableSlope: convert(variableSlope),
      variableOffset: convert(variableOffset),
      coefficients: coefficients.mapped(convert)
    )
  }
}

/// An amplitude that falls off exponentially.
struct ExponentialFall<Number: Real>: Sendable {
  var height: Number
  var variableSlope: Number
  var variableOffset: Number

  @inline(__always)
  func value(at frequency: Number) -> Number {
    height * Number.exp(Number.fma(frequency, variableSlope, variableOffset))
  }

  /// The same formula on another number type.
  @inline(__always)
  func map<Other: Real>(_ convert: (Number) -> Other) -> ExponentialFall<Other> {
    ExponentialFall<Other>(
      height: convert(height),
      variableSlope: convert(variableSlope),
      variableOffset: convert(variableOffset)
    )
  }
}

/// The amplitude of a higher mode; where mixing sets in, that of the spheroidal mode.
struct HigherModeAmplitude<Number: Real>: Sendable {
  var inspiral: HigherModeInspiralAmplitude<Number>
  /// f^(−7/6) times this is the amplitude between inspiral and ringdown.
  var intermediate: RangePolynomial<8, Number>
  /// What leads a spheroidal mode to its ringdown.
  var approach: RangePolynomial<4, Number>
  /// Its leading course is of no use here.
  var ringdown: RingdownAmplitude<Number>
  var fall: ExponentialFall<Number>
  /// Where these parts begin, as M f; the approach is empty in modes without mixing.
  var intermediateStart: Double
  var approachStart: Double
  var ringdownStart: Double
  var fallStart: Double

  /// The parts of the amplitude in the order in which they follow.
  enum Part: Sendable {
    case inspiral
    case intermediate
    case approach
    case ringdown
    case fall
  }

  /// The part at the frequency M f; the inspiral wins where others would overlap it.
  @inline(__always)
  func part(at frequency: Double) -> Part {
    if frequency < intermediateStart { return .inspiral }
    if frequency < approachStart { return .intermediate }
    if frequency < ringdownStart { return .approach }
    return frequency < fallStart ? .ringdown : .fall
  }

  /// The value of a part; none is negative.
  @inline(__always)
  func value(at point: GridPoint<Number>, in part: Part) -> Number {
    switch part {
    case .inspiral: positive(inspiral.value(at: point))
    case .intermediate:
      positive(point.leadingAmplitude * intermediate.value(at: point.frequency))
    case .approach: approach.value(at: point.frequency)
    case .ringdown: ringdown.series(at: point.frequency)
    case .fall: fall.value(at: point.frequency)
    }
  }

  /// The value, or zero where the polynomials make it negative.
  @inline(__always)
  private func positive(_ value: Number) -> Number {
    Number(0.5) * (value + Number.abs(value))
  }

  /// The same formula on another number type.
  @inline(__always)
  func map<Other: Real>(_ convert: (Number) -> Other) -> HigherModeAmplitude<Other> {
    HigherModeAmplitude<Other>(
      inspiral: inspiral.map(convert),
      intermediate: intermediate.map(convert),
      approach: approach.map(convert),
      ringdown: ringdown.map(convert),
      fall: fall.map(convert),
      intermediateStart: intermediateStart,
      approachStart: approachStart,
      ringdownStart: ringdownStart,
      fallStart: fallStart
    )
  }
}

extension InlineArray {
  /// The array of what `convert` makes of each element.
  @inline(__always)
  func mapped<Other>(_ convert: (Element) -> Other) -> InlineArray<count, Other> {
    InlineArray<count, Other> { convert(self[$0]) }
  }
}
