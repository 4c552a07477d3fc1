// SPDX-License-Identifier: MIT

/// The fits of the slope of the (2, 2) mode's phase at collocation points, with the digits of
/// LALSimulation.
///
/// Section VII of arXiv:2001.11412.
extension IMRPhenomXFits {
  /// v₁ − v₃ of the inspiral.
  static func inspiralPhase1Minus3<N: ScalarReal>(_ p: FitParameters<N>) -> N {
    let eta = p.eta
    let s = p.reducedSpin
    let nonspinning =
      N.polynomial(eta, [-17294.000000000007, -19943.076428555978, 483033.0998073767])
      / N.polynomial(eta, [1, 4.460294035404433])
    let spinning =
      s
      * N.series(
        s,
        [
          N.polynomial(eta, [68384.62786426462, -58475.33302037833, -148368.4954044637]),
          N.polynomial(eta, [67663.42759836042, 62190.404951852535, -758386.5685734496]),
          N.polynomial(eta, [-2179.3505885609297, 18298.307770807573, -137991.37032619823]),
          N.polynomial(eta, [19703.894135534803, -303141.1945565486, 1076587.7367729193]),
          N(32614.091002011017),
        ]
      ) / N.polynomial(s, [2.0412979553629143, 1])
    let unequal = p.spinDifference * p.delta * N.polynomial(eta, [0, 12017.062595934838])
    return nonspinning + spinning + unequal
  }

  /// v₂ − v₃ of the inspiral.
  static func inspiralPhase2Minus3<N: ScalarReal>(_ p: FitParameters<N>) -> N {
    let eta = p.eta
    let s = p.reducedSpin
    let nonspinning =
      N.polynomial(
        eta,
        [-7579.300000000004, -120297.86185566607, 1169435.6931282217, -557253.0066989232]
      ) / N.polynomial(eta, [1, 18.53018618227582])
    let spinning =
      s
      * N.series(
        s,
        [
          N.polynomial(
            eta,
            [-27089.36915061857, 50644.13475990821, 150022.21343386435, -593633.5370110178]
          ),
          N.polynomial(
            eta,
            [-66228.9369155027, 157036.45676788126, -50166.382087278434, -325423.99477314285]
          ),
          N.polynomial(
            eta,
            [-44331.41741405198, 126736.43159783827, -399712.22891153296, 847483.2999508682]
          ),
        ]
      ) / N.polynomial(s, [-1.5232497464826662, -3.062957826830017, -1.130185486082531, 1])
    let unequal = p.spinDifference * p.delta * N.polynomial(eta, [0, 3843.083992827935])
    return nonspinning + spinning + unequal
  }

  /// v₃ of the inspiral.
  static func inspiralPhase3<N: ScalarReal>(_ p: FitParameters<N>) -> N {
    let eta = p.eta
    let s = p.reducedSpin
    let nonspinning =
      N.polynomial(
        eta,
        [
          15415.000000000007, 873401.6255736464, 376665.64637025696, -3971998.0569125614,
          8913612.508054944,
        ]
      ) / N.polynomial(eta, [1, 46.83697749859996])
    let spinning =
      s
      * N.series(
        s,
        [
          N.polynomial(
            eta,
            [397951.95299014193, -1005307.3129700898, -1982632.3844247842, 4662143.741417853]
          ),
          N.polynomial(
            eta,
            [-207180.42746987, 1235279.439281927, 208349.45742548333, -584728.050612325]
          ),
          N.polynomial(
            eta,
            [-130668.37221912303, -174952.69161683554, 895372.155565861, -1689418.9124921719]
          ),
        ]
      ) / N.polynomial(s, [-9.675704197652225, 3.5804521763363075, 2.5298346636273306, 1])
    let unequal =
      p.spinDifference * p.delta
      * N.series(
        s,
        [
          N.polynomial(eta, [0, -24708.109411857182, 24703.28267342699]),
          N.polynomial(eta, [0, 47752.17032707405]),
        ]
      ) + p.spinDifference * p.spinDifference * N.polynomial(eta, [0, -1296.9289110696955])
    return nonspinning + spinning + unequal
  }

