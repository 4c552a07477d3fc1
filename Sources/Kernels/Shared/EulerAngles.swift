// SPDX-License-Identifier: MIT

/// The angles that turn the orbital plane at one frequency, or at one lane of frequencies.
struct EulerAngles<Number: Real> {
  /// α, the azimuth of the orbital angular momentum around the total one.
  var alpha: Number
  /// ε = −γ, the angle that keeps the frame from turning around the orbital angular momentum.
  var epsilon: Number
  /// cos² β/2, β the angle between the two.
  let cosineSquare: Number
  /// sin² β/2, which keeps its digits where β is small.
  let sineSquare: Number

  /// cos β.
  var cosBeta: Number { cosineSquare - sineSquare }
}

extension EulerAngles {
  /// The angles with cos β.
  @inline(__always)
  init(alpha: Number, epsilon: Number, cosBeta: Number) {
    let half = Number(0.5)
    self.init(
      alpha: alpha,
      epsilon: epsilon,
      cosineSquare: Number.fma(half, cosBeta, half),
      sineSquare: Number.fma(-half, cosBeta, half)
    )
  }
}

/// v = (ω)^(1/3) of the orbital frequency ω = π M f or 2π M f / m, with its inverse and logarithm.
struct OrbitalVelocity<Number: Real> {
  let value: Number
  let inverse: Number
  let logarithm: Number
}

/// What turns powers of the frequency in hertz into those of v.
struct OrbitalVelocityScale<Number: Real>: Sendable {
  let value: Number
  let inverse: Number
  let logarithm: Number

  /// v at a point of the grid.
  @inline(__always)
  func velocity(at point: GridPoint<Number>) -> OrbitalVelocity<Number> {
    OrbitalVelocity(
      value: value * point.cubeRoot,
      inverse: inverse * point.inverseCubeRoot,
      logarithm: Number.fma(Number(1.0 / 3), point.logarithm, logarithm)
    )
  }

  /// The same scale on another number type.
  @inline(__always)
  func map<Other: Real>(_ convert: (Number) -> Other) -> OrbitalVelocityScale<Other> {
    OrbitalVelocityScale<Other>(
      value: convert(value),
      inverse: convert(inverse),
      logarithm: convert(logarithm)
    )
  }
}

extension OrbitalVelocityScale where Number: ScalarReal {
  /// The scale for v³ = 2π M f / order.
  init(massInSeconds: Number, order: Int) {
    let rate = Number(2 * Double.pi) * massInSeconds / Number(Double(order))
    value = Number.cbrt(rate)
    inverse = Number(1) / value
    logarithm = Number.log(rate) / Number(3)
  }
}
