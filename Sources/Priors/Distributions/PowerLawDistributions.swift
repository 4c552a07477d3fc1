// SPDX-License-Identifier: MIT

import ElementaryFunctions

/// p(x) = (1 + α) x^α / (b^{1+α} − a^{1+α}), α ≠ −1, 0 ≤ a < b.
struct PowerLawDistribution: ContinuousDistribution {
  let minimum: Double
  let maximum: Double
  private let alpha: Double
  private let lowerPower: Double
  private let powerRange: Double

  init(
    _ className: String,
    alpha: Double,
    minimum: Double,
    maximum: Double
  ) throws(PriorProblem) {
    let support = try Support(className, minimum: minimum, maximum: maximum)
    try requireFinite(alpha, "alpha", of: className)
    guard minimum > 0 || (minimum == 0 && alpha > -1) else {
      throw .invalidValue(
        className: className,
        reason: "the minimum \(minimum) must be positive (or zero where alpha > -1)"
      )
    }
    self.minimum = support.minimum
    self.maximum = support.maximum
    self.alpha = alpha
    lowerPower = pow(minimum, 1 + alpha)
    powerRange = pow(maximum, 1 + alpha) - lowerPower
    guard powerRange != 0, powerRange.isFinite else {
      throw .invalidValue(
        className: className,
        reason: "the bounds to the power 1 + alpha = \(1 + alpha) leave the range of numbers"
      )
    }
  }

  func densityInSupport(at x: Double) -> Double { (1 + alpha) * pow(x, alpha) / powerRange }

  func cumulativeInSupport(at x: Double) -> Double { (pow(x, 1 + alpha) - lowerPower) / powerRange }

  @inline(__always)
  func quantile(_ u: Double) -> Double {
    let power = lowerPower + u * powerRange
    return alpha == 1 ? power.squareRoot() : pow(power, 1 / (1 + alpha))
  }
}

/// Equal probability for equal ratios: p(x) = 1 / (x ln(b/a)), 0 < a < b.
struct LogUniformDistribution: ContinuousDistribution {
  let minimum: Double
  let maximum: Double
  private let logarithmOfRatio: Double

  init(_ className: String, minimum: Double, maximum: Double) throws(PriorProblem) {
    let support = try Support(className, minimum: minimum, maximum: maximum)
    try requirePositive(minimum, "the minimum", of: className)
    self.minimum = support.minimum
    self.maximum = support.maximum
    logarithmOfRatio = log(maximum / minimum)
    try requirePositive(logarithmOfRatio, "the logarithm of maximum / minimum", of: className)
  }

  func densityInSupport(at x: Double) -> Double { 1 / (x * logarithmOfRatio) }

  func cumulativeInSupport(at x: Double) -> Double { log(x / minimum) / logarithmOfRatio }

  @inline(__always)
  func quantile(_ u: Double) -> Double { minimum * exp(u * logarithmOfRatio) }
}

/// A log-uniform distribution mirrored at zero: p(x) = 1 / (2 |x| ln(b/a)), a ≤ |x| ≤ b.
struct SymmetricLogUniformDistribution: ContinuousDistribution {
  private let innerEdge: Double
  private let outerEdge: Double
  private let logarithmOfRatio: Double
  var minimum: Double { -outerEdge }
  var maximum: Double { outerEdge }

  init(minimum: Double, maximum: Double) throws(PriorProblem) {
    let support = try Support("SymmetricLogUniform", minimum: minimum, maximum: maximum)
    try requirePositive(minimum, "the minimum", of: "SymmetricLogUniform")
    innerEdge = support.minimum
    outerEdge = support.maximum
    logarithmOfRatio = log(maximum / minimum)
    try requirePositive(
      logarithmOfRatio,
      "the logarithm of maximum / minimum",
      of: "SymmetricLogUniform"
    )
  }

  func densityInSupport(at x: Double) -> Double {
    abs(x) < innerEdge ? 0 : 0.5 / (abs(x) * logarithmOfRatio)
  }

  func cumulativeInSupport(at x: Double) -> Double {
    let half = 0.5 * log(max(abs(x), innerEdge) / innerEdge) / logarithmOfRatio
    return x < 0 ? 0.5 - half : 0.5 + half
  }

  @inline(__always)
  func quantile(_ u: Double) -> Double {
    u < 0.5
      ? -outerEdge * exp(-2 * u * logarithmOfRatio)
      : innerEdge * exp(logarithmOfRatio * (2 * u - 1))
  }
}
