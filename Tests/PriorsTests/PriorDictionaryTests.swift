// SPDX-License-Identifier: MIT

import Priors
import Testing

@Suite struct PriorDictionaryTests {
  private static let masses: [(name: String, value: PriorValue)] = [
    ("mass_1", .text("default")), ("mass_2", .text("default")),
    ("mass_ratio", .text("default")), ("chirp_mass", .text("default")),
  ]

  @Test func constraintsAreNotColumns() throws {
    let prior = try PriorDictionary(Self.masses + [("geocent_time", .number(0))])
    #expect(prior.names == ["mass_ratio", "chirp_mass", "geocent_time"])
    #expect(prior.constraints.map(\.quantity) == [.mass1, .mass2])
    #expect(prior.constraints.map(\.minimum) == [10, 10])
    #expect(prior.constraints.map(\.maximum) == [80, 80])
  }

  @Test func defaultMassesAreAcceptedAtTheKnownRate() throws {
    let prior = try PriorDictionary(Self.masses)
    let accepted = (0..<200_000).count { drawRow(prior, row: $0).isAccepted }
    #expect(abs(Double(accepted) / 200_000 - 0.137) < 0.003)
  }

  @Test func acceptedRowsSatisfyTheConstraints() throws {
    let prior = try PriorDictionary(
      Self.masses + [
        ("total_mass", .text("Constraint(60, 100)")),
        ("symmetric_mass_ratio", .text("Constraint(0.2, inf)")),
      ]
    )
    var accepted = 0
    for row in 0..<20_000 {
      let (values, isAccepted) = drawRow(prior, row: UInt64(row))
      guard isAccepted else { continue }
      accepted += 1
      let (q, chirpMass) = (values[0], values[1])
      let symmetric = q / ((1 + q) * (1 + q))
      // ℳ = M η^{3/5}, compared as fifth powers.
      let bounds = [60.0, 100.0].map { total in
        let cube = symmetric * symmetric * symmetric
        return total * total * total * total * total * cube
      }
      let fifth = chirpMass * chirpMass * chirpMass * chirpMass * chirpMass
      #expect(symmetric > 0.2)
      #expect(fifth > bounds[0] * (1 - 1e-12) && fifth < bounds[1] * (1 + 1e-12))
    }
    #expect(accepted > 100)
  }

  @Test func constraintsAreStrict() throws {
    let prior = try PriorDictionary([
      ("mass_1", .number(30)), ("mass_2", .number(20)), ("total_mass", .text("Constraint(50, 60)")),
    ])
    #expect(!drawRow(prior, row: 0).isAccepted)
  }

  @Test func drawsAreReproducible() throws {
    let entries = DefaultPriors.intrinsic.map { ($0.name, PriorValue.text("default")) }
    let (first, second) = (try PriorDictionary(entries), try PriorDictionary(entries))
    for row: UInt64 in [0, 5, .max] {
      let expected = drawRow(first, seed: 9, row: row, candidate: 3).values
      _ = drawRow(second, seed: 9, row: row &+ 1, candidate: 2)
      #expect(drawRow(second, seed: 9, row: row, candidate: 3).values == expected)
    }
  }

  /// Pins the stream: a change of these values makes old datasets irreproducible.
  @Test func streamIsPinned() throws {
    let prior = try PriorDictionary((0..<5).map { ("p\($0)", .text("Uniform(0, 1)")) })
    let values = drawRow(prior, seed: 0, row: 0).values
    #expect(values[0] == Double(0x1655_4d9e_ca36_314c as UInt64 >> 11) * 0x1p-53)
    #expect(values[3] == Double(0x7e68_b68a_ec7b_a23b as UInt64 >> 11) * 0x1p-53)
    #expect(values[4] == unitUniform(Philox(0, 0).block(at: (0, 1, 0, 0)).0))
  }

  @Test func everyCoordinateOfTheDrawMatters() throws {
    let prior = try PriorDictionary([("a", .text("Sine()")), ("b", .text("Sine()"))])
    let values = [
      drawRow(prior, seed: 1, row: 1, candidate: 1), drawRow(prior, seed: 2, row: 1, candidate: 1),
      drawRow(prior, seed: 1, row: 2, candidate: 1), drawRow(prior, seed: 1, row: 1, candidate: 2),
    ].flatMap(\.values)
    #expect(Set(values).count == 8)
  }

  @Test func laterParametersDoNotChangeEarlierOnes() throws {
    let short = try PriorDictionary([("a", .text("Sine()")), ("b", .text("Uniform(0, 1)"))])
    let long = try PriorDictionary([
      ("a", .text("Sine()")), ("b", .text("Gaussian(0, 1)")), ("c", .number(1)),
    ])
    for row in 0..<20 {
      #expect(
        drawRow(short, row: UInt64(row)).values[0] == drawRow(long, row: UInt64(row)).values[0]
      )
    }
  }

  /// Correlations of neighbouring rows, candidates, seeds and columns stay within 4.5 / √n.
  @Test func neighboursAreIndependent() throws {
    let prior = try PriorDictionary([
      ("a", .text("Uniform(-1, 1)")), ("b", .text("Uniform(-1, 1)")),
    ])
    let n = 20_000
    var sums = [0.0, 0.0, 0.0, 0.0]
    for row in 0..<UInt64(n) {
      let here = drawRow(prior, row: row).values
      sums[0] += here[0] * drawRow(prior, row: row + 1).values[0]
      sums[1] += here[0] * drawRow(prior, row: row, candidate: 1).values[0]
      sums[2] += here[0] * drawRow(prior, seed: 2, row: row).values[0]
      sums[3] += here[0] * here[1]
    }
    for sum in sums { #expect(abs(3 * sum / Double(n)) < 4.5 / Double(n).squareRoot()) }
  }

  @Test func densityIsTheProductAndVanishesOutside() throws {
    let prior = try PriorDictionary(Self.masses + [("geocent_time", .number(0))])
    let logarithm = { (row: [Double]) in row.withUnsafeBufferPointer(prior.logarithmOfDensity) }
    let value = logarithm([0.8, 30, 0])
    let product =
      prior.distributions[0].probabilityDensity(at: 0.8) * (2 * 30 / (100.0 * 100 - 25 * 25))
    #expect(abs(value - logOf(product)) < 1e-14)
    #expect(logarithm([0.8, 30, 1]) == -.infinity)
    #expect(logarithm([0.8, 95, 0]) == -.infinity)
    #expect(logarithm([0.1, 30, 0]) == -.infinity)
  }
}
