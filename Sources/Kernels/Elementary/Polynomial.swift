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

  /// The same as if computed in twice the precision and rounded, for terms that cancel.
  ///
  /// Compensated Horner scheme: Graillat, Langlois and Louvet, "Compensated Horner Scheme", 2005.
  static func compensatedPolynomial<let count: Int>(
    _ x: Self,
    _ coefficients: InlineArray<count, Double>
  ) -> Self {
    var sum = Self(coefficients[count - 1])
    var rest = Self(0)
    var index = count - 2
    while index >= 0 {
      let (product, productError) = twoProduct(sum, x)
      let (next, sumError) = twoSum(product, Self(coefficients[index]))
      rest = fma(rest, x, productError + sumError)
      sum = next
      index -= 1
    }
    return sum + rest
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
