// SPDX-License-Identifier: MIT

/// Fits of the remnant of an aligned-spin binary black hole.
///
/// Husa et al., arXiv:1508.07250.
enum FinalState {
  /// The remnant's dimensionless spin.
  ///
  /// Eq. (3.6).
  static func spin<N: ScalarReal>(_ binary: AlignedBinary<N>) -> N {
    let eta = binary.eta
    let s = binary.alignedSpin
    let nonspinning = N.polynomial(
      eta,
      [3.4641016151377544, -4.399247300629289, 9.397292189321194, -13.180949901606242]
    )
    let linear = N.polynomial(eta, [-0.0850917821418767, -5.837029316602263])
    let square = N.polynomial(eta, [0.1014665242971878, -2.0967746996832157])
    let cube = N.polynomial(eta, [-1.3546806617824356, 4.108962025369336])
    let fourth = N.polynomial(eta, [-0.8676969352555539, 2.064046835273906])
    let spinning = N.fma(N.fma(N.fma(fourth, s, cube), s, square), s, linear)
    return N.fma(eta, N.fma(spinning, s, nonspinning), s)
  }

  /// The energy radiated over the whole coalescence, as a fraction of the total mass.
  ///
  /// Eqs. (3.7) and (3.8).
  static func radiatedEnergy<N: ScalarReal>(_ binary: AlignedBinary<N>) -> N {
    let eta = binary.eta
    let m1 = binary.fraction1
    let m2 = binary.fraction2
    let s = binary.alignedSpin / N.fma(m1, m1, m2 * m2)
    let nonspinning = N.polynomial(
      eta,
      [0, 0.055974469826360077, 0.5809510763115132, -0.9606726679372312, 3.352411249771192]
    )
    let numerator = N.polynomial(
      eta,
      [-0.0030302335878845507, -2.0066110851351073, 7.7050567802399215]
    )
    let denominator = N.polynomial(
      eta,
      [-0.6714403054720589, -1.4756929437702908, 7.304676214885011]
    )
    return nonspinning * N.fma(numerator, s, N(1)) / N.fma(denominator, s, N(1))
  }
}
