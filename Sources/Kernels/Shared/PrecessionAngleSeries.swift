// SPDX-License-Identifier: MIT

/// A precession angle as a post-Newtonian series in ω^(1/3), from ω⁻¹ to ω^(1/3).
///
/// `fall n` multiplies ω^(−n/3), `rise1` multiplies ω^(1/3), `logarithm` multiplies log ω.
struct PrecessionAngleSeries<Number: Real>: BinFormula {
  var fall3: Number
  var fall2: Number
  var fall1: Number
  var constant: Number
  var logarithm: Number
  var rise1: Number

  @inline(__always)
  func value(at point: GridPoint<Number>) -> Number {
    let x = point.inverseCubeRoot
    let falling = Number.fma(Number.fma(fall3, x, fall2), x, fall1)
    let rising = Number.fma(rise1, point.cubeRoot, constant)
    return Number.fma(falling, x, Number.fma(logarithm, point.logarithm, rising))
  }

  /// The same series on another number type.
  @inline(__always)
  func map<Other: Real>(_ convert: (Number) -> Other) -> PrecessionAngleSeries<Other> {
    PrecessionAngleSeries<Other>(
      fall3: convert(fall3),
      fall2: convert(fall2),
      fall1: convert(fall1),
      constant: convert(constant),
      logarithm: convert(logarithm),
      rise1: convert(rise1)
    )
  }
}

extension PrecessionAngleSeries where Number: ScalarReal {
  /// The series of the frequency f in hertz, from that of ω = scale · f.
  ///
  /// The scale is π M for the angle at the frequency of the (2, 2) mode, and 2 π M / m for the angle
  /// that turns modes of order m.
  func inHertz(_ scale: MassPowers<Number>) -> Self {
    let x = scale.inverseCubeRoot
    return Self(
      fall3: fall3 / scale.mass,
      fall2: fall2 * x * x,
      fall1: fall1 * x,
      constant: Number.fma(logarithm, scale.logarithm, constant),
      logarithm: logarithm,
      rise1: rise1 * scale.cubeRoot
    )
  }

  /// Twice the angle.
  var doubled: Self { map { $0 + $0 } }

  /// Chooses the constant so that the series takes a value at a point.
  mutating func set(_ angle: Number, at point: GridPoint<Number>) {
    constant = constant + (angle - value(at: point))
  }
}
