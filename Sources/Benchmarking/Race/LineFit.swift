// SPDX-License-Identifier: MIT

/// A straight line through points: y = intercept + slope · x, by least squares of relative errors.
package struct LineFit: Sendable, Equatable {
  package let intercept: Double
  package let slope: Double

  /// Fits points with y > 0; nil for fewer than two different x.
  ///
  /// Each point weighs as 1/y², because times scatter in proportion to themselves.
  package init?(_ points: [(x: Double, y: Double)]) {
    let used = points.filter { $0.y > 0 && $0.y.isFinite }
    var (w, wx, wy, wxx, wxy) = (0.0, 0.0, 0.0, 0.0, 0.0)
    for point in used {
      let weight = 1 / (point.y * point.y)
      w += weight
      wx += weight * point.x
      wy += weight * point.y
      wxx += weight * point.x * point.x
      wxy += weight * point.x * point.y
    }
    let determinant = w * wxx - wx * wx
    guard Set(used.map(\.x)).count > 1, determinant > 0 else { return nil }
    slope = (w * wxy - wx * wy) / determinant
    intercept = (wxx * wy - wx * wxy) / determinant
  }
}
