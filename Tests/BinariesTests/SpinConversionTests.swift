// SPDX-License-Identifier: MIT

import Binaries
import Foundation
import Testing

/// Spins between the angles of bilby and the Cartesian frame of LAL.
struct SpinConversionTests {
  /// The binary of dingo's golden waveform of IMRPhenomXPHM.
  static let golden = BinaryParameters(
    mass1: 63.19551971880565,
    mass2: 22.13013940289038,
    spinMagnitude1: 0.9082488389607664,
    spinMagnitude2: 0.23195443013657285,
    tilt1: 2.2991912365076708,
    tilt2: 2.2878677821511086,
    phi12: 2.3726027637572384,
    phiJL: 1.5356479043406908,
    thetaJN: 1.3663250108421872,
    phase: 2.3133395191342094,
    luminosityDistance: 1000
  )

  static func components(_ binary: CartesianBinary) -> [Double] {
    [
      binary.inclination, binary.spin1.x, binary.spin1.y, binary.spin1.z, binary.spin2.x,
      binary.spin2.y, binary.spin2.z,
    ]
  }

  static func angles(_ angles: PrecessionAngles) -> [Double] {
    [
      angles.thetaJN, angles.phiJL, angles.tilt1, angles.tilt2, angles.phi12,
      angles.spinMagnitude1, angles.spinMagnitude2,
    ]
  }

  @Test("dingo's binary has dingo's spins, for both conventions of the phase")
  func dingo() throws {
    let expected: [(Double?, [Double])] = [
      (
        0,
        [
          0.617913135716014, -0.0554709803436914, -0.675501327462426, -0.604596460798267,
          0.131454324698632, 0.115264611241691, -0.152435847402476,
        ]
      ),
      (
        nil,
        [
          0.617913135716014, -0.460169031798396, 0.497617860649631, -0.604596460798267,
          -0.0039632997962686, -0.174786905520397, -0.152435847402476,
        ]
      ),
    ]
    for (phase, values) in expected {
      let found = try Self.golden.cartesian(referenceFrequency: 20, spinConversionPhase: phase)
      for (component, value) in zip(Self.components(found), values) {
        #expect((component - value).magnitude < 1e-12)
      }
    }
  }

  @Test("Cartesian spins agree with LALSimulation, in the corners too")
  func lalsimulation() throws {
    let table = try GoldenTable("spins.txt")
    #expect(table.rows.count >= 200)
    var worst = 0.0
    for row in table.rows {
      let input = row.numbers
      let parameters = BinaryParameters(
        mass1: input[7],
        mass2: input[8],
        spinMagnitude1: input[5],
        spinMagnitude2: input[6],
        tilt1: input[2],
        tilt2: input[3],
        phi12: input[4],
        phiJL: input[1],
        thetaJN: input[0],
        phase: input[10],
        luminosityDistance: 1
      )
      let found = try parameters.cartesian(referenceFrequency: input[9])
      for (value, expected) in zip(Self.components(found), row.outputs) {
        let error = (value - expected).magnitude
        worst = max(worst, error)
        #expect(error < 1e-12, "\(row.inputs): \(value) for \(expected)")
      }
    }
    print("Cartesian spins: largest difference from LALSimulation \(worst)")
  }

  @Test("Angles from Cartesian spins agree with LALSimulation")
  func inverse() throws {
    for row in try GoldenTable("angles.txt").rows {
      let input = row.numbers
      let binary = CartesianBinary(
        inclination: input[0],
        spin1: Vector3(x: input[1], y: input[2], z: input[3]),
        spin2: Vector3(x: input[4], y: input[5], z: input[6])
      )
      let found = try binary.precessionAngles(
        masses: ComponentMasses(mass1: input[7], mass2: input[8]),
        referenceFrequency: input[9],
        phase: input[10]
      )
      for (value, expected) in zip(Self.angles(found), row.outputs) {
        #expect((value - expected).magnitude < 1e-12, "\(row.inputs)")
      }
    }
  }

  @Test("There and back gives the same spins")
  func roundTrip() throws {
    for row in try GoldenTable("spins.txt").rows.prefix(150) {
      let input = row.numbers
      let masses = ComponentMasses(mass1: input[7], mass2: input[8])
      let cartesian = CartesianBinary(
        inclination: row.outputs[0],
        spin1: Vector3(x: row.outputs[1], y: row.outputs[2], z: row.outputs[3]),
        spin2: Vector3(x: row.outputs[4], y: row.outputs[5], z: row.outputs[6])
      )
      let angles = try cartesian.precessionAngles(
        masses: masses,
        referenceFrequency: input[9],
        phase: input[10]
      )
      for (value, expected) in zip(Self.angles(angles), input) {
        let turns = ((value - expected) / (2 * .pi)).rounded()
        #expect((value - expected - turns * 2 * .pi).magnitude < 1e-10, "\(row.inputs)")
      }
    }
  }

  @Test("A change of the spin conversion phase leaves the Cartesian binary alone")
  func changeOfPhase() throws {
    let changed = try Self.golden.withSpinConversionPhase(
      0,
      insteadOf: nil,
      referenceFrequency: 20
    )
    #expect((changed.thetaJN - Self.golden.thetaJN).magnitude > 1e-3)
    let before = try Self.golden.cartesian(referenceFrequency: 20)
    let after = try changed.cartesian(referenceFrequency: 20, spinConversionPhase: 0)
    for (value, expected) in zip(Self.components(after), Self.components(before)) {
      #expect((value - expected).magnitude < 1e-12)
    }
  }

  @Test("Aligned spins keep the line of sight to the bit")
  func aligned() throws {
    var parameters = Self.golden
    parameters.tilt1 = 0
    parameters.tilt2 = .pi
    let found = try parameters.cartesian(referenceFrequency: 20)
    #expect(found.inclination == parameters.thetaJN)
    #expect(found.spin1 == Vector3(x: 0, y: 0, z: parameters.spinMagnitude1))
    #expect(found.spin2 == Vector3(x: 0, y: 0, z: -parameters.spinMagnitude2))
    let angles = try found.precessionAngles(
      masses: parameters.masses,
      referenceFrequency: 20,
      phase: 0.3
    )
    #expect((angles.thetaJN - parameters.thetaJN).magnitude < 1e-15)
    #expect(angles.phiJL == 0)
  }

  @Test("What cannot be converted is refused", arguments: [0, -20, .nan, .infinity])
  func refusals(frequency: Double) throws {
    #expect(throws: BinaryError.self) {
      try Self.golden.cartesian(referenceFrequency: frequency)
    }
    #expect(throws: BinaryError.self) {
      try CartesianBinary(
        inclination: 0,
        spin1: Vector3(x: 0, y: 0, z: 0),
        spin2: Vector3(x: 0, y: 0, z: 0)
      ).precessionAngles(
        masses: Self.golden.masses,
        referenceFrequency: frequency,
        phase: 0
      )
    }
    var parameters = Self.golden
    parameters.spinMagnitude2 = 1.01
    #expect(throws: BinaryError.self) { try parameters.cartesian(referenceFrequency: 20) }
  }
}
