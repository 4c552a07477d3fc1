// SPDX-License-Identifier: MIT

/// The fits that fix the time, with the digits of LALSimulation.
extension IMRPhenomXFits {
  /// The phase's slope in the numerical-relativity data at f_ring − f_damp, which sets the time.
  static func ringdownTime<N: ScalarReal>(_ p: FitParameters<N>) -> N {
    let eta = p.eta
    let s = p.totalSpin
    let nonspinning = N.polynomial(
      eta,
      [
        3155.1635543201924, 1257.9949740608242, -32243.28428870599, 347213.65466875216,
        -1922385.1649491738, 5303591.1346921865, -5789128.656876938,
      ]
    )
    let spinning =
      s
      * N.series(
        s,
        [
          N.polynomial(eta, [-24.181508118588667, 115.49264174560281, -380.19778216022763]),
          N.polynomial(eta, [24.72585609641552, -328.3762360751952, 725.6024119989094]),
          N.polynomial(eta, [23.404604124552, -646.3410199799737, 1941.8836639529036]),
          N.polynomial(eta, [-12.814828278938885, -325.92980012408367, 1320.102640190539]),
        ]
      )
    let unequal = p.spinDifference * p.delta * N.polynomial(eta, [0, 0, -148.17317525117338])
    return nonspinning + spinning + unequal
  }

  /// How long the strain peaks after ψ₄, in units of M.
  static func strainDelay<N: ScalarReal>(_ p: FitParameters<N>) -> N {
    let eta = p.eta
    let s = p.totalSpin
    let nonspinning = N.polynomial(
      eta,
      [
        13.39320482758057, -175.42481512989315, 2097.425116152503, -9862.84178637907,
        16026.897939722587,
      ]
    )
    let spinning =
      s
      * N.series(
        s,
        [
          N.polynomial(eta, [4.7895602776763, -163.04871764530466, 609.5575850476959]),
          N.polynomial(eta, [1.3934428041390161, -97.51812681228478, 376.9200932531847]),
          N.polynomial(eta, [15.649521097877374, 137.33317057388916, -755.9566456906406]),
          N.polynomial(eta, [13.097315867845788, 149.30405703643288, -764.5242164872267]),
        ]
      )
    let unequal = p.spinDifference * p.delta * N.polynomial(eta, [0, 0, 105.37711654943146])
    return nonspinning + spinning + unequal
  }

  /// The frequency of the hybrid minimum-energy circular orbit.
  static func minimumEnergyFrequency<N: ScalarReal>(_ p: FitParameters<N>) -> N {
    let eta = p.eta
    let s = p.reducedSpin
    let nonspinning =
      N.polynomial(
        eta,
        [0.018744340279608845, 0.0077903147004616865, 0.003940354686136861, -6.693930988501673e-05]
      ) / N.polynomial(eta, [1, -0.10423384680638834])
    let spinning =
      s
      * N.series(
        s,
        [
          N.polynomial(
            eta,
            [
              0.00027180386951683135, 0.00024422562796266645, 0.00036556167661117023,
              -0.0005418851224505745, -0.0006807631931297156,
            ]
          ),
          N.polynomial(
            eta,
            [
              -2.585252361022052e-05, -1.049013062611254e-05, -1.0021140796150737e-05,
              3.0679548774047616e-05, 0.022386313074011715,
            ]
          ),
          N.polynomial(
            eta,
            [
              -7.547517256664526e-05, -0.00035182990586857726, -0.00038216081981505285,
              4.038390455349854e-06, -0.0230825153005985,
            ]
          ),
        ]
      )
      / N.series(
        s,
        [
          N(0.026666543809890402),
          N.polynomial(
            eta,
            [
              -0.014590539285641243, -0.012429476486138982, 0.025066696514373803,
              0.005146809717492324, 1.4861197211952053,
            ]
          ),
          N.polynomial(
            eta,
            [
              -0.0058684526275074025, -0.02876774751921441, -0.019641378027236502,
              -0.001956646166089053, -2.551566872093786,
            ]
          ),
          N.polynomial(
            eta,
            [
              0.003507640638496499, 0.014176504653145768, 0.012622225233586283,
              -0.00767768214056772, 1,
            ]
          ),
        ]
      )
    let unequal =
      p.spinDifference * p.delta
      * N.series(
        s,
        [
          N.polynomial(eta, [0, 0, -0.028476219509487793, 0.08064665214195679]),
          N.polynomial(eta, [0, -0.0011713735642446144, -0.005746537021035632]),
        ]
      ) + p.spinDifference * p.spinDifference
      * N.polynomial(eta, [0, 0, 0.00034375176678815234, 1.6343732281057392e-05])
    return nonspinning + spinning + unequal
  }
}
