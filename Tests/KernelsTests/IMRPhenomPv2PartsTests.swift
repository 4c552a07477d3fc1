// SPDX-License-Identifier: MIT

import KernelRecords
import Testing

/// The parts of IMRPhenomPv2 against values of LALSimulation and SciPy.
@Suite struct IMRPhenomPv2PartsTests {
  /// SciPy 1.x, `CubicSpline(x, y, bc_type="natural")` of arctan(3 (x − 1.7)) + x², x from 1 to 3.
  @Test func slopeIsThatOfTheNaturalSpline() {
    let samples = SampledSlope<Double>(from: 1, to: 3) { Double.atan(3 * ($0 - 1.7)) + $0 * $0 }
    let expected = [
      (1.0, 2.767334737633918), (1.35, 4.13808843006743), (2.0, 5.647666489115849),
      (2.9, 6.027603740553309), (3.0, 6.073380372204322),
    ]
    for (point, slope) in expected {
      #expect((samples.slope(at: point) - slope).magnitude < 1e-13)
    }
  }

  @Test func slopeOfAStraightLineIsExact() {
    let samples = SampledSlope<Double>(from: 0.05, to: 0.11) { 3 - 7 * $0 }
    for point in [0.05, 0.061, 0.08, 0.11] {
      #expect((samples.slope(at: point) + 7).magnitude < 1e-12)
    }
  }

  /// LALSimulation 6.2.1, `SimIMRPhenomPCalculateModelParametersFromSourceFrame`:
  /// χ_p, θ_JN, α₀, the aligned phase −φ_J, ζ.
  @Test func modelParametersAreThoseOfLAL() {
    for value in Self.parameters {
      let binary = value.binary
      let setUp = IMRPhenomPv2SetUp<Double>(binary)
      let frame = setUp.frame(binary, referenceFrequency: binary.referenceFrequency)
      let expected = value.expected
      #expect((setUp.chiP - expected[0]).magnitude < 1e-14)
      let theta = Double.sincos(expected[1])
      #expect((frame.cosineThetaJN - theta.cos).magnitude < 1e-13)
      #expect((frame.sineThetaJN - theta.sin).magnitude < 1e-13)
      #expect(isSameAngle(Double.pi - frame.kappa, expected[2]))
      #expect(isSameAngle(frame.azimuth, -expected[3]))
      let zeta = Double.sincos(2 * expected[4])
      #expect((frame.cosineDoubleZeta - zeta.cos).magnitude < 1e-12)
      #expect((frame.sineDoubleZeta - zeta.sin).magnitude < 1e-12)
    }
  }

  private func isSameAngle(_ a: Double, _ b: Double) -> Bool {
    let half = Double.sincos((a - b) / 2)
    return half.sin.magnitude < 1e-12
  }

  private static let parameters: [(binary: BinaryRecord, expected: [Double])] = [
    (
      record([36, 29, 0.3, -0.2, 0.4, -0.1, 0.25, -0.3, 0.7, 1.3, 20]),
      [
        0.360555127546399, 0.639632509297536, 2.67482712275255, 0.159288797227645,
        -1.61756180107118,
      ]
    ),
    (
      record([25, 60, 0.1, 0.6, -0.5, -0.4, 0.5, 0.6, 2.5, 0.4, 30]),
      [0.640312423743285, 2.26497770018639, -2.44720127561147, -2.135365720463, -1.20287896759163]
    ),
    (
      record([80, 5, -0.7, 0.3, 0.6, 0.2, 0.1, -0.8, 1.9, 5.1, 10]),
      [0.761577310586391, 1.19077648491832, 3.12309071087589, -2.73582467962032, -1.58353062405497]
    ),
    (
      record([40, 6, 0.6, 0.5, -0.6, 0, 0, 0.9, 1.57, 2.2, 20]),
      [
        0.781024967590666, 1.32591762717244, -1.60229295689057, -0.694738276196703,
        -0.132394638693788,
      ]
    ),
    (
      record([30, 30, 0, 0, 0.5, 0, 0, 0.2, 1.1, 0.6, 20]),
      [0, 1.1, 3.14159265358979, -0.970796326794897, -1.5707963267949]
    ),
    // The total angular momentum points down.
    (
      record([100, 5, 0.02, -0.01, -0.97, 0.3, 0, 0.1, 0.4, 2.2, 40]),
      [
        0.0223606797749979, 2.71340189745254, -0.16881212201321, 0.449085531608068,
        1.55844776120234,
      ]
    ),
  ]

  /// Masses, spins, inclination, phase and reference frequency.
  private static func record(_ values: [Double]) -> BinaryRecord {
    BinaryRecord(
      mass1: values[0],
      mass2: values[1],
      spin1x: values[2],
      spin1y: values[3],
      spin1z: values[4],
      spin2x: values[5],
      spin2y: values[6],
      spin2z: values[7],
      luminosityDistance: 1,
      inclination: values[8],
      phase: values[9],
      referenceFrequency: values[10]
    )
  }
}
