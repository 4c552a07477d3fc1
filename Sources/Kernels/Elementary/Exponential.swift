// SPDX-License-Identifier: MIT

/// Constants of the exponential function.
enum ExponentialTable {
  static let perLogarithmOf2 = 1.4426950408889634
  /// ln 2 to 42 bits, so that its multiples below 2¹¹ are exact, and the rest of it.
  static let logarithmOf2 = (high: 0.6931471805598903, low: 5.497923018708371e-14)
  static let overflow = 709.782712893384
  static let underflow = -708.0
  /// (eʳ − 1 − r) / r² on |r| ≤ 0.3475: weighted minimax (Remez exchange in 50 digits, the first
  /// two coefficients rounded before the others were fitted); error 2⁻⁶³ relative to eʳ.
  static let coefficients: InlineArray<11, Double> = [
    0.5, 0.1666666666666669, 0.04166666666666686, 0.008333333333311628, 0.0013888888888748067,
    0.0001984126990942778, 2.480158764761836e-05, 2.755722218830144e-06, 2.75569653975339e-07,
    2.5116328626649146e-08, 2.101759411377626e-09,
  ]
}

extension BitLane {
  /// `eˣ`.
  ///
  /// - Accuracy: 1 ulp.
  /// - Domain: all x. Below −708 the result is 0, above 709.78 infinite; NaN gives NaN.
  @inline(__always)
  static func exp(_ x: Self) -> Self { exp(x, plus: Self(0)) }

  /// `e^(x + low)`, for `low` of the size of the rounding error of x.
  @inline(__always)
  static func exp(_ x: Self, plus low: Self) -> Self {
    typealias Table = ExponentialTable
    // x + low = k ln 2 + r, with r as a rounded number and its error.
    let (k, exponent) = nearestInteger(x, Self(Table.perLogarithmOf2))
    let exact = fma(-k, Self(Table.logarithmOf2.high), x)
    let (r, error) = fastTwoSum(exact, fma(-k, Self(Table.logarithmOf2.low), low))

    let tail = fma(r * r, polynomial(r, Table.coefficients), error)
    let power = scaled(Self(1) + (r + tail), byPowerOfTwo: exponent)

    // x · 10³⁰⁸ is infinite for every large x and NaN for NaN.
    let notTooLarge = less(x, Self(Table.overflow.nextUp))
    let upper = select(notTooLarge, power, x * Self(1e308))
    return select(less(x, Self(Table.underflow)), Self(0), upper)
  }
}
