// SPDX-License-Identifier: MIT

/// Spin-weighted spherical harmonics of weight −2 at azimuth 0, which are real.
///
/// arXiv:0709.0093, Eqs. (II.7) and (II.8), with the digits of LALSimulation.
struct SpinWeightedHarmonics<N: ScalarReal> {
  private let cosine: N
  /// Cosine and sine of half of the polar angle.
  private let halfCosine: N
  private let halfSine: N

  /// The harmonics at a polar angle in radians.
  init(polarAngle: N) {
    cosine = N.sincos(polarAngle).cos
    let half = N.sincos(N(0.5) * polarAngle)
    halfCosine = half.cos
    halfSine = half.sin
  }

  /// The harmonic (ℓ, m) of those that aligned-spin models have: (2, ±2), (2, ±1), (3, ±3), (3, ±2),
  /// (4, ±4).
  func value(ell: Int, emm: Int) -> N {
    // Turning the z axis around exchanges m and −m, with a sign (−1)^ℓ.
    let isNegative = emm < 0
    let c = isNegative ? halfSine : halfCosine
    let s = isNegative ? halfCosine : halfSine
    let sign = N(isNegative && ell & 1 == 1 ? -1 : 1)
    let x = isNegative ? -cosine : cosine
    let c2 = c * c
    let s2 = s * s
    switch (ell, isNegative ? -emm : emm) {
    case (2, 2): return Self.root(5) * c2 * c2
    case (2, 1): return Self.root(20) * c2 * c * s
    case (3, 3): return -sign * Self.root(10.5 * 4) * c2 * c2 * c * s
    case (3, 2): return sign * Self.root(7) * c2 * c2 * N.fma(N(3), x, N(-2))
    case (4, 4): return Self.root(63 * 4) * c2 * c2 * c2 * s2
    default: return N(0)
    }
  }

  /// √(n / 4π).
  private static func root(_ n: Double) -> N { N.sqrt(N(n) / N(4 * Double.pi)) }
}
