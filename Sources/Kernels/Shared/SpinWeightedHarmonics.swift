// SPDX-License-Identifier: MIT

/// Spin-weighted spherical harmonics of weight −2 at azimuth 0, which are real.
///
/// arXiv:0709.0093, Eqs. (II.7) and (II.8), with the digits of LALSimulation.
struct SpinWeightedHarmonics<N: ScalarReal> {
  private let cosine: N
  /// Cosine and sine of half of the polar angle.
  let halfCosine: N
  let halfSine: N

  /// The harmonics at a polar angle in radians.
  init(polarAngle: N) {
    cosine = N.sincos(polarAngle).cos
    let half = N.sincos(N(0.5) * polarAngle)
    halfCosine = half.cos
    halfSine = half.sin
  }

  /// The harmonics at a polar angle that is known by its cosine and its sine, which is not negative.
  init(cosine: N, sine: N) {
    self.cosine = cosine
    let isUpper = cosine > N(0)
    let larger = N.sqrt(N(0.5) * (N(1) + N.abs(cosine)))
    let smaller = N(0.5) * sine / larger
    halfCosine = isUpper ? larger : smaller
    halfSine = isUpper ? smaller : larger
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

/// Wigner's functions d^ℓ_{m n} of one polar angle up to ℓ = 4, with the powers that they need.
struct WignerTable<N: ScalarReal> {
  /// Powers of cos and sin of half the angle.
  private var cosines = InlineArray<9, N>(repeating: N(1))
  private var sines = InlineArray<9, N>(repeating: N(1))

  init(_ harmonics: SpinWeightedHarmonics<N>) {
    for power in 1...8 {
      cosines[power] = cosines[power - 1] * harmonics.halfCosine
      sines[power] = sines[power - 1] * harmonics.halfSine
    }
  }

  /// The harmonic (ℓ, m) of weight −2.
  func harmonic(ell: Int, emm: Int) -> N {
    N.sqrt(N(Double(2 * ell + 1)) / N(4 * Double.pi)) * value(ell: ell, emm, 2)
  }

  /// d^ℓ_{m n}.
  ///
  /// The sum over k of Eq. (II.8).
  func value(ell: Int, _ m: Int, _ n: Int) -> N {
    let first = max(0, m - n)
    let last = min(ell + m, ell - n)
    if first > last { return N(0) }
    let squares =
      Self.factorial(ell + m) * Self.factorial(ell - m) * Self.factorial(ell + n)
      * Self.factorial(ell - n)
    var sum = N(0)
    for k in first...last {
      let divisor =
        Self.factorial(ell + m - k) * Self.factorial(ell - n - k) * Self.factorial(k)
        * Self.factorial(k - m + n)
      let term = cosines[2 * ell + m - n - 2 * k] * sines[2 * k - m + n] / N(divisor)
      sum = k & 1 == 1 ? sum - term : sum + term
    }
    return N.sqrt(N(squares)) * sum
  }

  private static func factorial(_ n: Int) -> Double { factorials[n] }

  private static var factorials: InlineArray<9, Double> {
    [1, 1, 2, 6, 24, 120, 720, 5040, 40_320]
  }
}
