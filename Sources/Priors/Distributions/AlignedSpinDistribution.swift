// SPDX-License-Identifier: MIT

import ElementaryFunctions

/// The component along the orbital angular momentum of an isotropic spin of uniform magnitude.
///
/// p(χ) = −ln(|χ| / A) / (2A) for |χ| < A, the magnitude being uniform on [0, A]; optionally cut off
/// at bounds. Source: Lange, O'Shaughnessy and Rizzo, arXiv:1805.10457, eq. (A7).
/// - Accuracy: The quantile solves its equation to about 1e-16 A.
struct AlignedSpinDistribution: ContinuousDistribution {
  let minimum: Double
  let maximum: Double
  let largestMagnitude: Double
  private let lowerProbability: Double
  private let probability: Double
  private let isWhole: Bool

  /// Makes the distribution for magnitudes up to A, cut off at bounds that are not NaN.
  init(largestMagnitude: Double, minimum: Double, maximum: Double) throws(PriorProblem) {
    try Self.requireMagnitude(largestMagnitude)
    let lower = minimum.isNaN ? -largestMagnitude : max(minimum, -largestMagnitude)
    let upper = maximum.isNaN ? largestMagnitude : min(maximum, largestMagnitude)
    let support = try Support("AlignedSpin", minimum: lower, maximum: upper)
    self.minimum = support.minimum
    self.maximum = support.maximum
    self.largestMagnitude = largestMagnitude
    isWhole = lower == -largestMagnitude && upper == largestMagnitude
    lowerProbability = Self.cumulative(lower / largestMagnitude)
    probability = Self.cumulative(upper / largestMagnitude) - lowerProbability
  }

  private static func requireMagnitude(_ magnitude: Double) throws(PriorProblem) {
    guard magnitude > 0, magnitude <= 1 else {
      throw .invalidValue(
        className: "AlignedSpin",
        reason: "the maximum \(magnitude) of a_prior must lie in (0, 1]"
      )
    }
  }

  func densityInSupport(at x: Double) -> Double {
    -log(abs(x) / largestMagnitude) / (2 * largestMagnitude) / probability
  }

  func cumulativeInSupport(at x: Double) -> Double {
    (Self.cumulative(x / largestMagnitude) - lowerProbability) / probability
  }

  @inline(__always)
  func quantile(_ u: Double) -> Double {
    guard !isWhole else { return largestMagnitude * Self.standardQuantile(u) }
    return largestMagnitude * Self.standardQuantile(lowerProbability + u * probability)
  }

  /// The cumulative for A = 1: the half of smaller |χ| holds |χ| (1 − ln |χ|).
  private static func cumulative(_ x: Double) -> Double {
    let size = abs(x)
    let within = size > 0 ? min(1, size * (1 - log(size))) : 0
    return x < 0 ? 0.5 * (1 - within) : 0.5 * (1 + within)
  }

  /// The inverse of ``cumulative(_:)``.
  private static func standardQuantile(_ u: Double) -> Double {
    let size = sizeHolding(abs(2 * u - 1), rest: 2 * min(u, 1 - u))
    return u < 0.5 ? -size : size
  }

  /// The x = e^{−w} with x (1 − ln x) = v, where v and 1 − v are given.
  ///
  /// With σ = −ln v the equation is w − ln(1 + w) = σ, that is w = −1 − W₋₁(−e^{−1−σ}). The start is
  /// the approximation of Barry et al., Math. Comput. Simul. 53, 95 (2000), good to 3e-4; two
  /// Halley steps reach rounding.
  private static func sizeHolding(_ v: Double, rest: Double) -> Double {
    guard v > 0 else { return 0 }
    guard rest > 0 else { return 1 }
    let sigma = v < 0.5 ? -log(v) : -log1p(-rest)
    let (m1, m2, m3) = (0.3361, -0.0042, -0.0201)
    let root = sigma.squareRoot()
    let tail = m1 * root * 0.5.squareRoot() / (1 + m2 * sigma * exp(m3 * root))
    var w = sigma + 2 / m1 * (1 - 1 / (1 + tail))
    for _ in 0..<2 {
      let excess = w - log1p(w) - sigma
      let slope = w / (1 + w)
      let curvature = 1 / ((1 + w) * (1 + w))
      w -= excess * slope / (slope * slope - 0.5 * excess * curvature)
    }
    return exp(-max(0, w))
  }
}
