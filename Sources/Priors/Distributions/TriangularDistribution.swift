// SPDX-License-Identifier: MIT

/// A density that rises linearly from a to the mode c and falls linearly to b.
struct TriangularDistribution: ContinuousDistribution {
  let minimum: Double
  let maximum: Double
  private let mode: Double
  private let width: Double
  private let fractionBelowMode: Double

  init(mode: Double, minimum: Double, maximum: Double) throws(PriorProblem) {
    let support = try Support("Triangular", minimum: minimum, maximum: maximum)
    guard mode >= minimum, mode <= maximum else {
      throw .invalidValue(
        className: "Triangular",
        reason: "the mode \(mode) must lie between the bounds \(minimum) and \(maximum)"
      )
    }
    self.minimum = support.minimum
    self.maximum = support.maximum
    self.mode = mode
    width = maximum - minimum
    fractionBelowMode = (mode - minimum) / width
  }

  func densityInSupport(at x: Double) -> Double {
    if x < mode { return 2 * (x - minimum) / (width * (mode - minimum)) }
    return mode == maximum ? 2 / width : 2 * (maximum - x) / (width * (maximum - mode))
  }

  func cumulativeInSupport(at x: Double) -> Double {
    if x < mode { return (x - minimum) * (x - minimum) / (width * (mode - minimum)) }
    return mode == maximum ? 1 : 1 - (maximum - x) * (maximum - x) / (width * (maximum - mode))
  }

  @inline(__always)
  func quantile(_ u: Double) -> Double {
    u < fractionBelowMode
      ? minimum + (u * width * (mode - minimum)).squareRoot()
      : maximum - ((1 - u) * width * (maximum - mode)).squareRoot()
  }
}
