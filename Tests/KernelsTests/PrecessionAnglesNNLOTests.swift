// SPDX-License-Identifier: MIT

import KernelRecords
import Testing

@Suite struct PrecessionAnglesNNLOTests {
  /// Coefficients of ω⁻¹, ω^(−2/3), ω^(−1/3), log ω and ω^(1/3).
  struct Golden: Sendable {
    let mass1, mass2, spin1, spin2, chiP: Double
    let alpha: [Double]
    let epsilon: [Double]

    var binary: AlignedBinary<Double> {
      AlignedBinary(
        BinaryRecord(
          mass1: mass1,
          mass2: mass2,
          spin1z: spin1,
          spin2z: spin2,
          luminosityDistance: 1,
          inclination: 0,
          phase: 0,
          referenceFrequency: 20
        )
      )
    }
  }

  @Test(arguments: values) func agreesWithLAL(golden: Golden) {
    let angles = PrecessionAnglesNNLO(golden.binary, chiP: golden.chiP)
    for (series, expected) in [(angles.alpha, golden.alpha), (angles.epsilon, golden.epsilon)] {
      #expect(series.constant == 0)
      for (ours, theirs) in zip(series.coefficients, expected) {
        // LAL's own sums cancel in part.
        #expect((ours - theirs).magnitude <= 1e-14 * theirs.magnitude + 1e-14)
      }
    }
  }

  @Test func anglesAreEqualWithoutSpinInTheOrbitalPlane() {
    for golden in Self.values {
      let angles = PrecessionAnglesNNLO(golden.binary, chiP: 0)
      #expect(angles.alpha.coefficients == angles.epsilon.coefficients)
    }
  }

  /// β and the precession rate do not depend on the precession spin's sign.
  @Test func onlyEvenPowersOfThePrecessionSpinEnter() {
    for golden in Self.values {
      let angles = PrecessionAnglesNNLO(golden.binary, chiP: golden.chiP)
      let opposite = PrecessionAnglesNNLO(golden.binary, chiP: -golden.chiP)
      #expect(angles.alpha.coefficients == opposite.alpha.coefficients)
    }
  }

  @Test func seriesIsThatOfItsScaledVariable() {
    let golden = Self.values[0]
    let scale = MassPowers(Double.pi * golden.binary.massInSeconds)
    var series = PrecessionAnglesNNLO(golden.binary, chiP: golden.chiP).alpha
    series.set(0.25, at: GridPoint(frequency: 0.02))
    #expect((series.value(at: GridPoint(frequency: 0.02)) - 0.25).magnitude < 1e-14)
    let inHertz = series.inHertz(scale)
    for frequency in [10.0, 33, 250, 1024] {
      let expected = series.value(at: GridPoint(frequency: scale.mass * frequency))
      let value = inHertz.value(at: GridPoint(frequency: frequency))
      #expect((value - expected).magnitude < 1e-13 * (1 + expected.magnitude))
      #expect(inHertz.map { $0 }.value(at: GridPoint(frequency: frequency)) == value)
    }
  }

  /// LALSimulation 7.26, `ComputeNNLOanglecoeffs` of LALSimIMRPhenomP.c, compiled by itself.
  static let values = [
    Golden(
      mass1: 36,
      mass2: 29,
      spin1: 0.3,
      spin2: 0.2,
      chiP: 0.4,
      alpha: [
        -0.1671006944444444, -0.1434761135057471, -2.032587023571077, -1.667841427693078,
        1.312439481113103,
      ],
      epsilon: [
        -0.1671006944444444, -0.1434761135057471, -1.970785596698307, -1.656049431301262,
        1.255727658158773,
      ]
    ),
    Golden(
      mass1: 30,
      mass2: 30,
      spin1: -0.5,
      spin2: 0.7,
      chiP: 0.9,
      alpha: [
        -0.1822916666666667, -0.0546875, -2.352018229166667, -2.13005453907589, 3.351570406376998,
      ],
      epsilon: [
        -0.1822916666666667, -0.0546875, -2.130533854166667, -2.115288914075891, 3.249133882939497,
      ]
    ),
    Golden(
      mass1: 80,
      mass2: 5,
      spin1: 0.9,
      spin2: -0.6,
      chiP: 0.1,
      alpha: [
        -0.1090494791666667, -2.25732421875, -1.659871441395952, 0.6677041931678467,
        60.02019027442364,
      ],
      epsilon: [
        -0.1090494791666667, -2.25732421875, -1.241121441395952, 2.593954193167847,
        -19.760396223043,
      ]
    ),
    Golden(
      mass1: 3,
      mass2: 2.9,
      spin1: 0,
      spin2: 0,
      chiP: 1,
      alpha: [-0.1796875, 0, -2.392016823847117, -2.258019719767664, 4.597634313244616],
      epsilon: [-0.1796875, 0, -2.103576722776962, -2.258019719767664, 4.493244856895865]
    ),
    Golden(
      mass1: 20,
      mass2: 1,
      spin1: -0.8,
      spin2: 0.99,
      chiP: 0.6,
      alpha: [
        -0.1080729166666667, 2.43326171875, -24.56907666495418, 111.2919507923053,
        4532.27539469586,
      ],
      epsilon: [
        -0.1080729166666667, 2.43326171875, -1.225326664954176, -5.504611707694758,
        96.50724665164051,
      ]
    ),
  ]
}

extension PrecessionAngleSeries {
  fileprivate var coefficients: [Number] { [fall3, fall2, fall1, logarithm, rise1] }
}
