// SPDX-License-Identifier: MIT

/// Circular orbits about a Kerr black hole.
enum KerrOrbit {
  /// The gravitational-wave frequency of the innermost stable orbit, Ω / π, times the mass.
  ///
  /// Bardeen, Press and Teukolsky 1972, Eqs. (2.16) and (2.21).
  static func innermostStableFrequency<N: ScalarReal>(spin: N) -> N {
    let (one, three) = (N(1), N(3))
    let roots = N.cbrt(one + spin) + N.cbrt(one - spin)
    let sum = N.fma(N.cbrt(N.fma(-spin, spin, one)), roots, one)
    // It is at most 3 but for rounding.
    let z1 = sum > three ? three : sum
    let z2 = N.sqrt(N.fma(three * spin, spin, z1 * z1))
    let root = N.sqrt((three - z1) * (three + z1 + N(2) * z2))
    let radius = spin > N(0) ? three + z2 - root : three + z2 + root
    return one / (N.fma(radius, N.sqrt(radius), spin) * N(Double.pi))
  }
}
