// SPDX-License-Identifier: MIT

/// Constants of cos(arccos(x) / 3).
enum ThirdOfAngleTable {
  /// cos(⅔ arccos((1 + u) / 2)) in u on [−1, 1], even and odd powers apart: the interpolation in 20
  /// Chebyshev nodes in 50 digits; error 4·10⁻¹⁷, most of it from rounding the coefficients.
  static let even: InlineArray<10, Double> = [
    0.766044443118978, -0.015509188436486411, -0.0005041246911253767, -2.891993643683692e-05,
    -2.0358689877852374e-06, -1.5954532409460784e-07, -1.3345280774499876e-08,
    -1.1879299350051098e-09, -9.132784713576347e-11, -1.6078973170545497e-11,
  ]
  static let odd: InlineArray<10, Double> = [
    0.24740906632285306, 0.00246635281508679, 0.00011642545294444814, 7.541078562973618e-06,
    5.641513013162363e-07, 4.585956696860073e-08, 3.930791342395576e-09, 3.562932068912361e-10,
    2.7645763560028206e-11, 4.954138756490871e-12,
  ]
}

extension BitLane {
  /// cos(arccos(x) / 3), between ½ and 1: the largest root t of 4t³ − 3t = x.
  ///
  /// With s = cos(arccos(x) / 2) = √((1 + x) / 2) it is cos(⅔ arccos s), which is smooth in s.
  ///
  /// - Accuracy: 2 ulp, and towards x = −1, where a second root joins, what rounds in x.
  /// - Domain: −1 ≤ x ≤ 1; other x and NaN give NaN.
  @inline(__always)
  static func cosineOfThird(_ x: Self) -> Self {
    let s = sqrt(fma(Self(0.5), x, Self(0.5)))
    let u = fma(Self(2), s, Self(-1))
    let square = u * u
    let even = polynomial(square, ThirdOfAngleTable.even)
    let value = fma(u, polynomial(square, ThirdOfAngleTable.odd), even)
    return select(less(Self(1), x), Self(Double.nan), value)
  }
}
