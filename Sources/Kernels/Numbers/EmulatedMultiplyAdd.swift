// SPDX-License-Identifier: MIT

extension BitLane {
  /// `a b + c` rounded once, by additions and multiplications alone.
  ///
  /// The product and the sums are taken apart without error; what is left over is added rounded to
  /// odd, so that the last rounding sees on which side of a tie the exact value lies (Boldo and
  /// Melquiond 2008, "Emulation of FMA and correctly rounded sums").
  ///
  /// Never inlined: that would be a sixth faster, but the kernels would take 36 s to compile, not 5.
  ///
  /// - Accuracy: the bits of a fused multiply-add.
  /// - Domain: |a| and |b| below 2⁹⁹⁵, |a b| below 2¹⁰²¹ and above 2⁻⁹⁰⁰ (or zero, or beyond notice
  ///   beside c: below 2⁻¹¹⁰ |c|), |c| below 2¹⁰²¹; infinities and NaN behave as they should.
  @inline(never)
  static func emulatedMultiplyAdd(_ a: Self, _ b: Self, _ c: Self) -> Self {
    let (product, productError) = splitProduct(a, b)
    let (lower, lowest) = twoSum(c, productError)
    let (upper, middle) = twoSum(product, lower)
    let result = upper + sumRoundedToOdd(middle, lowest)
    // An exact zero takes its sign from the terms; infinities turn into NaN above.
    return select(less(Self(0), abs(result)), result, product + c)
  }

  /// `a b` as a rounded product and its exact error, by splitting the factors (Dekker, Veltkamp).
  @inline(__always)
  private static func splitProduct(_ a: Self, _ b: Self) -> (product: Self, error: Self) {
    let (aHigh, aLow) = halves(a)
    let (bHigh, bLow) = halves(b)
    let product = a * b
    let error = (((aHigh * bHigh - product) + aHigh * bLow) + aLow * bHigh) + aLow * bLow
    return (product, error)
  }

  /// `x` as a sum of two numbers of at most 26 bits each.
  @inline(__always)
  private static func halves(_ x: Self) -> (high: Self, low: Self) {
    let scaled = x * Self(0x1p27 + 1)
    let high = scaled - (scaled - x)
    return (high, x - high)
  }

  /// `a + b`, where inexact rounded to the neighbour whose last bit is one.
  @inline(__always)
  private static func sumRoundedToOdd(_ a: Self, _ b: Self) -> Self {
    let (sum, error) = twoSum(a, b)
    // All ones where the sum is inexact. If the error points to zero, the neighbour below the sum
    // is the other candidate: one less in the bit pattern; setting the last bit chooses the odd one.
    let exact = select(less(Self(0), abs(error)), Self(0), Self(bits: Bits(repeating: ~0)))
    let one = Bits(repeating: 1)
    let opposed = (sum.bits ^ error.bits) &>> Bits(repeating: 63)
    let inexactOne = (exact.bits & one) ^ one
    return Self(bits: (sum.bits &- (opposed & inexactOne)) | inexactOne)
  }
}
