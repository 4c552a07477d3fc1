// SPDX-License-Identifier: MIT

/// Constants of the natural logarithm.
enum LogarithmTable {
  static let smallest = 0x1p-1022
  /// (2 artanh(s)/s − 2)/s² as a polynomial in s², for |s| ≤ 0.1716: weighted minimax (Remez
  /// exchange in 50 digits, leading coefficients rounded first); error 2⁻⁵⁹ relative to 2 artanh s.
  static let coefficients: InlineArray<7, Double> = [
    0.6666666666666735, 0.3999999999940935, 0.28571428743686583, 0.2222219842896126,
    0.18183572356166552, 0.15313832121148502, 0.1479825937597695,
  ]
  /// 2/3, the first coefficient of that series, and what the double nearest to it lacks.
  static let twoThirds = (high: 0.6666666666666666, low: 3.700743415417188e-17)
  /// The rest of that series, ((2 artanh(s)/s − 2)/s² − 2/3)/s², made the same way; 2⁻⁶⁶.
  static let rest: InlineArray<7, Double> = [
    0.4000000000000226, 0.2857142857009678, 0.2222222252044702, 0.18181784319300218,
    0.15386759616359802, 0.13256762770092664, 0.13196854222978419,
  ]
}

extension BitLane {
  /// The natural logarithm.
  ///
  /// - Accuracy: 1 ulp.
  /// - Domain: normal positive x. Zero and subnormal numbers give −∞, ∞ gives ∞, negative
  ///   numbers and NaN give NaN.
  @inline(__always)
  static func log(_ x: Self) -> Self {
    let finite = select(less(x, Self(Double.infinity)), logOfNormal(x), x)
    let special = select(less(x, Self(0)), Self(Double.nan), Self(-Double.infinity))
    return select(less(x, Self(LogarithmTable.smallest)), special, finite)
  }

  /// The natural logarithm of a number that needs no questions.
  ///
  /// - Accuracy: 1 ulp.
  /// - Domain: normal positive x; others give numbers without meaning.
  @inline(__always)
  static func logOfNormal(_ x: Self) -> Self {
    // With s = f/(2 + f): ln(1 + f) = 2 artanh s = 2s + s R = f − s (f − R).
    let (k, f) = binaryDecomposition(x)
    let s = f / (Self(2) + f)
    let z = s * s
    let series = z * polynomial(z, LogarithmTable.coefficients)

    let ln2 = ExponentialTable.logarithmOf2
    let (sum, error) = fastTwoSum(k * Self(ln2.high), f)
    return sum + fma(-s, f - series, fma(k, Self(ln2.low), error))
  }

  /// `x = 2ᵏ (1 + f)` with `√½ ≤ 1 + f < √2`, for normal positive x.
  @inline(__always)
  static func binaryDecomposition(_ x: Self) -> (k: Self, f: Self) {
    let lowest = Self(0.5.squareRoot()).bits
    let shifted = x.bits &+ (Self(1).bits &- lowest)
    let k = number(shifted &>> Bits(repeating: 52)) - Self(1023)
    let mantissa = shifted & Bits(repeating: 1 &<< 52 - 1)
    return (k, Self(bits: mantissa &+ lowest) - Self(1))
  }

  /// The natural logarithm as a sum of two numbers, to about 2⁻⁶⁴, for normal positive x.
  @inline(__always)
  static func extendedLog(_ x: Self) -> (high: Self, low: Self) {
    typealias Table = LogarithmTable
    let (k, f) = binaryDecomposition(x)
    // s = f/(2 + f), its remainder divided once more.
    let (divisor, divisorLow) = fastTwoSum(Self(2), f)
    let reciprocal = Self(1) / divisor
    let s = f * reciprocal
    let sLow = reciprocal * (fma(-s, divisor, f) - s * divisorLow)
    // The series beyond 2s is s³ (2/3 + s² rest).
    let (z, zError) = twoProduct(s, s)
    let zLow = fma(s + s, sLow, zError)
    let (factor, factorError) = fastTwoSum(
      Self(Table.twoThirds.high),
      z * polynomial(z, Table.rest)
    )
    let factorLow = factorError + Self(Table.twoThirds.low)
    let (cube, cubeError) = twoProduct(s, z)
    let cubeLow = fma(s, zLow, fma(sLow, z, cubeError))
    let (term, termError) = twoProduct(cube, factor)
    let termLow = fma(cube, factorLow, fma(cubeLow, factor, termError))

    let ln2 = ExponentialTable.logarithmOf2
    let (first, firstError) = fastTwoSum(k * Self(ln2.high), s + s)
    let (high, highError) = fastTwoSum(first, term)
    let small = fma(k, Self(ln2.low), (sLow + sLow) + termLow)
    return (high, (firstError + highError) + small)
  }
}
