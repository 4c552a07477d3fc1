// SPDX-License-Identifier: MIT

import Binaries

/// The aligned spin χ = a·z of any magnitude a and any cosine z of the tilt.
///
/// p(χ) = ∫ p_a(a) p_z(χ/a) / a da. Rows are drawn as the product itself, which is exact; density
/// and cumulative are quadratures and the quantile a bisection, for inspection.
struct SpinProductDistribution: ContinuousDistribution {
  let magnitude: Distribution
  let cosine: Distribution
  let minimum: Double
  let maximum: Double

  init(magnitude: Distribution, cosine: Distribution) throws(PriorProblem) {
    try Self.require(magnitude, "a_prior", from: 0)
    try Self.require(cosine, "z_prior", from: -1)
    self.magnitude = magnitude
    self.cosine = cosine
    minimum = min(
      magnitude.maximum * cosine.minimum,
      magnitude.minimum * cosine.minimum
    )
    maximum = max(magnitude.maximum * cosine.maximum, magnitude.minimum * cosine.maximum)
  }

  private static func require(
    _ factor: Distribution,
    _ name: String,
    from lowest: Double
  ) throws(PriorProblem) {
    guard factor.fixedValue == nil else {
      throw .unsupportedClass(
        "DeltaFunction as \(name)",
        remedy: "give a narrow Uniform, or sample a and the tilt as parameters of their own"
      )
    }
    if case .spinProduct = factor.kind {
      throw .unsupportedClass(
        "AlignedSpin of a general a_prior or z_prior as \(name)",
        remedy: "give the distribution of the magnitude or the cosine itself"
      )
    }
    guard factor.minimum >= lowest, factor.maximum <= 1 else {
      throw .invalidValue(
        className: "AlignedSpin",
        reason: "the bounds \(factor.minimum) and \(factor.maximum) of \(name) must lie in "
          + "[\(Int(lowest)), 1]"
      )
    }
  }

  func densityInSupport(at x: Double) -> Double {
    integrate(breaking: x) { magnitude.probabilityDensity(at: $0) / $0 * density(ofCosine: x / $0) }
  }

  func cumulativeInSupport(at x: Double) -> Double {
    integrate(breaking: x) {
      magnitude.probabilityDensity(at: $0) * cosine.cumulativeProbability(at: x / $0)
    }
  }

  func quantile(_ u: Double) -> Double {
    var (low, high) = (minimum, maximum)
    while true {
      let middle = low + 0.5 * (high - low)
      guard middle > low, middle < high else { return middle }
      if cumulativeInSupport(at: middle) < u { low = middle } else { high = middle }
    }
  }

  private func density(ofCosine z: Double) -> Double { cosine.probabilityDensity(at: z) }

  /// Integrates over the magnitude, in panels that end where the cosine leaves its support.
  private func integrate(breaking x: Double, _ function: (Double) -> Double) -> Double {
    let (low, high) = (magnitude.minimum, magnitude.maximum)
    let kinks = [cosine.minimum, cosine.maximum].map { x / $0 }.filter { $0 > low && $0 < high }
    let ends = ([low] + kinks + [high]).sorted()
    return zip(ends, ends.dropFirst()).reduce(0) { sum, ends in
      sum + Self.integrate(from: ends.0, to: ends.1, function)
    }
  }

  /// Panels that shrink towards the lower end, where 1/a may rise steeply.
  private static func integrate(
    from low: Double,
    to high: Double,
    _ function: (Double) -> Double
  ) -> Double {
    var (sum, end) = (0.0, high)
    for _ in 0..<12 where end > low {
      let start = max(low + 0.25 * (end - low), 0.25 * end)
      sum += GaussLegendre.integral(from: start, to: end, of: function)
      end = start
    }
    return sum + GaussLegendre.integral(from: low, to: end, of: function)
  }
}
