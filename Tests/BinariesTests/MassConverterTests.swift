// SPDX-License-Identifier: MIT

import Binaries
import Testing

/// Masses from every pair of mass quantities.
struct MassConverterTests {
  static let pairs: [(MassQuantity, MassQuantity)] = [
    (.mass1, .mass2), (.mass1, .totalMass), (.mass1, .massRatio), (.mass1, .symmetricMassRatio),
    (.mass1, .chirpMass), (.mass2, .totalMass), (.mass2, .massRatio),
    (.mass2, .symmetricMassRatio), (.mass2, .chirpMass), (.totalMass, .massRatio),
    (.totalMass, .symmetricMassRatio), (.totalMass, .chirpMass), (.chirpMass, .massRatio),
    (.chirpMass, .symmetricMassRatio),
  ]

  @Test("Every pair of quantities gives back the masses", arguments: pairs)
  func roundTrip(first: MassQuantity, second: MassQuantity) throws {
    let converter = try MassConverter(names: ["phase", first.rawValue, "a_1", second.rawValue])
    for massRatio in [0.01, 0.05, 0.2, 0.336, 0.338, 0.5, 0.9] {
      let masses = ComponentMasses(mass1: 40, mass2: 40 * massRatio)
      let found = withRow([1, masses[first], 0.3, masses[second]]) { converter($0) }
      #expect(relativeError(found.mass1, masses.mass1) < 1e-12)
      #expect(relativeError(found.mass2, masses.mass2) < 1e-12)
    }
  }

  @Test("Equal masses survive rounding in the symmetric mass ratio")
  func equalMasses() throws {
    let converter = try MassConverter(names: ["total_mass", "chirp_mass"])
    for mass in stride(from: 5.0, to: 80, by: 0.37) {
      let masses = ComponentMasses(mass1: mass, mass2: mass)
      let ratio = withRow([masses.totalMass, masses.chirpMass]) {
        converter(.massRatio, $0)
      }
      #expect((1 - ratio).magnitude < 1e-6)
    }
    let beyond = withRow([60, 30]) { converter($0) }
    #expect(beyond.mass1.isNaN)
  }

  @Test("The masses given count in bilby's order of priority")
  func priority() throws {
    let names = ["chirp_mass", "mass_ratio", "mass_1", "mass_2"]
    #expect(throws: BinaryError.self) { try MassConverter(names: names) }
    let converter = try MassConverter(names: names, allowsOverrides: true)
    let masses = withRow([30, 0.5, 36, 29]) { converter($0) }
    #expect(masses == ComponentMasses(mass1: 36, mass2: 29))
  }

  @Test("Masses in the source frame are stretched by the redshift")
  func sourceFrame() throws {
    let converter = try MassConverter(
      names: ["mass_1_source", "mass_ratio"],
      fixed: [("redshift", 0.25)]
    )
    let masses = withRow([20, 0.5]) { converter($0) }
    #expect(masses == ComponentMasses(mass1: 25, mass2: 12.5))
  }

  @Test(
    "Names that fix no masses are refused",
    arguments: [
      [], ["mass_1"], ["mass_ratio", "symmetric_mass_ratio"], ["mass_1", "mass_1"],
      ["mass_1_source", "mass_2"], ["chirp_mass", "a_1"],
    ]
  )
  func refusals(names: [String]) {
    #expect(throws: BinaryError.self) { try MassConverter(names: names) }
  }

  @Test("Short names stand for the component masses")
  func aliases() {
    #expect(MassQuantity(name: "m1") == .mass1)
    #expect(MassQuantity(name: "m2") == .mass2)
    #expect(MassQuantity(name: "chirp_mass") == .chirpMass)
    #expect(MassQuantity(name: "m3") == nil)
  }
}