  /// v₄ − v₃ of the inspiral.
  static func inspiralPhase4Minus3<N: ScalarReal>(_ p: FitParameters<N>) -> N {
    let eta = p.eta
    let s = p.reducedSpin
    let nonspinning =
      N.polynomial(eta, [2439.000000000001, -31133.52170083207, 28867.73328134167])
      / N.polynomial(eta, [1, 0.41143032589262585])
    let spinning =
      s
      * N.series(
        s,
        [
          N.polynomial(
            eta,
            [16116.057657391262, -82355.86732027541, 229284.04542668918, -375818.0132734753]
          ),
          N.polynomial(
            eta,
            [9861.635308837876, -25843.06175439942, 117410.37432997991, -386247.80765802023]
          ),
        ]
      ) / N.polynomial(s, [-3.7385208695213668, 0.25294420589064653, 1])
    let unequal = p.spinDifference * p.delta * N.polynomial(eta, [0, 194.5554531509207])
    return nonspinning + spinning + unequal
  }

  /// v₂ of the intermediate region.
  static func intermediatePhase2<N: ScalarReal>(_ p: FitParameters<N>) -> N {
    let eta = p.eta
    let s = p.totalSpin
    let nonspinning =
      N.polynomial(
        eta,
        [-82.54500000000004, -5581973.49185435, -352257424.21184325, 1466725833.4378073]
      ) / N.polynomial(eta, [1, 66757.12830903867, 5385164.380400193, 2517658.5751772933])
    let spinning =
      s
      * N.series(
        s,
        [
          N.polynomial(
            eta,
            [19.416719811164853, 207.69898051583655, 170.97203068800542, -1365.1499998427248]
          ),
          N.polynomial(
            eta,
            [-36.066611959079935, -132.88417400679026, -107.41099349364234, 1152.425940764218]
          ), N.polynomial(eta, [-0.8612656616290079, -17.671713040498304, 0, 415.7134909564443]),
          N.polynomial(
            eta,
            [5.95010003393006, 29.071788188638315, -647.8103976942541, 1897.5444343138167]
          ), N.polynomial(eta, [4.984750041013893, 37.462217031512786, 0, -866.283566780576]),
        ]
      ) / N.polynomial(s, [-1.1492259468169692, 1])
    let unequal =
      p.spinDifference * p.delta
      * N.series(
        s,
        [
          N.polynomial(eta, [0, 0, 0, 7343.130973149263, -20486.813161100774]),
          N.polynomial(eta, [0, 0, 0, 515.9898508588834]),
        ]
      )
    return nonspinning + spinning + unequal
  }

  /// v₂ of the intermediate region less v₄ of the ringdown.
  static func intermediatePhase2MinusRingdown4<N: ScalarReal>(_ p: FitParameters<N>) -> N {
    let eta = p.eta
    let s = p.totalSpin
    let nonspinning =
      N.polynomial(eta, [0, 0.9951733419499662, 101.21991715215253, 632.4731389009143])
      / N.polynomial(eta, [0.00016803066316882238, 0.11412314719189287, 1.8413983770369362, 1])
    let spinning =
      s
      * N.series(
        s,
        [
          N.polynomial(eta, [18.694178521101332, -697.6773920613674, 0, 3531.552143264721]),
          N.polynomial(eta, [16.89845522539974, 0, 4941.31613710257, -14302.70838220423]),
          N.polynomial(eta, [0.3612417066833153, -147.53381808989846, 0, 178.85850322465944]),
        ]
      ) / N.polynomial(s, [2.965640445745779, -2.7706595614504725, 1])
    let unequal =
      p.spinDifference * p.delta
      * N.series(
        s,
        [
          N.polynomial(eta, [0, 0, 356.74395864902294]),
          N.polynomial(eta, [0, 0, 0, 0, 1693.326644293169]),
        ]
      )
    return nonspinning + spinning + unequal
  }

