// SPDX-License-Identifier: MIT

/// The phase times η from the inspiral's end on: powers of frequency and the step of a Lorentzian.
///
/// The integral of Eqs. (7.6) and (7.11) of arXiv:2001.11412. `fall n` multiplies (M f)^(−n/3), `rise
/// n` (M f)^(n/3); the step is height · atan t, with t linear in the frequency.
struct IMRPhenomXMergerPhase<Number: Real>: PhaseFormula {
  var fall9: Number
  var fall6: Number
  var fall3: Number
  var constant: Number
  var logarithm: Number
  var rise2: Number
  var linear: Number
  var height: Number
  var variableSlope: Number
  var variableOffset: Number

  @inline(__always)
  func value(at point: GridPoint<Number>) -> Number {
    let t = Number.fma(point.frequency, variableSlope, variableOffset)
    let inverse = point.inverse
    var falling = Number.fma(fall9, inverse, fall6)
    falling = Number.fma(falling, inverse, fall3)
    falling = Number.fma(falling, inverse, constant)
    var sum = Number.fma(height, Number.atan(t), falling)
    sum = Number.fma(logarithm, point.logarithm, sum)
    sum = Number.fma(rise2, point.cubeRoot * point.cubeRoot, sum)
    return Number.fma(linear, point.frequency, sum)
  }

  /// The same formula on another number type.
  @inline(__always)
  func map<Other: Real>(_ convert: (Number) -> Other) -> IMRPhenomXMergerPhase<Other> {
    IMRPhenomXMergerPhase<Other>(
      fall9: convert(fall9),
      fall6: convert(fall6),
      fall3: convert(fall3),
      constant: convert(constant),
      logarithm: convert(logarithm),
      rise2: convert(rise2),
      linear: convert(linear),
      height: convert(height),
      variableSlope: convert(variableSlope),
      variableOffset: convert(variableOffset)
    )
  }
}

extension IMRPhenomXMergerPhase: JoinablePhase where Number: ScalarReal {
  func curvedSlope(at point: GridPoint<Number>) -> Number {
    let t = Number.fma(point.frequency, variableSlope, variableOffset)
    let inverse = Number(1) / point.frequency
    var falling = Number.fma(Number(-3) * fall9, inverse, Number(-2) * fall6)
    falling = Number.fma(falling, inverse, -fall3)
    falling = Number.fma(falling, inverse, logarithm)
    let step = height * variableSlope / Number.fma(t, t, Number(1))
    let power = Number(2.0 / 3) * rise2 * point.inverseCubeRoot
    return Number.fma(falling, inverse, step + power)
  }

  /// The formula of the frequency in hertz, times a factor.
  func inHertz(_ scale: MassPowers<Number>, times factor: Number) -> Self {
    let mass = scale.mass
    return Self(
      fall9: fall9 * factor / (mass * mass * mass),
      fall6: fall6 * factor / (mass * mass),
      fall3: fall3 * factor / mass,
      constant: Number.fma(logarithm, scale.logarithm, constant) * factor,
      logarithm: logarithm * factor,
      rise2: rise2 * scale.cubeRoot * scale.cubeRoot * factor,
      linear: linear * mass * factor,
      height: height * factor,
      variableSlope: variableSlope * mass,
      variableOffset: variableOffset
    )
  }
}
