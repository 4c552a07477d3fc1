// SPDX-License-Identifier: MIT

/// Constants of the inverse cosine.
enum ArccosineTable {
  static let halfPi = (high: 1.5707963267948966, low: 6.123233995736766e-17)
  /// (arcsin s/s − 1)/s² in s², |s| ≤ 1/2: weighted minimax (Remez exchange in 50 digits, leading
  /// coefficients rounded first); error 2⁻⁵⁹ relative to arcsin s.
  static let arcsine: InlineArray<13, Double> = [
    0.16666666666666763, 0.07499999999970128, 0.044642857175256775, 0.030381942676752028,
    0.022372215862571106, 0.017351596310557677, 0.013981008450272827, 0.011397378462637046,
    0.010788826869461093, 0.0036741084815969387, 0.02178583495256414, -0.021109727584338784,
    0.03269767893804665,
  ]
}

extension BitLane {
  /// The inverse cosine, in radians between 0 and π.
  ///
  /// - Accuracy: 2 ulp.
  /// - Domain: −1 ≤ x ≤ 1; other x and NaN give NaN.
  @inline(__always)
  static func acos(_ x: Self) -> Self {
    // In the middle π/2 − arcsin x; towards the ends 2 arcsin √((1 − |x|)/2), from 0 or from π.
    let size = abs(x)
    let outer = less(Self(0.5), size)
    let square = select(outer, fma(Self(-0.5), size, Self(0.5)), x * x)
    let negative = less(x, Self(0))
    let arcsine = select(
      outer,
      sqrt(square) * select(negative, Self(-2), Self(2)),
      -x
    )
    let quarters = select(outer, select(negative, Self(2), Self(0)), Self(1))

    let offset = quarters * Self(ArccosineTable.halfPi.high)
    let offsetLow = quarters * Self(ArccosineTable.halfPi.low)
    let (sum, error) = fastTwoSum(offset, arcsine)
    let series = polynomial(square, ArccosineTable.arcsine)
    return sum + fma(arcsine * square, series, error + offsetLow)
  }
}