  /// v₃ of the intermediate region less v₄ of the ringdown.
  static func intermediatePhase3MinusRingdown4<N: ScalarReal>(_ p: FitParameters<N>) -> N {
    let eta = p.eta
    let s = p.totalSpin
    let nonspinning =
      N.polynomial(
        eta,
        [0, -5.126358906504587, -227.46830225846668, 688.3609087244353, -751.4184178636324]
      ) / N.polynomial(eta, [-0.004551938711031158, -0.7811680872741462, 1])
    let spinning =
      s
      * N.series(
        s,
        [
          N.polynomial(eta, [0.1549280856660919, 73.79645135116367, 0, -936.3740515136005]),
          N.polynomial(eta, [-0.9539250460041732, 0, -539.4071941841604, 1862.9097047992134]),
          N.polynomial(eta, [-2.84311102369862, -8.13494176717772, 0, 224.77581754671272]),
        ]
      ) / N.polynomial(s, [-1.5308507364054487, 1])
    let unequal =
      p.spinDifference * p.delta * N.polynomial(eta, [0, 0, 0, 0, 0, 0, 2993.3598520496153])
    return nonspinning + spinning + unequal
  }

  /// v₄ − v₃ of the intermediate region.
  static func intermediatePhase4Minus3<N: ScalarReal>(_ p: FitParameters<N>) -> N {
    let eta = p.eta
    let s = p.totalSpin
    let nonspinning =
      N.polynomial(
        eta,
        [
          0.4248820426833804, -906.746595921514, -282820.39946006844, -967049.2793750163,
          670077.5414916876,
        ]
      ) / N.polynomial(eta, [1, 1670.9440812294847, 19783.077247023448])
    let spinning =
      s
      * N.series(
        s,
        [
          N.polynomial(
            eta,
            [
              0.22814271667259703, 12.840649528989287, -711.8532052499075, 3499.432393555856,
              -4939.642457025497,
            ]
          ),
          N.polynomial(
            eta,
            [1.1366593671801855, 0, 269.9234918621958, -877.8811492839261, -227.7672020783411]
          ),
          N.polynomial(
            eta,
            [
              0.4818323187946999, -61.17248283184154, 941.6974723887743, -4974.189172654984,
              8745.201037897836,
            ]
          ),
        ]
      ) / N.polynomial(s, [-1.2442293719740283, 1])
    let unequal =
      p.spinDifference * p.delta
      * N.polynomial(eta, [0, 0, 0, -514.8494071830514, 1493.3851099678195])
    return nonspinning + spinning + unequal
  }

  /// v₁ − v₂ of the ringdown.
  static func ringdownPhase1Minus2<N: ScalarReal>(_ p: FitParameters<N>) -> N {
    let eta = p.eta
    let s = p.totalSpin
    let nonspinning =
      N.polynomial(eta, [0, 0.7207992174994245, -1.237332073800276, 6.086871214811216])
      / N.polynomial(eta, [0.006851189888541745, 0.06099184229137391, -0.15500218299268662, 1])
    let spinning =
      s
      * N.series(
        s,
        [
          N.polynomial(
            eta,
            [
              0.06519048552628343, -25.25397971063995, 58.59408241189781, 160.14971486043524,
              -308.62513664956975,
            ]
          ),
          N.polynomial(
            eta,
            [0, -5.215945111216946, 153.95945758807616, -693.0504179144295, 835.1725103648205]
          ),
          N.polynomial(eta, [0.20035146870472367, -0.28745205203100666, 0, 0, -47.56042058800358]),
          N.polynomial(eta, [0, 5.7756520242745735, -43.97332874253772, 0, 338.7263666984089]),
          N.polynomial(
            eta,
            [-0.2697933899920511, 4.917070939324979, -11.61488280763592, 0, -22.384949087140086]
          ),
        ]
      ) / N.polynomial(s, [1, -0.6628745847248266])
    let unequal = p.spinDifference * p.delta * N.polynomial(eta, [0, 0, -23.504907495268824])
    return nonspinning + spinning + unequal
  }

  /// v₂ − v₄ of the ringdown.
  static func ringdownPhase2Minus4<N: ScalarReal>(_ p: FitParameters<N>) -> N {
    let eta = p.eta
    let s = p.totalSpin
    let nonspinning =
      N.polynomial(eta, [0, -9.460253118496386, 9.429314399633007, 64.69109972468395])
      / N.polynomial(eta, [-0.0670554310666559, -0.09987544893382533, 1])
    let spinning =
      s
      * N.series(
        s,
        [
          N.polynomial(
            eta,
            [0, 17.36495157980372, -191.00932194869588, 930.3458437154668, -774.3633787391745]
          ), N.polynomial(eta, [0, 0, -62.997389062600035, 808.457330742532, -2177.554979351284]),
          N.polynomial(eta, [0.04497628581617564, 0, 64.42947340363101, 0, -1031.846477275069]),
        ]
      ) / N.polynomial(s, [1, -0.7267610313751913])
    let unequal =
      p.spinDifference * p.delta * N.polynomial(eta, [0, 0, -36.66374091965371, 91.60477826830407])
    return nonspinning + spinning + unequal
  }

