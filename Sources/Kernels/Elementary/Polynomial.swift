// SPDX-License-Identifier: MIT

extension Real {
  /// `c[0] + c[1] x + c[2] x² + …` by Horner's rule, every step fused.
  @inline(__always)
  static func polynomial<let count: Int>(
    _ x: Self,
    _ coefficients: InlineArray<count, Double>
  ) -> Self {
    var sum = Self(coefficients[count - 1])
    var index = count - 2
    while index >= 0 {
      sum = fma(sum, x, Self(coefficients[index]))
      index -= 1
    }
    return sum
  }

  /// `c[0] + c[1] x + c[2] x² + …`, where the coefficients are numbers that were computed.
  @inline(__always)
  static func series<let count: Int>(_ x: Self, _ coefficients: InlineArray<count, Self>) -> Self {
    var sum = coefficients[count - 1]
    var index = count - 2
    while index >= 0 {
      sum = fma(sum, x, coefficients[index])
      index -= 1
    }
    return sum
  }
}
