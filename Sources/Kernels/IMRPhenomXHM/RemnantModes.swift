// SPDX-License-Identifier: MIT

/// Fits of quasinormal modes of a Kerr black hole over its dimensionless spin, and of how much of
/// the spheroidal harmonics is in the spherical ones.
///
/// Frequencies over 2π, times the black hole's mass. Fitted to the data of Berti, Cardoso and Will
/// (arXiv:gr-qc/0512160) and Berti and Klein (arXiv:1408.1860); arXiv:2001.10914, supplement
/// (LIGO-P2000011).
enum RemnantModes {
  /// Ringdown and damping frequency of a black hole of mass 1.
  static func mode<N: ScalarReal>(_ mode: HigherMode, spin: N) -> RingdownTables.Mode<N> {
    switch mode {
    case .twoOne:
      RingdownTables.Mode(frequency: twoOne.frequency(spin), damping: twoOne.damping(spin))
    case .threeThree:
      RingdownTables.Mode(frequency: threeThree.frequency(spin), damping: threeThree.damping(spin))
    case .threeTwo:
      RingdownTables.Mode(frequency: threeTwo.frequency(spin), damping: threeTwo.damping(spin))
    case .fourFour:
      RingdownTables.Mode(frequency: fourFour.frequency(spin), damping: fourFour.damping(spin))
    }
  }

  private static let twoOne = ModeFit(
    RationalFit(
      [
        0.059471695665734674, -0.07585416297991414, 0.021967909664591865, -0.0018964744613388146,
        0.001164879406179587, -0.0003387374454044957, 0,
      ],
      [1, -1.4437415542456158, 0.49246920313191234, 0, 0, 0, 0]
    ),
    RationalFit(
      [
        2.0696914454467294, -3.1358071947583093, 0.14456081596393977, 1.2194717985037946,
        -0.2947372598589144, 0.002943057145913646, 0,
      ],
      [
        146.1779212636481, -219.81790388304876, 17.7141194900164, 75.90115083917898,
        -18.975287709794745, 0, 0,
      ]
    )
  )

  private static let threeThree = ModeFit(
    RationalFit(
      [
        0.09540436245212061, -0.22799517865876945, 0.13402916709362475, 0.03343753057911253,
        -0.030848060170259615, -0.006756504382964637, 0.0027301732074159835,
      ],
      [1, -2.7265947806178334, 2.144070539525238, 0, -0.4706873667569393, 0, 0.05321818246993958]
    ),
    RationalFit(
      [
        0.014754148319335946, -0.03124423610028678, 0.017192623913708124, 0.001034954865629645,
        -0.0015925124814622795, -0.0001414350555699256, 0,
      ],
      [1, -2.0963684630756894, 1.196809702382645, 0, -0.09874113387889819, 0, 0]
    )
  )

  private static let threeTwo = ModeFit(
    RationalFit(
      [
        0.09540436245212061, -0.13628306966373951, 0.030099881830507727, -0.000673589757007597,
        0.0118277880067919, 0.0020533816327907334, -0.0015206141948469621,
      ],
      [
        1, -1.6531854335715193, 0.5634705514193629, 0, 0.12256204148002939, 0,
        -0.027297817699401976,
      ]
    ),
    RationalFit(
      [
        0.014754148319335946, -0.03445752346074498, 0.02168855041940869, 0.0014945908223317514,
        -0.0034761714223258693, 0, 0,
      ],
      [1, -2.320722660848874, 1.5096146036915865, 0, -0.18791187563554512, 0, 0]
    )
  )

  private static let fourFour = ModeFit(
    RationalFit(
      [
        0.1287821193485683, -0.21224284094693793, 0.0710926778043916, 0.015487322972031054,
        -0.002795401084713644, 0.000045483523029172406, 0.00034775290179000503,
      ],
      [1, -1.9931645124693607, 1.0593147376898773, 0, -0.06378640753152783, 0, 0]
    ),
    RationalFit(
      [
        0.014986847152355699, -0.01722587715950451, -0.0016734788189065538, 0.0002837322846047305,
        0.002510528746148588, 0.00031983835498725354, 0.000812185411753066,
      ],
      [
        1, -1.1350205970682399, -0.0500827971270845, 0, 0.13983808071522857, 0,
        0.051876225199833995,
      ]
    )
  )
}

extension RemnantModes {
  /// The parts of the spheroidal (2, 2) and (3, 2) in the spherical (3, 2), as complex numbers.
  ///
  /// Complex conjugates, with the sign that IMRPhenomXHM's modes have, and rounded to single
  /// precision, in which LALSimulation keeps them.
  static func mixing<N: ScalarReal>(
    spin: N
  ) -> (quadrupole: Complex<N>, octupole: Complex<N>) {
    (
      Complex(
        -rounded(spin * quadrupoleReal.value(spin)),
        rounded(spin * quadrupoleImaginary.value(spin))
      ),
      Complex(
        -rounded(octupoleReal.value(spin)),
        rounded(spin * octupoleImaginary.value(spin))
      )
    )
  }

  private static func rounded<N: ScalarReal>(_ value: N) -> N { N(Double(Float(value.double))) }

  private static let quadrupoleReal = RationalFit(
    [
      0.47513455283841244, -0.9016636384605536, 0.3844811236426182, 0.0855565148647794,
      -0.03620067426672167, -0.006557249133752502, 0,
    ],
    [-6.76894063440646, 15.170831931186493, -9.406169787571082, 0, 1, 0, 0]
  )

  private static let quadrupoleImaginary = RationalFit(
    [
      -2.8704762147145533, 4.436434016918535, -1.0115343326360486, -0.08965314412106505,
      -0.4236810894599512, -0.041787576033810676, 0,
    ],
    [-171.80908957903395, 272.362882450877, -76.68544453077854, 0, -25.14197656531123, 0, 1]
  )

  private static let octupoleReal = RationalFit(
    [
      1, -2.107852425643677, 1.1906393634562715, 0.02244848864087732, -0.09593447799423722,
      -0.0021343381708933025, -0.005319515989331159,
    ],
    [1, -2.1078515887706324, 1.2043484690080966, 0, -0.08910191596778137, 0, -0.005471749827809503]
  )

  private static let octupoleImaginary = RationalFit(
    [
      12.45701482868677, -29.398484595717147, 18.26221675782779, 1.9308599142669403,
      -3.159763242921214, -0.0910871567367674, 0,
    ],
    [345.52914639836257, -815.4349339779621, 538.3888932415709, 0, -69.3840921447381, 0, 1]
  )
}

/// The fits of one mode.
private struct ModeFit: Sendable {
  let frequencyFit: RationalFit
  let dampingFit: RationalFit

  init(_ frequency: RationalFit, _ damping: RationalFit) {
    frequencyFit = frequency
    dampingFit = damping
  }

  func frequency<N: ScalarReal>(_ spin: N) -> N { frequencyFit.value(spin) }
  func damping<N: ScalarReal>(_ spin: N) -> N { dampingFit.value(spin) }
}

/// A quotient of two polynomials of degree 6 in the remnant's spin.
private struct RationalFit: Sendable {
  let numerator: InlineArray<7, Double>
  let denominator: InlineArray<7, Double>

  init(_ numerator: InlineArray<7, Double>, _ denominator: InlineArray<7, Double>) {
    self.numerator = numerator
    self.denominator = denominator
  }

  /// The quotient; near a spin of 1 both polynomials vanish, and keep their digits by compensation.
  func value<N: ScalarReal>(_ spin: N) -> N {
    N.compensatedPolynomial(spin, numerator) / N.compensatedPolynomial(spin, denominator)
  }
}