  /// v₃ − v₄ of the ringdown.
  static func ringdownPhase3Minus4<N: ScalarReal>(_ p: FitParameters<N>) -> N {
    let eta = p.eta
    let s = p.totalSpin
    let nonspinning =
      N.polynomial(eta, [0, -8.506898502692536, 13.936621412517798])
      / N.polynomial(eta, [-0.40919671232073945, 1])
    let spinning =
      s
      * N.series(
        s,
        [
          N.polynomial(eta, [0, 1.7280582989361533, 73.8367329022058, -27.976989112929353]),
          N.polynomial(eta, [0.046849371468156265, 0, 0, 6.404060932334562]),
          N.polynomial(eta, [0, 18.41570325463385, -95.57802408341716, 109.04824706217418]),
          N.polynomial(eta, [0, -13.743271480938104, 215.78111099820157, -633.1966645925428]),
        ]
      ) / N.polynomial(s, [1, -0.6862449113932192])
    let unequal =
      p.spinDifference * p.delta * N.polynomial(eta, [0, 0, 0, 0, 0, 641.8965762829259])
    return nonspinning + spinning + unequal
  }

  /// v₄ of the ringdown.
  static func ringdownPhase4<N: ScalarReal>(_ p: FitParameters<N>) -> N {
    let eta = p.eta
    let s = p.totalSpin
    let nonspinning =
      N.polynomial(
        eta,
        [
          -85.86062966719405, -4616.740713893726, -4925.756920247186, 7732.064464348168,
          12828.269960300782, -39783.51698102803,
        ]
      ) / N.polynomial(eta, [1, 50.206318806624004])
    let spinning =
      s
      * N.series(
        s,
        [
          N.polynomial(
            eta,
            [33.335857451144356, -69.19412903018717, 93.64156367505917, 0, 1075.8686153198323]
          ),
          N.polynomial(
            eta,
            [
              -36.49019206094966, 26.580344399838758, -18.184492163348665, 1497.3545918387515,
              -3443.0233614187396,
            ]
          ),
          N.polynomial(
            eta,
            [
              -3.835967351280833, -15.399770764623746, 423.48863373726243, -101.72731770500685,
              -4253.974688619423,
            ]
          ),
          N.polynomial(
            eta,
            [2.302712009652155, 31.231253209893488, -104.36120236420928, 0, -608.2901586790335]
          ),
          N.polynomial(
            eta,
            [1.6533417657003922, 97.69027029734173, -719.8775484010988, 0, 5064.173605639933]
          ),
        ]
      ) / N.polynomial(s, [-1.3705601055555852, 1])
    let unequal =
      p.spinDifference * p.delta * N.polynomial(eta, [0, 22.363215261437862, 156.08206945239374])
    return nonspinning + spinning + unequal
  }

  /// v₅ − v₄ of the ringdown.
  static func ringdownPhase5Minus4<N: ScalarReal>(_ p: FitParameters<N>) -> N {
    let eta = p.eta
    let s = p.totalSpin
    let nonspinning =
      N.polynomial(eta, [0, 7.05731400277692, 22.455288821807095, 119.43820622871043])
      / N.polynomial(eta, [0.26026709603623255, 1])
    let spinning =
      s
      * N.series(
        s,
        [
          N.polynomial(eta, [0, -7.9407123129681425, 134.88158268621922, -316.26970506215554]),
          N.polynomial(eta, [0, 9.486783128047414, -56.05992404859163, 90.31815139272628]),
        ]
      ) / N.polynomial(s, [1, -0.7162058321905909])
    let unequal = p.spinDifference * p.delta * N.polynomial(eta, [0, 0, 0, 43.82713604567481])
    return nonspinning + spinning + unequal
  }
}
