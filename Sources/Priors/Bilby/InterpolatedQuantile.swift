// SPDX-License-Identifier: MIT

/// The quantile of a density given at points, as bilby's `Interped` computes it.
///
/// The density is interpolated onto equally spaced points, normalised and cumulated by
/// trapezoids; the inverse is a straight line from node to node.
struct InterpolatedQuantile: Sendable {
  private let cumulative: [Double]
  private let points: [Double]

  /// Tabulates a density.
  ///
  /// - Parameters:
  ///   - x: The points, in ascending order.
  ///   - density: The density at the points, not normalised.
  ///   - minimum: The lower bound, not below the first point.
  ///   - maximum: The upper bound, not above the last point.
  init(x: [Double], density: [Double], minimum: Double, maximum: Double) {
    points = NumpyArithmetic.equallySpaced(from: minimum, through: maximum, count: x.count)
    var heights = points.map { NumpyArithmetic.interpolate($0, x, density) }
    let total = NumpyArithmetic.sum(NumpyArithmetic.trapezoids(points, heights)[...])
    heights = heights.map { $0 / total }
    var cumulative = [0.0]
    var sum = 0.0
    for (index, area) in NumpyArithmetic.trapezoids(points, heights).enumerated() {
      sum = index == 0 ? area : sum + area
      cumulative.append(sum)
    }
    cumulative[cumulative.count - 1] = 1
    self.cumulative = cumulative
  }

  func callAsFunction(_ u: Double) -> Double {
    NumpyArithmetic.interpolate(u, cumulative, points)
  }
}
