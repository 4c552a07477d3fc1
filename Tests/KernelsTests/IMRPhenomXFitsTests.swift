// SPDX-License-Identifier: MIT

import KernelRecords
import Testing

/// Values of LALSimulation 6.2.1 (lalsuite 7.26.16): `SimIMRPhenomXchiEff`, `chiPNHat`, `STotR`,
/// `FinalMass2017`, `FinalSpin2017`, `fMECO`, `fISCO`, `fring22`, `fdamp22`, `Linb`, `Psi4ToStrain`.
@Suite struct IMRPhenomXFitsTests {
  struct Golden: Sendable {
    let mass1: Double
    let mass2: Double
    let spin1: Double
    let spin2: Double
    let values: [Double]

    init(_ m1: Double, _ m2: Double, _ spin1: Double, _ spin2: Double, _ values: [Double]) {
      (mass1, mass2, self.spin1, self.spin2, self.values) = (m1, m2, spin1, spin2, values)
    }

    func binary(exchanged: Bool = false) -> AlignedBinary<Double> {
      AlignedBinary(
        BinaryRecord(
          mass1: exchanged ? mass2 : mass1,
          mass2: exchanged ? mass1 : mass2,
          spin1z: exchanged ? spin2 : spin1,
          spin2z: exchanged ? spin1 : spin2,
          luminosityDistance: 400,
          inclination: 0.7,
          phase: 1.3,
          referenceFrequency: 20
        )
      )
    }
  }

  @Test(arguments: golden)
  func agreesWithLAL(_ golden: Golden) {
    let setUp = IMRPhenomXSetUp(golden.binary())
    let fits = setUp.fits
    let mode = RingdownFits.quadrupole(spin: setUp.remnantSpin)
    let values = [
      fits.effectiveSpin, fits.reducedSpin, fits.totalSpin, setUp.remnantMass, setUp.remnantSpin,
      setUp.minimumEnergyFrequency, setUp.innermostFrequency, mode.frequency, mode.damping,
      IMRPhenomXFits.ringdownTime(fits), IMRPhenomXFits.strainDelay(fits),
    ]
    for (value, expected) in zip(values, golden.values) {
      #expect((value - expected).magnitude <= 1e-12 * expected.magnitude + 1e-15)
    }
  }

  @Test func spinFromOutsideMovesTheRingdownAlone() {
    let binary = Self.golden[0].binary()
    let aligned = IMRPhenomXSetUp(binary)
    #expect(IMRPhenomXSetUp(binary, remnantSpin: aligned.remnantSpin).mode == aligned.mode)
    let other = IMRPhenomXSetUp(binary, remnantSpin: 0.9)
    let mode = RingdownFits.quadrupole(spin: 0.9)
    #expect(other.mode.frequency == mode.frequency / aligned.remnantMass)
    #expect(other.mode.damping == mode.damping / aligned.remnantMass)
    #expect(other.innermostFrequency == aligned.innermostFrequency)
    #expect(other.minimumEnergyFrequency == aligned.minimumEnergyFrequency)
  }

  @Test(arguments: golden)
  func partsOfTheModeJoinSmoothly(_ golden: Golden) {
    let mode = IMRPhenomX22(IMRPhenomXSetUp(golden.binary()))
    for join in [mode.phase.intermediateStart, mode.phase.ringdownStart] {
      let point = GridPoint(frequency: join)
      let below = join.nextDown
      let value = mode.phase.value(at: point, frequency: join)
      let slope = mode.phase.slope(at: point, frequency: join)
      #expect((mode.phase.value(at: point, frequency: below) - value).magnitude < 1e-11)
      #expect((mode.phase.slope(at: point, frequency: below) / slope - 1).magnitude < 1e-10)
    }
    for join in [mode.amplitude.intermediateStart, mode.amplitude.ringdownStart] {
      let point = GridPoint(frequency: join)
      let value = mode.amplitude.value(at: point, frequency: join)
      let below = mode.amplitude.value(at: point, frequency: join.nextDown)
      #expect((below / value - 1).magnitude < 1e-11)
    }
  }

