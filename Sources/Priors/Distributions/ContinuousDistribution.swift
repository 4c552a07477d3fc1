// SPDX-License-Identifier: MIT

/// A distribution of one real variable, given by its density and the inverse of its cumulative.
protocol ContinuousDistribution: Sendable {
  /// The lower end of the support.
  var minimum: Double { get }
  /// The upper end of the support.
  var maximum: Double { get }

  /// The density inside the support, normalised over it.
  func densityInSupport(at x: Double) -> Double

  /// The probability of a smaller value, for a value inside the support.
  func cumulativeInSupport(at x: Double) -> Double

  /// The value below which the fraction `u` of all draws lies, 0 ≤ u < 1, to rounding.
  func quantile(_ u: Double) -> Double
}

extension ContinuousDistribution {
  /// The quantile, held inside the support, which rounding may otherwise leave.
  @inline(__always)
  func boundedQuantile(_ u: Double) -> Double {
    max(minimum, min(maximum, quantile(u)))
  }
}

/// The finite support of a distribution, minimum below maximum.
struct Support: Sendable {
  let minimum: Double
  let maximum: Double

  init(_ className: String, minimum: Double, maximum: Double) throws(PriorProblem) {
    guard minimum.isFinite, maximum.isFinite else {
      throw .invalidValue(
        className: className,
        reason: "the bounds must be finite numbers, not \(minimum) and \(maximum)"
      )
    }
    guard minimum < maximum else {
      throw .invalidValue(
        className: className,
        reason: "the minimum \(minimum) must be less than the maximum \(maximum)"
      )
    }
    self.minimum = minimum
    self.maximum = maximum
  }

  /// Refuses bounds outside what the class allows.
  func require(
    _ className: String,
    from lowest: Double,
    through highest: Double,
    as range: String
  ) throws(PriorProblem) {
    guard minimum >= lowest, maximum <= highest else {
      throw .invalidValue(
        className: className,
        reason: "the bounds \(minimum) and \(maximum) must lie in \(range)"
      )
    }
  }
}

/// A positive finite scale such as a standard deviation.
func requirePositive(
  _ value: Double,
  _ name: String,
  of className: String
) throws(PriorProblem) {
  guard value > 0, value.isFinite else {
    throw .invalidValue(
      className: className,
      reason: "\(name) must be positive and finite, not \(value)"
    )
  }
}

/// A finite location such as a mean.
func requireFinite(_ value: Double, _ name: String, of className: String) throws(PriorProblem) {
  guard value.isFinite else {
    throw .invalidValue(className: className, reason: "\(name) must be finite, not \(value)")
  }
}
