// SPDX-License-Identifier: MIT

import KernelRecords
import Testing

@Suite struct IMRPhenomXHMModesTests {
  /// Modes in units of M² / distance at φ_ref = 0.7 and f_ref = 20 Hz.
  struct Golden {
    let masses: (Double, Double)
    let spins: (Double, Double)
    /// The size of the (2, 2) mode at the lowest of the frequencies.
    let largest: Double
    /// Mode, frequency in hertz, real and imaginary part.
    let values: [(mode: HigherMode, Double, Double, Double)]

    var binary: BinaryRecord {
      BinaryRecord(
        mass1: masses.0,
        mass2: masses.1,
        spin1z: spins.0,
        spin2z: spins.1,
        luminosityDistance: 1,
        inclination: 0,
        phase: 0.7,
        referenceFrequency: 20
      )
    }
  }

  /// (3, 2) depends in LALSimulation on second differences of the phase over 10⁻⁷, which carry its
  /// rounding errors: its values here are means over 3000 binaries within 10⁻¹² of each other.
  @Test func modesAreThoseOfLAL() throws {
    for golden in Self.values {
      let setUp = setUp(golden.binary)
      let powers = MassPowers(setUp.base.binary.massInSeconds)
      for value in golden.values {
        let mode = setUp.waveform(value.mode, mixing: .ringdownFormula, powers: powers)
        let h = mode.value(
          at: GridPoint(frequency: value.1),
          mode.parts(at: value.1 * mode.massInSeconds)
        )
        let tolerance = (value.mode == .threeTwo ? 3e-6 : 1e-9) * golden.largest
        #expect((h.real - value.2).magnitude < tolerance, "\(golden.masses), \(value)")
        #expect((h.imaginary - value.3).magnitude < tolerance, "\(golden.masses), \(value)")
      }
    }
  }

  @Test func oddModesOfEqualBlackHolesVanish() {
    var binary = testBinaries[1]
    (binary.spin1z, binary.spin2z) = (0.3, 0.3)
    let equal = setUp(binary)
    #expect(equal.vanishes(.twoOne) && equal.vanishes(.threeThree))
    #expect(!equal.vanishes(.threeTwo) && !equal.vanishes(.fourFour))
    binary.spin2z = 0.30000001
    #expect(!setUp(binary).vanishes(.twoOne))
    (binary.spin2z, binary.mass2) = (0.3, binary.mass1 * (1 - 1e-7))
    #expect(!setUp(binary).vanishes(.threeThree))
  }

  /// Values do not jump where one formula takes over from another.
  @Test(arguments: testBinaries) func modesAreContinuous(binary: BinaryRecord) {
    let setUp = setUp(binary)
    let powers = MassPowers(setUp.base.binary.massInSeconds)
    for index in 0..<HigherMode.count {
      guard let name = HigherMode(rawValue: index), !setUp.vanishes(name) else { continue }
      let mode = setUp.waveform(name, mixing: .ringdownFormula, powers: powers)
      for join in [
        mode.amplitude.intermediateStart, mode.amplitude.approachStart,
        mode.amplitude.ringdownStart, mode.amplitude.fallStart, mode.phase.intermediateStart,
        mode.phase.ringdownStart,
      ] {
        let frequency = join / mode.massInSeconds
        let sides = [join * (1 - 1e-9), join * (1 + 1e-9)].map {
          mode.value(at: GridPoint(frequency: frequency), mode.parts(at: $0))
        }
        let size = max(sides[0].real.magnitude, sides[0].imaginary.magnitude)
        #expect((sides[1].real - sides[0].real).magnitude < 1e-9 * size, "\(name) at \(join)")
        #expect((sides[1].imaginary - sides[0].imaginary).magnitude < 1e-9 * size)
      }
    }
  }

  @Test func polynomialsPassThroughValuesAndSlopes() {
    let points: InlineArray<5, Double> = [-1, -0.6, 0.2, 1, 1]
    // 1 + 2t − t² + 3t⁴.
    func value(_ t: Double) -> Double { 1 + t * (2 + t * (-1 + 3 * t * t)) }
    let c = interpolated(
      points: points,
      values: [value(-1), value(-0.6), value(0.2), value(1), 12]
    )
    for (index, expected) in [1.0, 2, -1, 0, 3].enumerated() {
      #expect((c[index] - expected).magnitude < 1e-13)
    }
  }

