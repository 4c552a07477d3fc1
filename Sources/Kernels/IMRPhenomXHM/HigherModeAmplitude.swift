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

/// The parts of a higher mode's amplitude in the order in which they follow.
enum HigherModeAmplitudePart: Sendable {
  case inspiral
  case intermediate
  case approach
  case ringdown
  case fall
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

  typealias Part = HigherModeAmplitudePart

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
    typealias Size = HigherModeSize
    return switch part {
    case .inspiral: Size.Inspiral(formula: inspiral).value(at: point)
    case .intermediate: Size.Intermediate(formula: intermediate).value(at: point)
    case .approach: Size.Approach(formula: approach).value(at: point)
    case .ringdown: Size.Ringdown(formula: ringdown).value(at: point)
    case .fall: Size.Fall(formula: fall).value(at: point)
    }
  }
}

/// The parts of a higher mode's amplitude as functions of the frequency.
enum HigherModeSize {
  struct Inspiral<Number: Real>: BinFormula {
    let formula: HigherModeInspiralAmplitude<Number>

    @inline(__always)
    func value(at point: GridPoint<Number>) -> Number { positive(formula.value(at: point)) }
  }

  struct Intermediate<Number: Real>: BinFormula {
    let formula: RangePolynomial<8, Number>

    @inline(__always)
    func value(at point: GridPoint<Number>) -> Number {
      positive(point.leadingAmplitude * formula.value(at: point.frequency))
    }
  }

  struct Approach<Number: Real>: BinFormula {
    let formula: RangePolynomial<4, Number>

    @inline(__always)
    func value(at point: GridPoint<Number>) -> Number { formula.value(at: point.frequency) }
  }

  struct Ringdown<Number: Real>: BinFormula {
    let formula: RingdownAmplitude<Number>

    @inline(__always)
    func value(at point: GridPoint<Number>) -> Number { formula.series(at: point.frequency) }
  }

  struct Fall<Number: Real>: BinFormula {
    let formula: ExponentialFall<Number>

    @inline(__always)
    func value(at point: GridPoint<Number>) -> Number { formula.value(at: point.frequency) }
  }

  /// The value, or zero where the polynomials make it negative.
  @inline(__always)
  private static func positive<Number: Real>(_ value: Number) -> Number {
    Number(0.5) * (value + Number.abs(value))
  }
}

extension InlineArray {
  /// The array of what `convert` makes of each element.
  @inline(__always)
  func mapped<Other>(_ convert: (Element) -> Other) -> InlineArray<count, Other> {
    InlineArray<count, Other> { convert(self[$0]) }
  }
}
