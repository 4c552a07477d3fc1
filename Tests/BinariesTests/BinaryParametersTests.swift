// SPDX-License-Identifier: MIT

import Binaries
import Testing

/// What no binary can have is told from what it can.
struct BinaryParametersTests {
  static let plain = BinaryParameters(
    mass1: 36,
    mass2: 29,
    thetaJN: 1,
    phase: 2,
    luminosityDistance: 400
  )

  @Test(
    "Values that no binary has are refused",
    arguments: [
      (\BinaryParameters.mass1, 0.0), (\.mass2, -1), (\.mass1, .nan), (\.mass2, .infinity),
      (\.spinMagnitude1, -0.1), (\.spinMagnitude2, 1.0001), (\.tilt1, .nan),
      (\.tilt2, .infinity), (\.phi12, .nan), (\.phiJL, .nan), (\.thetaJN, -.infinity),
      (\.phase, .nan), (\.luminosityDistance, 0), (\.lambda1, -1), (\.lambda2, .nan),
    ] as [(WritableKeyPath<BinaryParameters, Double> & Sendable, Double)]
  )
  func refusals(member: WritableKeyPath<BinaryParameters, Double> & Sendable, value: Double) {
    var parameters = Self.plain
    parameters[keyPath: member] = value
    #expect(throws: BinaryError.self) { try parameters.validate() }
    #expect(!parameters.isValid)
  }

  @Test("Extreme values that a binary can have are allowed")
  func allowed() throws {
    var parameters = Self.plain
    try parameters.validate()
    parameters.spinMagnitude1 = 1
    parameters.spinMagnitude2 = 0
    parameters.tilt1 = .pi
    parameters.thetaJN = 0
    try parameters.validate()
    #expect(parameters.isValid)
  }

  @Test("Messages say what is wrong")
  func messages() {
    var parameters = Self.plain
    parameters.spinMagnitude1 = 1.5
    let error = #expect(throws: BinaryError.self) { try parameters.validate() }
    #expect(error?.description == "a_1 is 1.5, but must be in [0, 1].")
  }
}
