// SPDX-License-Identifier: MIT

/// A component of a waveform in one bin.
struct GoldenComponent: Sendable {
  let m: Int
  let bin: Int
  let plus: (Double, Double)
  let cross: (Double, Double)
}

/// What dingo-gw 0.10.3 (LALSuite 7.26.16) gives for `ModeSeparationCase.precessing`, phase 1.3, on
/// 25 to 1024 Hz in bins of 0.25 Hz, f_ref 25 Hz, `spin_conversion_phase` 0.
enum GoldenComponents {
  /// SEOBNRv4PHM, by its modes.
  static let timeModes = [
    GoldenComponent(
      m: -4,
      bin: 200,
      plus: (-4.429200356945e-26, 8.061646965097e-26),
      cross: (7.842621759170e-26, 4.306806921270e-26)
    ),
    GoldenComponent(
      m: -4,
      bin: 480,
      plus: (8.609720033549e-26, -3.765397761117e-26),
      cross: (-3.543391224006e-26, -8.430545749973e-26)
    ),
    GoldenComponent(
      m: -3,
      bin: 200,
      plus: (4.019414293447e-25, -6.745553459163e-25),
      cross: (-6.579522067241e-25, -3.923931389050e-25)
    ),
    GoldenComponent(
      m: -3,
      bin: 480,
      plus: (8.464697057950e-27, 3.109081760768e-25),
      cross: (3.034074710860e-25, -1.774788825308e-26)
    ),
    GoldenComponent(
      m: -2,
      bin: 200,
      plus: (-2.503265268558e-24, 7.382402234725e-24),
      cross: (7.214324753361e-24, 2.389475447520e-24)
    ),
    GoldenComponent(
      m: -2,
      bin: 480,
      plus: (-3.003427147392e-25, -3.279682983292e-24),
      cross: (-3.183868997302e-24, 3.076286469382e-25)
    ),
    GoldenComponent(
      m: -1,
      bin: 200,
      plus: (-2.288493026295e-24, 7.796149286755e-25),
      cross: (8.923620624345e-25, 2.874052728160e-24)
    ),
    GoldenComponent(
      m: -1,
      bin: 480,
      plus: (-1.568193257704e-26, -5.405799388906e-25),
      cross: (-7.023572722957e-25, -1.930168289094e-26)
    ),
    GoldenComponent(
      m: 0,
      bin: 200,
      plus: (-5.946688744293e-25, -3.722289436544e-25),
      cross: (4.324336964957e-26, -2.388342291229e-27)
    ),
    GoldenComponent(
      m: 0,
      bin: 480,
      plus: (4.458964581703e-26, -6.924836495092e-26),
      cross: (6.087890275913e-28, 3.672224785845e-27)
    ),
    GoldenComponent(
      m: 2,
      bin: 200,
      plus: (1.199258958584e-26, -4.221273468351e-26),
      cross: (4.086241367973e-26, 1.190789413325e-26)
    ),
    GoldenComponent(
      m: 2,
      bin: 480,
      plus: (2.923119896857e-27, -1.589995057852e-27),
      cross: (1.448169196975e-27, 2.927997988096e-27)
    ),
  ]

  /// IMRPhenomXPHM, from nine phases.
  static let phases = [
    GoldenComponent(
      m: -4,
      bin: 200,
      plus: (-2.114739992116e-25, 1.664104907668e-26),
      cross: (1.619091730474e-26, 2.057537368925e-25)
    ),
    GoldenComponent(
      m: -4,
      bin: 480,
      plus: (6.484765315239e-26, 7.067536078385e-26),
      cross: (6.876362882302e-26, -6.309355766930e-26)
    ),
    GoldenComponent(
      m: -3,
      bin: 200,
      plus: (-6.803609129576e-25, 3.939877589494e-25),
      cross: (3.872793738637e-25, 6.609286271588e-25)
    ),
    GoldenComponent(
      m: -3,
      bin: 480,
      plus: (2.070614926302e-25, -4.147521368672e-25),
      cross: (-3.975847469532e-25, -2.013383898422e-25)
    ),
    GoldenComponent(
      m: -2,
      bin: 200,
      plus: (-5.801982523273e-24, 5.559402868640e-24),
      cross: (5.364892036670e-24, 5.661632673603e-24)
    ),
    GoldenComponent(
      m: -2,
      bin: 480,
      plus: (2.895686215363e-24, -8.199690094553e-25),
      cross: (-8.208516741016e-25, -2.866992218956e-24)
    ),
    GoldenComponent(
      m: -1,
      bin: 200,
      plus: (-2.531276276318e-24, -1.048611787657e-24),
      cross: (-1.227104730969e-24, 3.158621539936e-24)
    ),
    GoldenComponent(
      m: -1,
      bin: 480,
      plus: (8.108392311344e-25, 1.567018205789e-25),
      cross: (1.783461365830e-25, -8.863088804667e-25)
    ),
    GoldenComponent(
      m: 0,
      bin: 200,
      plus: (-8.475841484617e-26, -7.698738066450e-25),
      cross: (-1.201375380747e-25, -1.185017755340e-26)
    ),
    GoldenComponent(
      m: 0,
      bin: 480,
      plus: (9.655783257937e-26, 7.551262103237e-26),
      cross: (2.580574362791e-26, -4.849495712835e-26)
    ),
    GoldenComponent(
      m: 2,
      bin: 200,
      plus: (2.636147846722e-26, 1.581062417337e-26),
      cross: (-1.511667887916e-26, 2.510491074364e-26)
    ),
    GoldenComponent(
      m: 2,
      bin: 480,
      plus: (-8.519113084366e-28, 2.408255340773e-27),
      cross: (-2.236843702458e-27, -9.603469572693e-28)
    ),
  ]
}
