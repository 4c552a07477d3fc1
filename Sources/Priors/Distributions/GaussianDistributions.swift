// SPDX-License-Identifier: MIT

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// The normal distribution of mean μ and standard deviation σ.
struct GaussianDistribution: ContinuousDistribution {
  let mean: Double
  let standardDeviation: Double
  var minimum: Double { -.infinity }
  var maximum: Double { .infinity }

  init(_ className: String, mean: Double, standardDeviation: Double) throws(PriorProblem) {
    try requireFinite(mean, "mu", of: className)
    try requirePositive(standardDeviation, "sigma", of: className)
    self.mean = mean
    self.standardDeviation = standardDeviation
  }

  func densityInSupport(at x: Double) -> Double {
    StandardNormal.density(at: (x - mean) / standardDeviation) / standardDeviation
  }

  func cumulativeInSupport(at x: Double) -> Double {
    StandardNormal.cumulative(at: (x - mean) / standardDeviation)
  }

  func quantile(_ u: Double) -> Double { mean + standardDeviation * StandardNormal.quantile(u) }
}

/// The normal distribution of mean μ and standard deviation σ, cut off at bounds a < b.
///
/// The cumulative is taken on the side where it is small, so that bounds far out in either tail
/// keep their digits.
struct TruncatedGaussianDistribution: ContinuousDistribution {
  let mean: Double
  let standardDeviation: Double
  let minimum: Double
  let maximum: Double
  /// +1, or −1 where the distribution is reflected since all of it lies above the mean.
  private let sign: Double
  /// Φ at the bounds, for the reflected variable: first where u = 0, then where u = 1.
  private let firstProbability: Double
  private let lastProbability: Double

  init(
    _ className: String,
    mean: Double,
    standardDeviation: Double,
    minimum: Double,
    maximum: Double
  ) throws(PriorProblem) {
    try requireFinite(mean, "mu", of: className)
    try requirePositive(standardDeviation, "sigma", of: className)
    guard minimum < maximum else {
      throw .invalidValue(
        className: className,
        reason: "the minimum \(minimum) must be less than the maximum \(maximum)"
      )
    }
    self.mean = mean
    self.standardDeviation = standardDeviation
    self.minimum = minimum
    self.maximum = maximum
    sign = minimum > mean ? -1 : 1
    firstProbability = StandardNormal.cumulative(at: sign * (minimum - mean) / standardDeviation)
    lastProbability = StandardNormal.cumulative(at: sign * (maximum - mean) / standardDeviation)
    guard firstProbability != lastProbability else {
      throw .invalidValue(
        className: className,
        reason: "no probability lies between \(minimum) and \(maximum), more than about 37 sigma "
          + "from mu = \(mean)"
      )
    }
  }

  func densityInSupport(at x: Double) -> Double {
    StandardNormal.density(at: (x - mean) / standardDeviation)
      / (standardDeviation * abs(lastProbability - firstProbability))
  }

  func cumulativeInSupport(at x: Double) -> Double {
    (StandardNormal.cumulative(at: sign * (x - mean) / standardDeviation) - firstProbability)
      / (lastProbability - firstProbability)
  }

  func quantile(_ u: Double) -> Double {
    let probability = firstProbability + u * (lastProbability - firstProbability)
    return mean + sign * standardDeviation * StandardNormal.quantile(probability)
  }
}