  private func setUp(_ binary: BinaryRecord) -> IMRPhenomXHMSetUp<Double> {
    let base = IMRPhenomXSetUp(AlignedBinary<Double>(binary))
    let quadrupole = IMRPhenomX22(base)
    return IMRPhenomXHMSetUp(
      base,
      quadrupole: quadrupole,
      phaseOffset: quadrupole.phaseOffset(
        reference: binary.referenceFrequency * base.binary.massInSeconds,
        orbitalPhase: binary.phase
      )
    )
  }

  static let values: [Golden] = [
    Golden(
      masses: (36, 29),
      spins: (0.3, 0.2),
      largest: 65.0851,
      values: [
        (.twoOne, 31.23, 0.345516918909, -0.210860423765),
        (.twoOne, 156.17, -0.137929492585, -0.0390555586987),
        (.twoOne, 281.11, 0.0322321623741, -0.0111453617827),
        (.twoOne, 437.29, -8.69982596634e-05, 9.82027224157e-05),
        (.threeThree, 31.23, -1.23500614002, -1.48012933231),
        (.threeThree, 156.17, -0.341732976226, -0.301491259562),
        (.threeThree, 281.11, 0.269618568363, 0.230653716434),
        (.threeThree, 437.29, 0.0168925388247, -0.341963597359),
        (.threeTwo, 31.23, -0.226971820645, 0.608688487614),
        (.threeTwo, 156.17, 0.107300794381, 0.41372898002),
        (.threeTwo, 281.11, 0.574223081323, 0.104757983708),
        (.threeTwo, 437.29, 0.0101447516771, 0.041870561983),
        (.fourFour, 31.23, 1.23474279934, 0.1829372091),
        (.fourFour, 156.17, -0.460718070741, -0.129850565464),
        (.fourFour, 281.11, -0.128064089036, -0.359614156929),
        (.fourFour, 437.29, 0.133887364322, -0.30481296961),
      ]
    ),
    Golden(
      masses: (60, 20),
      spins: (-0.5, 0.8),
      largest: 50.4511,
      values: [
        (.twoOne, 25.38, 2.37341457078, 1.81468063385),
        (.twoOne, 126.89, -1.55073218901, 0.783198726663),
        (.twoOne, 228.40, 0.109633767932, -0.0976182739039),
        (.twoOne, 355.29, -0.00105303751056, 0.000200296544145),
        (.threeThree, 25.38, -7.09142514283, 1.77490353269),
        (.threeThree, 126.89, -0.416463363924, -1.26712408346),
        (.threeThree, 228.40, 0.789332716735, -0.780110694819),
        (.threeThree, 355.29, -0.0130411886935, 0.0692747136464),
        (.threeTwo, 25.38, -0.354335886569, 0.606675303498),
        (.threeTwo, 126.89, 0.121859073944, 0.252337076242),
        (.threeTwo, 228.40, 0.13305590939, 0.0961622500939),
        (.threeTwo, 355.29, -0.00417686384051, 0.00826808443776),
        (.fourFour, 25.38, -0.963031124037, -1.44963346458),
        (.fourFour, 126.89, 0.477801456735, -0.174661387943),
        (.fourFour, 228.40, -0.34300875279, -0.180935507261),
        (.fourFour, 355.29, -0.179768436746, 0.159417808932),
      ]
    ),
    Golden(
      masses: (150, 10),
      spins: (0.9, -0.4),
      largest: 32.5829,
      values: [
        (.twoOne, 12.69, -0.207752311859, -1.23570715698),
        (.twoOne, 63.45, 0.0921465170844, 0.0977906294459),
        (.twoOne, 114.20, -0.0232963197336, -0.0495997967469),
        (.twoOne, 177.65, -0.000808861344065, -0.00163528083086),
        (.threeThree, 12.69, 7.38585754898, -1.65271778382),
        (.threeThree, 63.45, 0.880954272447, -1.38378819303),
        (.threeThree, 114.20, -0.858399758866, -0.419369300615),
        (.threeThree, 177.65, -0.422501936907, -0.583130050517),
        (.threeTwo, 12.69, 0.0939716596863, 0.898311182515),
        (.threeTwo, 63.45, 0.168112366862, 0.244048119986),
        (.threeTwo, 114.20, 0.139287047705, -0.0965422542946),
        (.threeTwo, 177.65, 0.00894229096238, 0.12365578373),
        (.fourFour, 12.69, -1.64208232049, 0.339094741068),
        (.fourFour, 63.45, -0.399136639902, 0.396725052365),
        (.fourFour, 114.20, 0.197321385765, -0.346944403467),
        (.fourFour, 177.65, -0.0926685028333, 0.306545071765),
      ]
    ),
    Golden(
      masses: (30, 30),
      spins: (0.6, -0.3),
      largest: 64.4788,
      values: [
        (.twoOne, 33.84, 0.645719925732, -0.920373663875),
        (.twoOne, 169.19, -0.582550198589, 0.325441557382),
        (.twoOne, 304.54, 0.0775274995311, -0.141920430263),
        (.twoOne, 473.73, -0.000175680708197, 0.000707021842352),
        (.threeThree, 33.84, -0.0548258151205, -0.0366918491964),
        (.threeThree, 169.19, 0.0301417110959, -0.081862369653),
        (.threeThree, 304.54, -0.000125603729387, 0.116858694034),
        (.threeThree, 473.73, 0.0520646345738, -0.0730435511896),
        (.threeTwo, 33.84, -0.418698741068, 0.397978101038),
        (.threeTwo, 169.19, 0.374400333127, -0.0974822364275),
        (.threeTwo, 304.54, -0.137970366377, -0.517245582594),
        (.threeTwo, 473.73, 0.0344052762734, -0.02656429758),
        (.fourFour, 33.84, 0.99849972634, 0.684164987789),
        (.fourFour, 169.19, 0.168264211271, 0.427712969545),
        (.fourFour, 304.54, 0.058715561955, 0.374295766427),
        (.fourFour, 473.73, -0.063915475671, 0.336116235107),
      ]
    ),
    Golden(
      masses: (80, 1.6),
      spins: (-0.7, 0.1),
      largest: 12.1016,
      values: [
        (.twoOne, 24.88, 0.199103043715, 0.602604804304),
        (.twoOne, 124.40, -0.161199511046, 0.280457761797),
        (.twoOne, 223.93, 0.00284371755991, -0.0104892710277),
        (.twoOne, 348.33, -7.15714998882e-05, 2.68410519441e-05),
        (.threeThree, 24.88, -0.53061908917, 4.13460722357),
        (.threeThree, 124.40, -0.119678552891, 0.220201731183),
        (.threeThree, 223.93, 0.0685118959108, -0.0375327928195),
        (.threeThree, 348.33, -0.000553583468097, 4.52232286246e-05),
        (.threeTwo, 24.88, 0.306561657833, 0.224029821496),
        (.threeTwo, 124.40, -0.0273891531988, 0.0787824174921),
        (.threeTwo, 223.93, 0.0264202430981, -0.0454099208816),
        (.threeTwo, 348.33, -7.98519188748e-06, 0.000396392627038),
        (.fourFour, 24.88, 1.07132784456, -0.430024241307),
        (.fourFour, 124.40, 0.0476761220384, -0.100197170017),
        (.fourFour, 223.93, 0.0926122000947, -0.016125397485),
        (.fourFour, 348.33, -0.00287876383133, 0.00164628987547),
      ]
    ),
    Golden(
      masses: (40, 38),
      spins: (0.95, 0.9),
      largest: 70.7205,
      values: [
        (.twoOne, 26.03, 0.0204907816159, 0.0219500267598),
        (.twoOne, 130.14, -0.00570311671369, 0.0229823737547),
        (.twoOne, 234.26, 0.0108830537962, -0.0226475434799),
        (.twoOne, 364.40, 9.56670706899e-06, -1.10414282211e-05),
        (.threeThree, 26.03, 0.177002513774, 0.466684128224),
        (.threeThree, 130.14, -0.0466395288692, -0.125292347442),
        (.threeThree, 234.26, -0.0268752770223, -0.099997686855),
        (.threeThree, 364.40, -0.0839337162394, -0.046389486804),
        (.threeTwo, 26.03, -1.0859518268, 0.0302786530868),
        (.threeTwo, 130.14, -0.736628612151, -0.17478568223),
        (.threeTwo, 234.26, -0.471498199132, -0.602451861953),
        (.threeTwo, 364.40, -0.138139139734, -0.0408018017353),
        (.fourFour, 26.03, 0.211038117535, 1.23419390218),
        (.fourFour, 130.14, 0.383908127739, 0.349680039358),
        (.fourFour, 234.26, 0.0931991754144, 0.405610192202),
        (.fourFour, 364.40, 0.048742448624, -0.362943679918),
      ]
    ),
  ]
}
