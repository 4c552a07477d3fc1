// SPDX-License-Identifier: MIT

/// The fits of the (2, 2) mode's amplitude, with the digits of LALSimulation.
///
/// Section VI and tables I and II of arXiv:2001.11412.
extension IMRPhenomXFits {
  /// The pseudo-post-Newtonian terms' share of the amplitude at half of the inspiral's end.
  static func inspiralAmplitudeAtHalf<N: ScalarReal>(_ p: FitParameters<N>) -> N {
    let eta = p.eta
    let s = p.reducedSpin
    let nonspinning =
      N.polynomial(eta, [-0.015178276424448592, -0.06098548699809163, 0.4845148547154606])
      / N.polynomial(eta, [1, 0.09799277215675059])
    let spinning =
      s
      * N.series(
        s,
        [
          N.polynomial(eta, [0.02300153747158323, 0, 0.10495263104245876]),
          N.polynomial(eta, [0.01761591799745109, 0, -0.14404522791467844]),
          N.polynomial(eta, [0, 0.04834642258922544, -0.14189350657140673]),
        ]
      ) / N.polynomial(s, [1, -0.7340448493183307])
    let unequal =
      p.spinDifference * p.delta
      * N.polynomial(eta, [0, 0, 0, 0, 0.0018724905795891192, 34.90874132485147])
    return nonspinning + spinning + unequal
  }

  /// The same at three quarters of it.
  static func inspiralAmplitudeAtThreeQuarters<N: ScalarReal>(_ p: FitParameters<N>) -> N {
    let eta = p.eta
    let s = p.reducedSpin
    let nonspinning =
      N.polynomial(eta, [-0.058572000924124644, -1.1970535595488723, 8.4630293045015])
      / N.polynomial(eta, [1, 15.430818840453686])
    let spinning =
      s
      * N.series(
        s,
        [
          N.polynomial(eta, [-0.08746408292050666, -0.20646621646484237, 0.788717372588848]),
          N.polynomial(eta, [-0.018924013869130434, -0.21291764491897636, 0.8282888482429105]),
        ]
      ) / N.polynomial(s, [-1.332123330797879, 1])
    let unequal =
      p.spinDifference * p.delta
      * N.polynomial(eta, [0, 0, 0, 0, 0.004389995099201855, 105.84553997647659])
    return nonspinning + spinning + unequal
  }

  /// The same at the end.
  static func inspiralAmplitudeAtEnd<N: ScalarReal>(_ p: FitParameters<N>) -> N {
    let eta = p.eta
    let s = p.reducedSpin
    let nonspinning =
      N.polynomial(
        eta,
        [-0.16212854591357853, 1.617404703616985, -3.186012733446088, 5.629598195000046]
      ) / N.polynomial(eta, [1, 0.04507019231274476])
    let spinning =
      s
      * N.series(
        s,
        [
          N.polynomial(
            eta,
            [1.0055835408962206, -4.127597118865669, 18.353433894421833, -41.0378120175805]
          ),
          N.polynomial(
            eta,
            [-0.31443470118113853, 5.215501942120774, -18.80590889704093, 19.099315016873643]
          ),
        ]
      ) / N.polynomial(s, [5.852706459485663, -5.717874483424523, 1])
    let unequal =
      p.spinDifference * p.delta
      * N.polynomial(eta, [0, 0, 0, 0, 0.05575955418803233, 208.92352600701068])
    return nonspinning + spinning + unequal
  }

