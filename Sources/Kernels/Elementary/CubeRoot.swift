// SPDX-License-Identifier: MIT

/// Constants of the cube root.
enum CubeRootTable {
  /// z^(−1/3) on 1 ≤ z ≤ 8 to 2⁻⁸ relative: weighted minimax (Remez exchange in 50 digits).
  static let inverseEstimate: InlineArray<6, Double> = [
    1.4248957777139333, -0.596668573985238, 0.20382419989036243, -0.03861047158866615,
    0.0036959527538316965, -0.000139399968737777,
  ]
}

extension BitLane {
  /// The real cube root.
  ///
  /// - Accuracy: 1 ulp.
  /// - Domain: all normal x. Zero and subnormal numbers give zero; ±∞ and NaN give themselves.
  @inline(__always)
  static func cbrt(_ x: Self) -> Self {
    // |x| = 2³ⁿ z with 1 ≤ z < 8.
    let size = abs(x)
    let biased = number(size.bits &>> Bits(repeating: 52))
    let n = nearestInteger(biased - Self(1), Self(1.0 / 3)).bits &- Bits(repeating: 341)
    let z = scaled(size, byPowerOfTwo: Bits(repeating: 0) &- (n &+ n &+ n))

    let root = scaled(cubeRootBelowEight(z), byPowerOfTwo: n)
    let normal = select(less(size, Self(LogarithmTable.smallest)), Self(0), root)
    let result = select(less(size, Self(Double.infinity)), normal, size)
    return flipped(result, by: signBit(x))
  }

  /// The cube root of `1 ≤ z < 8`.
  @inline(__always)
  private static func cubeRootBelowEight(_ z: Self) -> Self {
    // With e = 1 − z y³: z^(−1/3) = y (1 − e)^(−1/3) = y (1 + e/3 + 2e²/9 + 14e³/81 + …).
    let estimate = polynomial(z, CubeRootTable.inverseEstimate)
    let e = fma(-(z * estimate), estimate * estimate, Self(1))
    let series = fma(e, fma(e, Self(14.0 / 81), Self(2.0 / 9)), Self(1.0 / 3))
    let inverse = fma(estimate * e, series, estimate)

    // One step of Newton on z − c³, computed without cancellation.
    let inverseSquare = inverse * inverse
    let c = z * inverseSquare
    let (square, squareError) = twoProduct(c, c)
    let residual = fma(-squareError, c, fma(-square, c, z))
    return fma(residual, inverseSquare * Self(1.0 / 3), c)
  }
}