  @Test func theAlignedPhaseIsTheReferencePhaseThere() {
    let mode = IMRPhenomX22(IMRPhenomXSetUp(Self.golden[0].binary()))
    let offset = mode.phaseOffset(reference: 0.0064, orbitalPhase: 1.3)
    let phase = mode.alignedPhase(at: GridPoint(frequency: 0.0064)) + offset
    #expect((phase - 2 * 1.3 - Double.pi / 4).magnitude < 1e-12)
  }

  @Test(arguments: golden)
  func slopesAreDerivatives(_ golden: Golden) {
    let mode = IMRPhenomX22(IMRPhenomXSetUp(golden.binary()))
    for frequency in [0.004, 0.012, 0.035, 0.06, 0.1, 0.2] {
      let step = 1e-6 * frequency
      let above = mode.alignedPhase(at: GridPoint(frequency: frequency + step))
      let below = mode.alignedPhase(at: GridPoint(frequency: frequency - step))
      let slope = mode.alignedSlope(at: GridPoint(frequency: frequency))
      let scale = slope.magnitude + 100
      #expect(((above - below) / (2 * step) - slope).magnitude < 1e-5 * scale)
    }
  }

  static let golden: [Golden] = [
    Golden(
      36,
      29,
      0.3,
      -0.2,
      [
        0.07692307692307687, 0.08228928283439796, 0.10322882545624698, 0.9497594162037633,
        0.7152939548934211, 0.022547591803465182, 0.04700430643198171, 0.08587861658594176,
        0.012762710489540509, 3134.381130375239, 9.586943587745438,
      ]
    ),
    Golden(
      30,
      30,
      0.5,
      0.5,
      [
        0.5, 0.5, 0.5, 0.9326494249406652, 0.8312678604059032, 0.030496641400590625,
        0.05935784429987933, 0.09673355410448817, 0.011646802838011332, 3120.9016506182934,
        10.836433003262618,
      ]
    ),
    Golden(
      60,
      3,
      -0.9,
      0.5,
      [
        -0.8333333333333333, -0.853258957216484, -0.8965087281795511, 0.997962319926798,
        -0.6389287470217079, 0.01276363034435806, 0.014574800800201161, 0.0499756286646902,
        0.014137299179201339, 3183.6005528856463, 5.199620039210865,
      ]
    ),
    Golden(
      40,
      8,
      0.99,
      -0.99,
      [
        0.6599999999999999, 0.7280043383947938, 0.9138461538461539, 0.9519416179168977,
        0.9610706726245287, 0.03308041673246521, 0.09249492975600382, 0.12257317281645147,
        0.007799734402235789, 3086.8927294818136, 30.745279990130825,
      ]
    ),
    Golden(
      100,
      2,
      0.2,
      0.9,
      [
        0.21372549019607845, 0.20932085084087929, 0.20027988804478208, 0.9983779551137696,
        0.25391547814605286, 0.021345659600956367, 0.026719078268349555, 0.06544249969508843,
        0.014009526945278595, 3166.0726591647804, 11.23479148101641,
      ]
    ),
    Golden(
      25,
      20,
      0,
      0,
      [
        0.0, 0.0, 0.0, 0.9527324493167657, 0.6795146807490544, 0.021459391049876243,
        0.044287170450055965, 0.08336387933497083, 0.012975913197348483, 3137.0074929523726,
        9.051547400611753,
      ]
    ),
    Golden(
      50,
      45,
      -0.99,
      -0.99,
      [
        -0.99, -0.99, -0.99, 0.9689186005071769, 0.358135195042012, 0.013213331118671864,
        0.02955074100504476, 0.06858138198270224, 0.013890131182017793, 3148.458216942308,
        7.474193959917745,
      ]
    ),
  ]
}

extension RingdownTables.Mode: Equatable where N: Equatable {
  static func == (a: Self, b: Self) -> Bool { a.frequency == b.frequency && a.damping == b.damping }
}
