// SPDX-License-Identifier: MIT

/// The inspiral phase times η: a post-Newtonian series and four fitted terms beyond it.
///
/// Section VII A of arXiv:2001.11412. `rise n` multiplies (M f)^(n/3), `fall n` (M f)^(−n/3); a name
/// ending in `Log` marks the coefficient of that power times log(M f).
struct IMRPhenomXInspiralPhase<Number: Real>: PhaseFormula {
  var fall5: Number
  var fall3: Number
  var fall2: Number
  var fall1: Number
  var constant: Number
  var constantLog: Number
  var rise1: Number
  var rise1Log: Number
  var rise2: Number
  var linear: Number
  var linearLog: Number
  var rise4: Number
  var rise5: Number
  var rise6: Number

  @inline(__always)
  func value(at point: GridPoint<Number>) -> Number {
    let y = point.cubeRoot
    let x = point.inverseCubeRoot
    let logarithm = point.logarithm
    var rising = Number.fma(rise6, y, rise5)
    rising = Number.fma(rising, y, rise4)
    rising = Number.fma(rising, y, Number.fma(linearLog, logarithm, linear))
    rising = Number.fma(rising, y, rise2)
    rising = Number.fma(rising, y, Number.fma(rise1Log, logarithm, rise1))
    rising = Number.fma(rising, y, Number.fma(constantLog, logarithm, constant))
    var falling = Number.fma(fall5, x * x, fall3)
    falling = Number.fma(falling, x, fall2)
    falling = Number.fma(falling, x, fall1)
    return Number.fma(falling, x, rising)
  }

  /// The same formula on another number type.
  @inline(__always)
  func map<Other: Real>(_ convert: (Number) -> Other) -> IMRPhenomXInspiralPhase<Other> {
    IMRPhenomXInspiralPhase<Other>(
      fall5: convert(fall5),
      fall3: convert(fall3),
      fall2: convert(fall2),
      fall1: convert(fall1),
      constant: convert(constant),
      constantLog: convert(constantLog),
      rise1: convert(rise1),
      rise1Log: convert(rise1Log),
      rise2: convert(rise2),
      linear: convert(linear),
      linearLog: convert(linearLog),
      rise4: convert(rise4),
      rise5: convert(rise5),
      rise6: convert(rise6)
    )
  }
}

extension IMRPhenomXInspiralPhase: JoinablePhase where Number: ScalarReal {
  func curvedSlope(at point: GridPoint<Number>) -> Number {
    let y = point.cubeRoot
    let x = point.inverseCubeRoot
    let logarithm = point.logarithm
    let three = Number(3)
    // 3 f dφ/df, power by power.
    var rising = Number.fma(Number(6) * rise6, y, Number(5) * rise5)
    rising = Number.fma(rising, y, Number(4) * rise4)
    rising = Number.fma(rising, y, three * linearLog * (logarithm + Number(1)))
    rising = Number.fma(rising, y, Number(2) * rise2)
    rising = Number.fma(rising, y, Number.fma(rise1Log, logarithm + three, rise1))
    rising = Number.fma(rising, y, three * constantLog)
    var falling = Number.fma(Number(-5) * fall5, x * x, Number(-3) * fall3)
    falling = Number.fma(falling, x, Number(-2) * fall2)
    falling = Number.fma(falling, x, -fall1)
    return Number.fma(falling, x, rising) / (three * point.frequency)
  }

  /// The formula of the frequency in hertz, times a factor.
  func inHertz(_ scale: MassPowers<Number>, times factor: Number) -> Self {
    let y = scale.cubeRoot
    let x = scale.inverseCubeRoot
    let mass = scale.mass
    let logarithm = scale.logarithm
    var scaled = self
    scaled.fall5 = fall5 / mass * x * x
    scaled.fall3 = fall3 / mass
    scaled.fall2 = fall2 * x * x
    scaled.fall1 = fall1 * x
    scaled.constant = Number.fma(constantLog, logarithm, constant)
    scaled.rise1 = Number.fma(rise1Log, logarithm, rise1) * y
    scaled.rise1Log = rise1Log * y
    scaled.rise2 = rise2 * y * y
    scaled.linear = Number.fma(linearLog, logarithm, linear) * mass
    scaled.linearLog = linearLog * mass
    scaled.rise4 = rise4 * mass * y
    scaled.rise5 = rise5 * mass * y * y
    scaled.rise6 = rise6 * mass * mass
    return scaled.map { $0 * factor }
  }
}
