// SPDX-License-Identifier: MIT

/// Constants of the inverse tangent.
enum ArctangentTable {
  /// π/4 in two parts of 53 bits.
  static let quarterPi = (high: 0.7853981633974483, low: 3.061616997868383e-17)
  /// (arctan q/q − 1)/q² in q², |q| ≤ 1/2: weighted minimax (Remez exchange in 50 digits, leading
  /// coefficients rounded first); error 2⁻⁵⁷ relative to arctan q.
  static let coefficients: InlineArray<12, Double> = [
    -0.33333333333332993, 0.1999999999990567, -0.14285714276591738, 0.1111111066789294,
    -0.09090896437227461, 0.07692076735311662, -0.06663837740938706, 0.05858472273704907,
    -0.051227361622229385, 0.041884529625696464, -0.027464785327191783, 0.010136817955741326,
  ]
}

extension BitLane {
  /// The inverse tangent, in radians between −π/2 and π/2.
  ///
  /// - Accuracy: 2 ulp.
  /// - Domain: all x; NaN gives NaN.
  @inline(__always)
  static func atan(_ x: Self) -> Self { atan2(x, Self(1)) }

  /// The angle of the point (x, y) from the x axis, in radians between −π and π.
  ///
  /// - Accuracy: 2 ulp.
  /// - Domain: zeros (with their signs, as in C) and sizes from 2⁻¹⁰²⁰ to 2¹⁰²⁰, quotients of which
  ///   may underflow; one of the two may be infinite. NaN gives NaN.
  @inline(__always)
  static func atan2(_ y: Self, _ x: Self) -> Self {
    let (numerator, denominator, octant) = octantReduction(abs(y), abs(x))
    // Left of the y axis the angle is π less the one reckoned from the other side.
    let left = less(Self(bits: Self(1).bits | signBit(x)), Self(0))
    let eighths = select(left, Self(4) - octant, octant)
    let quotient = flipped(numerator / denominator, by: signBit(x))

    let quarterPi = ArctangentTable.quarterPi
    let (offset, offsetError) = twoProduct(eighths, Self(quarterPi.high))
    let offsetLow = fma(eighths, Self(quarterPi.low), offsetError)

    let square = quotient * quotient
    let series = polynomial(square, ArctangentTable.coefficients)
    let (sum, error) = fastTwoSum(offset, quotient)
    let angle = sum + fma(quotient * square, series, error + offsetLow)
    return flipped(angle, by: signBit(y))
  }

  /// In the first quadrant, `arctan(y/x) = octant π/4 + arctan(numerator/denominator)` with a
  /// quotient of at most 1/2 in size.
  @inline(__always)
  private static func octantReduction(
    _ y: Self,
    _ x: Self
  ) -> (numerator: Self, denominator: Self, octant: Self) {
    let middle = less(x * Self(0.5), y)
    let steep = less(x + x, y)
    let numerator = select(steep, -x, select(middle, y - x, y))
    let denominator = select(steep, y, select(middle, y + x, x))
    // Only two zeros make the denominator zero, and then the numerator is zero too.
    let divisor = select(less(denominator, Self(LogarithmTable.smallest)), Self(1), denominator)
    return (numerator, divisor, select(steep, Self(2), select(middle, Self(1), Self(0))))
  }
}
