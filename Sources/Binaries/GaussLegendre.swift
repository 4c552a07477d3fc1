// SPDX-License-Identifier: MIT

/// Sixteen-point Gauss–Legendre quadrature.
package enum GaussLegendre {
  /// The positive nodes on [−1, 1] and their weights; the rule is symmetric.
  private static let nodesAndWeights: [(node: Double, weight: Double)] = [
    (0.09501250983763744, 0.18945061045506864),
    (0.2816035507792589, 0.18260341504492364),
    (0.45801677765722737, 0.16915651939500265),
    (0.6178762444026438, 0.1495959888165767),
    (0.755404408355003, 0.12462897125553407),
    (0.8656312023878318, 0.0951585116824926),
    (0.9445750230732326, 0.062253523938647456),
    (0.9894009349916499, 0.027152459411754176),
  ]

  /// The integral of a smooth function over [0, upper], by panels of at most a given width.
  package static func integral(
    upTo upper: Double,
    panelWidth: Double,
    of integrand: (Double) -> Double
  ) -> Double {
    guard upper.isFinite else { return .nan }
    let panels = max(1, (upper.magnitude / panelWidth).rounded(.up))
    let width = upper / panels
    return (0..<Int(min(panels, 1e6))).reduce(0) { sum, panel in
      sum + integral(from: width * Double(panel), to: width * Double(panel + 1), of: integrand)
    }
  }

  /// The integral of a smooth function over [lower, upper], in one panel.
  @inline(__always)
  package static func integral(
    from lower: Double,
    to upper: Double,
    of integrand: (Double) -> Double
  ) -> Double {
    let centre = 0.5 * (lower + upper)
    let halfWidth = 0.5 * (upper - lower)
    var sum = 0.0
    for (node, weight) in nodesAndWeights {
      let offset = halfWidth * node
      sum += weight * (integrand(centre - offset) + integrand(centre + offset))
    }
    return halfWidth * sum
  }
}
