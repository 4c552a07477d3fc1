// SPDX-License-Identifier: MIT

/// Constants of sine and cosine.
enum SineCosineTable {
  static let limit = 0x1p30
  static let perHalfPi = 0.6366197723675814
  /// π/2 in three parts of 53 bits.
  static let halfPi = (
    high: 1.5707963267948966, middle: 6.123233995736766e-17, low: -1.4973849048591698e-33
  )
  /// (sin h/h − 1)/h² in h², |h| ≤ 0.7855: weighted minimax (Remez exchange in 50 digits, leading
  /// coefficients rounded first); error 2⁻⁵⁸ relative to sin h.
  static let sine: InlineArray<6, Double> = [
    -0.16666666666666632, 0.008333333333322486, -0.000198412698298532, 2.755731370494325e-06,
    -2.5050759861390748e-08, 1.5896884403632375e-10,
  ]
  /// (cos h − 1 + h²/2)/h⁴ in h², made the same way; error 2⁻⁶⁴.
  static let cosine: InlineArray<6, Double> = [
    0.0416666666666666, -0.001388888888887447, 2.480158728966692e-05, -2.755731439927291e-07,
    2.0875728995685105e-09, -1.1359917422230507e-11,
  ]
}

extension BitLane {
  /// Sine and cosine of an angle in radians.
  ///
  /// - Accuracy: 1 ulp each, also next to their zeros.
  /// - Domain: |x| < 2³⁰ ≈ 10⁹; other x, infinity and NaN give NaN. The sign of sin(−0) is not kept.
  @inline(__always)
  static func sincos(_ x: Self) -> (sin: Self, cos: Self) {
    let (quadrant, h, low) = quadrantReduction(x)
    let z = h * h
    let sine = h + fma(h * z, polynomial(z, SineCosineTable.sine), low)

    // 1 − h²/2 with its rounding error, then the series and the effect of `low`.
    let half = z * Self(0.5)
    let (sum, error) = fastTwoSum(Self(1), -half)
    let cosine = sum + fma(z * z, polynomial(z, SineCosineTable.cosine), fma(-h, low, error))

    return placed(sine, cosine, quadrant, where: less(abs(x), Self(SineCosineTable.limit)))
  }

  /// `x = k π/2 + h + low` with `|h| ≤ 0.7855`.
  ///
  /// `x − k high` is exact: both are multiples of 2⁻⁵³ and their difference is below 1.
  @inline(__always)
  private static func quadrantReduction(_ x: Self) -> (k: Bits, h: Self, low: Self) {
    let parts = SineCosineTable.halfPi
    let (k, quadrant) = nearestInteger(x, Self(SineCosineTable.perHalfPi))
    let exact = fma(-k, Self(parts.high), x)
    let (middle, middleError) = twoProduct(k, Self(parts.middle))
    let (h, error) = twoSum(exact, -middle)
    return (quadrant, h, fma(-k, Self(parts.low), error - middleError))
  }

  /// Exchanges and signs by quadrant; NaN where `mask` does not hold.
  @inline(__always)
  private static func placed(
    _ sine: Self,
    _ cosine: Self,
    _ quadrant: Bits,
    where mask: Mask
  ) -> (sin: Self, cos: Self) {
    let one = Bits(repeating: 1)
    let sign = Bits(repeating: 1 &<< 63)
    let toSign = Bits(repeating: 62)
    let odd = Bits(repeating: 0) &- (quadrant & one)
    let exchange = (sine.bits ^ cosine.bits) & odd
    let sineSign = (quadrant &<< toSign) & sign
    let cosineSign = ((quadrant &+ one) &<< toSign) & sign
    let nan = Self(Double.nan)
    return (
      select(mask, Self(bits: sine.bits ^ exchange ^ sineSign), nan),
      select(mask, Self(bits: cosine.bits ^ exchange ^ cosineSign), nan)
    )
  }
}
