// SPDX-License-Identifier: MIT

// Sums and integers without rounding error, from which the elementary functions are put together.

extension Real {
  /// `a + b` as a rounded sum and its exact error, for any `a` and `b` (Knuth).
  @inline(__always)
  static func twoSum(_ a: Self, _ b: Self) -> (sum: Self, error: Self) {
    let sum = a + b
    let rest = sum - a
    return (sum, (a - (sum - rest)) + (b - rest))
  }

  /// `a + b` as a rounded sum and its exact error, where `|a| ≥ |b|` or `a = 0` (Dekker).
  @inline(__always)
  static func fastTwoSum(_ a: Self, _ b: Self) -> (sum: Self, error: Self) {
    let sum = a + b
    return (sum, (a - sum) + b)
  }

  /// `a b` as a rounded product and its exact error.
  @inline(__always)
  static func twoProduct(_ a: Self, _ b: Self) -> (product: Self, error: Self) {
    let product = a * b
    return (product, fma(a, b, -product))
  }
}

extension BitLane {
  /// The integer nearest to `a b`, as a number and in two's complement, below 2⁵¹.
  @inline(__always)
  static func nearestInteger(_ a: Self, _ b: Self) -> (number: Self, bits: Bits) {
    // At 1.5 · 2⁵² the last bit of a double counts ones, so the sum itself rounds.
    let shift = Self(0x1.8p52)
    let shifted = fma(a, b, shift)
    return (shifted - shift, shifted.bits &- shift.bits)
  }

  /// A non-negative integer below 2⁵² as a number.
  @inline(__always)
  static func number(_ integer: Bits) -> Self {
    let offset = Self(0x1p52)
    return Self(bits: integer | offset.bits) - offset
  }

  /// `x` times two to the power of an integer, where the result is a normal number.
  @inline(__always)
  static func scaled(_ x: Self, byPowerOfTwo exponent: Bits) -> Self {
    Self(bits: x.bits &+ (exponent &<< Bits(repeating: 52)))
  }

  /// The sign bit of `x`, all other bits zero.
  @inline(__always)
  static func signBit(_ x: Self) -> Bits { x.bits & Bits(repeating: 1 &<< 63) }

  /// `x`, its sign flipped where `sign` has its highest bit set.
  @inline(__always)
  static func flipped(_ x: Self, by sign: Bits) -> Self { Self(bits: x.bits ^ sign) }
}
