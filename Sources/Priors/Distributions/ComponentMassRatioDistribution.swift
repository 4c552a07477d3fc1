// SPDX-License-Identifier: MIT

import Binaries
import ElementaryFunctions

/// The mass ratio of binaries whose component masses are uniform: p(q) = (1+q)^{2/5} q^{−6/5} / N.
///
/// The cumulative is G(q) − G(a) over N = G(b) − G(a), where
/// G(q) = −5 q^{−1/5} ₂F₁(−2/5, −1/5; 4/5; −q). In the variable t = q^{−1/5} it is almost a straight
/// line, so the inverse is tabulated as t(u).
/// - Accuracy: The quantile is exact to about 1e-14, relative, for bounds of 0.01 and more.
///   Bounds below 1e-6, for which the cells of the table are too wide, are refused.
struct ComponentMassRatioDistribution: ContinuousDistribution {
  let minimum: Double
  let maximum: Double
  let norm: Double
  private let lowerIntegral: Double
  private let table: HermiteTable

  private static let cells = 512

  init(minimum: Double, maximum: Double) throws(PriorProblem) {
    let className = "UniformInComponentsMassRatio"
    let support = try Support(className, minimum: minimum, maximum: maximum)
    try support.require(
      className,
      from: 1e-6,
      through: 1,
      as: "[1e-6, 1], since the mass ratio is mass_2 / mass_1"
    )
    self.minimum = support.minimum
    self.maximum = support.maximum
    lowerIntegral = Self.integral(minimum)
    norm = Self.integral(maximum) - lowerIntegral
    table = Self.table(minimum: minimum, lowerIntegral: lowerIntegral, norm: norm)
  }

  func densityInSupport(at q: Double) -> Double { pow(1 + q, 0.4) / pow(q, 1.2) / norm }

  func cumulativeInSupport(at q: Double) -> Double { (Self.integral(q) - lowerIntegral) / norm }

  func quantile(_ u: Double) -> Double { sampler.quantile(u) }

  /// The quantile alone, valid as long as the distribution lives.
  struct Sampler {
    fileprivate let table: HermiteTable.View
    fileprivate let minimum: Double
    fileprivate let maximum: Double

    @inline(__always)
    func quantile(_ u: Double) -> Double {
      let t = table(u)
      let square = t * t
      return max(minimum, min(maximum, 1 / (square * square * t)))
    }
  }

  var sampler: Sampler { Sampler(table: table.view, minimum: minimum, maximum: maximum) }

  /// G(q), by the two series that SciPy takes, so that bilby's table is met with its own powers.
  static func integral(
    _ q: Double,
    power: (Double, Double) -> Double = ElementaryFunctions.pow
  ) -> Double {
    let (a, b, c) = (-0.4, -0.2, 0.8)
    let function =
      q <= 0.5
      ? hypergeometricSeries(a, b, c, -q)
      : power(1 + q, -a) * hypergeometricSeries(c - b, a, c, q / (1 + q))
    return -5 * power(q, b) * function
  }

  /// ₂F₁(a, b; c; x) for |x| ≤ 1/2 by its power series.
  private static func hypergeometricSeries(
    _ a: Double,
    _ b: Double,
    _ c: Double,
    _ x: Double
  ) -> Double {
    var (term, sum, order) = (1.0, 1.0, 0.0)
    repeat {
      term *= (a + order) * (b + order) * x / ((c + order) * (order + 1))
      sum += term
      order += 1
    } while abs(term / sum) > 0x1p-53
    return sum
  }

  private static func table(minimum: Double, lowerIntegral: Double, norm: Double) -> HermiteTable {
    var t = pow(minimum, -0.2)
    let nodes = (0...cells).map { index -> HermiteTable.Node in
      let target = Double(index) / Double(cells)
      // Newton's method: the cumulative is so straight in t that it doubles its digits at once.
      for _ in 0..<6 {
        let excess = (integral(pow(t, -5)) - lowerIntegral) / norm - target
        t -= excess * slope(t, norm: norm)
      }
      let first = slope(t, norm: norm)
      let second = first * 2 / t / (pow(t, 5) + 1) * first
      return (t, first, second)
    }
    return HermiteTable(nodes: nodes, knowsSecondDerivatives: true)
  }

  /// dt/du = −N/5 (1 + t⁻⁵)^{−2/5}.
  private static func slope(_ t: Double, norm: Double) -> Double {
    -norm / 5 * pow(1 + pow(t, -5), -0.4)
  }
}
