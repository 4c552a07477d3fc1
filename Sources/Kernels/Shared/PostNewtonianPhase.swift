// SPDX-License-Identifier: MIT

/// The stationary-phase (TaylorF2) phase of an aligned-spin binary, as a series in v = (π M f)^(1/3).
///
/// φ(f) = Σ vᵏ⁻⁵ (coefficient k + logarithmic coefficient k · log v). Nonspinning terms to 3.5PN:
/// arXiv:0907.0700, Eq. (3.18). Spin-orbit terms to 3.5PN: arXiv:1303.7412, Eqs. (3.15), (3.16).
/// Spin-spin terms at 2PN: arXiv:0810.5336, Eq. (6.24), with the quadrupoles of black holes; those at
/// 3PN are left out (the models that use this series were tuned without them).
struct PostNewtonianPhase<N: ScalarReal> {
  let v0: N
  let v2: N
  let v3: N
  let v4: N
  let v5: N
  let v5Log: N
  let v6: N
  let v6Log: N
  let v7: N

  /// The coefficients of one binary, the common factor 3 / (128 η) included.
  init(_ binary: AlignedBinary<N>) {
    let eta = binary.eta
    let factor = N(3) / (N(128) * eta)
    let spins = SpinTerms(binary)
    let pi = N(Double.pi)

    let logarithmic = N(-6848.0 / 21)
    let constant =
      N(11_583_231_236_531.0 / 4_694_215_680) - N(640.0 / 3) * pi * pi
      + logarithmic * N(PhysicalConstants.eulerGamma + 1.3862943611198906)
    let linear = N(2255.0 / 12) * pi * pi - N(15_737_765_635.0 / 3_048_192)
    let higher = N.fma(N.polynomial(eta, [76_055.0 / 1728, -127_825.0 / 1296]), eta, linear)
    let v5Plain = N.polynomial(eta, [38_645.0 / 756, -65.0 / 9]) * pi + spins.v5
    let v7Plain = N.polynomial(eta, [77_096_675.0 / 254_016, 378_515.0 / 1512, -74_045.0 / 756])

    v0 = factor
    v2 = factor * N.polynomial(eta, [3715.0 / 756, 55.0 / 9])
    v3 = factor * (spins.v3 - N(16) * pi)
    v4 =
      factor
      * (N.polynomial(eta, [15_293_365.0 / 508_032, 27_145.0 / 504, 3085.0 / 72]) + spins.v4)
    v5 = factor * v5Plain
    v5Log = factor * N(3) * v5Plain
    v6 = factor * (N.fma(higher, eta, constant) + spins.v6)
    v6Log = factor * logarithmic
    v7 = factor * N.fma(v7Plain, pi, spins.v7)
  }
}

/// What spins add to the series, each body's share a polynomial in its part of the mass.
private struct SpinTerms<N: ScalarReal> {
  let v3: N
  let v4: N
  let v5: N
  let v6: N
  let v7: N

  init(_ binary: AlignedBinary<N>) {
    let eta = binary.eta
    let spin1 = binary.spin1
    let spin2 = binary.spin2
    let m1 = binary.fraction1
    let m2 = binary.fraction2
    // m χ of each body.
    let s1 = m1 * spin1
    let s2 = m2 * spin2

    v3 = s1 * N.polynomial(m1, [25, 38.0 / 3]) + s2 * N.polynomial(m2, [25, 38.0 / 3])
    v4 =
      N(-395.0 / 4) * eta * spin1 * spin2 - N(405.0 / 8) * N.fma(s1, s1, s2 * s2)
    // Here η = m (1 − m), whichever the body.
    let constant5 = N.polynomial(eta, [-13_915.0 / 84, 10.0 / 3])
    let linear5 = N.polynomial(eta, [-12_760.0 / 81, -170.0 / 9])
    v5 = s1 * N.fma(linear5, m1, constant5) + s2 * N.fma(linear5, m2, constant5)
    v6 =
      N(Double.pi)
      * (s1 * N.polynomial(m1, [1490.0 / 3, 260]) + s2 * N.polynomial(m2, [1490.0 / 3, 260]))
    let constant7 = N.polynomial(eta, [-170_978_035.0 / 48_384, 2_876_425.0 / 672, 4735.0 / 144])
    let linear7 = N.polynomial(eta, [-7_189_233_785.0 / 1_524_096, 458_555.0 / 3024, -5345.0 / 72])
    v7 = s1 * N.fma(linear7, m1, constant7) + s2 * N.fma(linear7, m2, constant7)
  }
}
