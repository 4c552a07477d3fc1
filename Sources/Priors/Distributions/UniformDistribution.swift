// SPDX-License-Identifier: MIT

/// Equal probability for equal intervals: p(x) = 1 / (b − a).
struct UniformDistribution: ContinuousDistribution {
  let minimum: Double
  let maximum: Double
  let width: Double

  init(minimum: Double, maximum: Double) throws(PriorProblem) {
    let support = try Support("Uniform", minimum: minimum, maximum: maximum)
    self.minimum = support.minimum
    self.maximum = support.maximum
    width = maximum - minimum
    try requirePositive(width, "the width", of: "Uniform")
  }

  func densityInSupport(at x: Double) -> Double { 1 / width }

  func cumulativeInSupport(at x: Double) -> Double { (x - minimum) / width }

  @inline(__always)
  func quantile(_ u: Double) -> Double { minimum + u * width }
}
