// SPDX-License-Identifier: MIT

import Binaries
import Testing

/// Normalised parameters from rows of named ones.
struct ParameterConverterTests {
  static let complete = [
    "mass_1", "mass_2", "chi_1", "chi_2", "theta_jn", "phase", "luminosity_distance",
  ]

  @Test("Conversion agrees with bilby 2.8.2")
  func golden() throws {
    let table = try GoldenTable("conversions.txt")
    #expect(table.rows.count >= 80)
    for row in table.rows {
      let given = row.inputs.map { $0.split(separator: "=") }
      let names = given.map { String($0[0]) }
      let converter = try ParameterConverter(names: names)
      let found = withRow(given.compactMap { Double($0[1]) }) { converter($0) }
      try found.validate()
      let values = [
        found.mass1, found.mass2, found.spinMagnitude1, found.spinMagnitude2, found.tilt1,
        found.tilt2, found.phi12, found.phiJL, found.thetaJN, found.phase,
        found.luminosityDistance,
      ]
      try #require(values.count == row.outputs.count)
      // bilby inverts the comoving distance by a search that ends at 10⁻⁸.
      let tolerance = names.contains("comoving_distance") ? 1e-7 : 1e-12
      for (value, expected) in zip(values, row.outputs) {
        #expect(relativeError(value, expected, floor: 1e-3) < tolerance, "\(row.inputs)")
      }
    }
  }

  @Test("Fixed parameters count like columns")
  func fixedParameters() throws {
    let converter = try ParameterConverter(
      names: ["mass_ratio", "chirp_mass"],
      additional: [
        ("a_1", 0.5), ("cos_tilt_1", 0.25), ("chi_2", -0.2), ("theta_jn", 1), ("phase", 2),
        ("luminosity_distance", 100), ("geocent_time", 0), ("lambda_1", -0.0),
      ]
    )
    let found = withRow([0.8, 30]) { converter($0) }
    #expect(converter.columnCount == 2)
    #expect(relativeError(found.masses.chirpMass, 30) < 1e-14)
    #expect(found.spinMagnitude1 == 0.5)
    #expect(found.tilt2 == .pi)
    #expect(found.lambda1.sign == .plus)
    #expect(found.isValid)
  }

  @Test("Masses in the source frame without redshift take that of the luminosity distance")
  func redshiftOfDistance() throws {
    let names = [
      "mass_1_source", "mass_2_source", "chi_1", "chi_2", "theta_jn", "phase",
      "luminosity_distance",
    ]
    let converter = try ParameterConverter(names: names)
    let distance = Cosmology.planck15.luminosityDistance(redshift: 0.7)
    let found = withRow([30, 20, 0, 0, 1, 1, distance]) { converter($0) }
    #expect(relativeError(found.mass1, 51) < 1e-13)
    #expect(relativeError(found.mass2, 34) < 1e-13)
  }

  @Test("An unknown name is refused and the nearest one named")
  func unknownName() {
    #expect(throws: BinaryError.unknownName("cos_tilt1", suggestion: "cos_tilt_1")) {
      try ParameterConverter(names: Self.complete + ["cos_tilt1"])
    }
    #expect(throws: BinaryError.unknownName("calibration", suggestion: nil)) {
      try ParameterConverter(names: Self.complete + ["calibration"])
    }
  }

  @Test("What is missing is refused", arguments: complete)
  func missing(name: String) {
    let error = #expect(throws: BinaryError.self) {
      try ParameterConverter(names: Self.complete.filter { $0 != name })
    }
    guard case .missing = error else {
      Issue.record("\(String(describing: error))")
      return
    }
  }

  @Test(
    "What would have no effect is refused, unless overrides are allowed",
    arguments: [
      "chirp_mass", "tilt_1", "cos_tilt_2", "redshift", "comoving_distance", "mass_ratio",
    ]
  )
  func overdetermined(name: String) throws {
    let error = #expect(throws: BinaryError.self) {
      try ParameterConverter(names: Self.complete + [name])
    }
    guard case .overdetermined(name, _) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    let converter = try ParameterConverter(names: Self.complete + [name], allowsOverrides: true)
    let plain = try ParameterConverter(names: Self.complete)
    let values = [30, 20, 0.1, 0.2, 1, 2, 300, 0.5]
    #expect(withRow(values) { converter($0) } == withRow(values) { plain($0) })
  }

  @Test("Columns and fixed parameters may not repeat a name")
  func repeated() {
    #expect(throws: BinaryError.repeatedName("phase")) {
      try ParameterConverter(names: Self.complete, additional: [("phase", 0)])
    }
  }

  @Test("delta_phase needs psi")
  func deltaPhase() {
    #expect(throws: BinaryError.self) {
      try ParameterConverter(
        names: Self.complete.filter { $0 != "phase" } + ["delta_phase"]
      )
    }
  }

  @Test("Null spins given by components have a tilt")
  func nullSpin() throws {
    let names = [
      "mass_1", "mass_2", "chi_1", "chi_1_in_plane", "chi_2", "a_2", "theta_jn", "phase",
      "luminosity_distance",
    ]
    let converter = try ParameterConverter(names: names)
    let found = withRow([30, 20, 0, 0, 0, 0, 1, 2, 300]) { converter($0) }
    try found.validate()
    #expect(!found.hasInPlaneSpin)
  }
}