  /// The amplitude in the middle of the intermediate region, over the leading course.
  static func intermediateAmplitude<N: ScalarReal>(_ p: FitParameters<N>) -> N {
    let eta = p.eta
    let s = p.totalSpin
    let nonspinning =
      N.polynomial(
        eta,
        [1.4873184918202145, 1974.6112656679577, 27563.641024162127, -19837.908020966777]
      ) / N.polynomial(eta, [1, 143.29004876335128, 458.4097306093354])
    let spinning =
      s
      * N.series(
        s,
        [
          N.polynomial(eta, [27.952730865904343, -365.55631765202895, 0, 1612.2681322644232]),
          N.polynomial(
            eta,
            [3.2646808851249016, -260.3494489873286, 3011.446602208493, -6962.675551371755]
          ), N.polynomial(eta, [-19.38970173389662, 0, 0, 1486.4658089990298]),
        ]
      ) / N.polynomial(s, [12.647425554323242, -10.540154508599963, 1])
    let unequal =
      p.spinDifference * p.delta
      * N.polynomial(eta, [0, 0, -0.016404056649860943, -296.473359655246])
    return nonspinning + spinning + unequal
  }

  /// λ, the fall of the ringdown amplitude.
  static func ringdownFall<N: ScalarReal>(_ p: FitParameters<N>) -> N {
    let eta = p.eta
    let s = p.totalSpin
    let nonspinning =
      N.polynomial(eta, [0.8312293675316895, 7.480371544268765, -18.256121237800397])
      / N.polynomial(eta, [1, 10.915453595496611, -30.578409433912874])
    let spinning =
      s
      * N.series(
        s,
        [
          N.polynomial(eta, [0.5869408584532747, -0.1467158405070222, 0.25295441250444334]),
          N.polynomial(eta, [0.031852563636196894, -2.8489481072076472, 4.6849496672664594]),
        ]
      ) / N.polynomial(s, [3.8775263105069953, -3.41755361841226, 1])
    let unequal = p.spinDifference * p.delta * N.polynomial(eta, [0, -0.00548054788508203])
    return nonspinning + spinning + unequal
  }

  /// σ, its width over the damping frequency.
  static func ringdownWidth<N: ScalarReal>(_ p: FitParameters<N>) -> N {
    let eta = p.eta
    let s = p.totalSpin
    let nonspinning =
      N.polynomial(
        eta,
        [1.3666000000000007, -4.091333144596439, 2.109081209912545, -4.222259944408823]
      ) / N.polynomial(eta, [1, -2.7440263888207594])
    let spinning =
      s
      * N.series(
        s,
        [
          N.polynomial(eta, [0.07179105336478316, -0.8752427297525086, 2.331724812782498]),
          N.polynomial(eta, [-0.05633734476062242, 0.4168560229353532, -0.6330998412809531]),
        ]
      )
    return nonspinning + spinning
  }

  /// Its value at the peak.
  static func ringdownPeak<N: ScalarReal>(_ p: FitParameters<N>) -> N {
    let eta = p.eta
    let s = p.totalSpin
    let nonspinning =
      N.polynomial(eta, [0.03689164742964719, 25.417967754401182, 162.52904393600332])
      / N.polynomial(eta, [1, 61.19874463331437, -29.628854485544874])
    let spinning =
      s
      * N.series(
        s,
        [
          N.polynomial(
            eta,
            [-0.14352506969368556, -4.805034453745424, 27.675454081988036, -48.31945248941757]
          ),
          N.polynomial(
            eta,
            [0.026356911108320547, 1.11147906765112, -2.398327419614959, -3.751501972663298]
          ),
          N.polynomial(
            eta,
            [0.19967405175523437, 6.176053843938542, -47.99096500250743, 81.9290740950083]
          ),
          N.polynomial(
            eta,
            [-0.05292913111731128, -0.2874540719094058, -5.104257870393138, 30.491948143930266]
          ),
          N.polynomial(
            eta,
            [-0.18147275151697131, -8.990840289951514, 72.08174136362386, -132.77982622925845]
          ),
        ]
      ) / N.polynomial(s, [-1.4160870461211452, 1])
    let unequal = p.spinDifference * p.delta * N.polynomial(eta, [0, 0, -0.04426571511345366])
    return nonspinning + spinning + unequal
  }
}
