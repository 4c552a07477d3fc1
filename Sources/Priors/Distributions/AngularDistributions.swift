// SPDX-License-Identifier: MIT

import ElementaryFunctions

/// How far bounds may lie beyond a multiple of π/2, so that rounded ones such as 3.1416 pass.
private let angularTolerance = 1e-5

/// A polar angle of an isotropic direction: p(x) = sin x / (cos a − cos b), 0 ≤ a < b ≤ π.
struct SineDistribution: ContinuousDistribution {
  let minimum: Double
  let maximum: Double
  private let cosineOfMinimum: Double
  private let norm: Double

  init(minimum: Double, maximum: Double) throws(PriorProblem) {
    let support = try Support("Sine", minimum: minimum, maximum: maximum)
    try support.require(
      "Sine",
      from: -angularTolerance,
      through: .pi + angularTolerance,
      as: "[0, pi]"
    )
    self.minimum = minimum
    self.maximum = maximum
    cosineOfMinimum = cos(minimum)
    norm = 1 / (cosineOfMinimum - cos(maximum))
  }

  func densityInSupport(at x: Double) -> Double { sin(x) * norm }

  func cumulativeInSupport(at x: Double) -> Double { (cosineOfMinimum - cos(x)) * norm }

  @inline(__always)
  func quantile(_ u: Double) -> Double { acos(max(-1, min(1, cosineOfMinimum - u / norm))) }
}

/// A latitude of an isotropic direction: p(x) = cos x / (sin b − sin a), −π/2 ≤ a < b ≤ π/2.
struct CosineDistribution: ContinuousDistribution {
  let minimum: Double
  let maximum: Double
  private let sineOfMinimum: Double
  private let norm: Double

  init(minimum: Double, maximum: Double) throws(PriorProblem) {
    let support = try Support("Cosine", minimum: minimum, maximum: maximum)
    let limit = Double.pi / 2 + angularTolerance
    try support.require("Cosine", from: -limit, through: limit, as: "[-pi/2, pi/2]")
    self.minimum = minimum
    self.maximum = maximum
    sineOfMinimum = sin(minimum)
    norm = 1 / (sin(maximum) - sineOfMinimum)
  }

  func densityInSupport(at x: Double) -> Double { cos(x) * norm }

  func cumulativeInSupport(at x: Double) -> Double { (sin(x) - sineOfMinimum) * norm }

  @inline(__always)
  func quantile(_ u: Double) -> Double { asin(max(-1, min(1, u / norm + sineOfMinimum))) }
}
