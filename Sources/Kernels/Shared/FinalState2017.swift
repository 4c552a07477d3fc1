// SPDX-License-Identifier: MIT

/// Fits of the remnant of an aligned-spin binary black hole, with its dependence on the difference
/// of the spins.
///
/// Jiménez-Forteza et al., arXiv:1611.00332, with the digits of LALSimulation.
enum FinalState2017 {
  /// The remnant's dimensionless spin.
  static func spin<N: ScalarReal>(_ p: FitParameters<N>) -> N {
    let eta = p.eta
    let s = p.totalSpin
    let nonspinning =
      N.polynomial(eta, [0, 3.4641016151377544, 20.0830030082033, -12.333573402277912])
      / N.polynomial(eta, [1, 7.2388440419467335])
    let numerator = N.series(
      s,
      [
        N.polynomial(eta, [0, -0.8561951310209386, -0.09939065676370885, 1.668810429851045]),
        N.polynomial(eta, [0, 0.5881660363307388, -2.149269067519131, 3.4768263932898678]),
        N.polynomial(eta, [0, 0.142443244743048, -0.9598353840147513, 1.9595643107593743]),
      ]
    )
    let denominator = N.fma(
      N.polynomial(eta, [-0.9142232693081653, 2.3191363426522633, 0, -9.710576749140989]),
      s,
      N(1)
    )
    // The sum of the bodies' own spins is (m₁² + m₂²) Ŝ = (1 − 2η) Ŝ.
    let spinning = s * (N.fma(N(-2), eta, N(1)) + numerator / denominator)
    let linear = N(0.3223660562764661) * N.polynomial(eta, [1, 9.332575956437443])
    let mixed = N(2.3170397514509933) * eta * N.polynomial(eta, [1, -3.2624649875884852])
    let unequal =
      p.spinDifference
      * (p.delta * N.fma(mixed, s, linear) - N(0.059808322561702126) * eta * p.spinDifference)
    return N.fma(eta * eta, unequal, nonspinning + spinning)
  }

  /// The energy radiated over the whole coalescence, as a fraction of the total mass.
  static func radiatedEnergy<N: ScalarReal>(_ p: FitParameters<N>) -> N {
    let eta = p.eta
    let s = p.totalSpin
    let nonspinning = N.polynomial(
      eta,
      [0, 0.057190958417936644, 0.5609904135313374, -0.84667563764404, 3.145145224278187]
    )
    let numerator = N.series(
      s,
      [
        N(1),
        N.polynomial(eta, [-0.13084389181783257, -1.1387311580238488, 5.49074464410971]),
        N.polynomial(eta, [-0.17762802148331427, 0, 2.176667900182948]),
        N.polynomial(eta, [-0.6320191645391563, 4.952698546796005, -10.023747993978121]),
      ]
    )
    let denominator = N.fma(
      N.polynomial(eta, [-0.9919475346968611, 0.367620218664352, 4.274567337924067]),
      s,
      N(1)
    )
    let linear =
      N(-0.09803730445895877) * eta * N.polynomial(eta, [1, -3.2283713377939134])
    let mixed = N(-0.01978238971523653) * N.polynomial(eta, [1, -4.91667749015812])
    let unequal =
      p.spinDifference
      * (p.delta * N.fma(mixed, s, linear)
        + N(0.01118530335431078) * eta * eta * p.spinDifference)
    return N.fma(nonspinning, numerator / denominator, eta * unequal)
  }

  /// The remnant's mass, as a fraction of the total mass.
  static func mass<N: ScalarReal>(_ p: FitParameters<N>) -> N { N(1) - radiatedEnergy(p) }
}
