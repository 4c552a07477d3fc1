// SPDX-License-Identifier: MIT

import GenerationLAL
import KernelRecords
import Testing

/// LALSimulation for the tests that need it, and what they ask it for.
///
/// Expected values are those of lalsuite 7.26.16 through its Python module, with these arguments.
enum LALReference {
  /// The library, or nil where there is none.
  static let library = try? LALSimulation.shared()
  /// Why tests are skipped.
  static let absence: Comment = "LALSimulation is not here"

  static func require() throws -> LALSimulation { try #require(library) }

  static let precessing = BinaryRecord(
    mass1: 36,
    mass2: 29,
    spin1x: 0.1,
    spin1y: 0.2,
    spin1z: 0.3,
    spin2x: -0.2,
    spin2y: 0.1,
    spin2z: 0.2,
    luminosityDistance: 1000,
    inclination: 0.5,
    phase: 1,
    referenceFrequency: 20
  )

  static let spinless = BinaryRecord(
    mass1: 36,
    mass2: 29,
    luminosityDistance: 1000,
    inclination: 0.5,
    phase: 1,
    referenceFrequency: 20
  )

  static let neutronStars = BinaryRecord(
    mass1: 1.6,
    mass2: 1.4,
    spin1z: 0.05,
    spin2z: 0.02,
    luminosityDistance: 100,
    inclination: 0.5,
    phase: 1,
    referenceFrequency: 20
  )

  /// Whether two complex numbers agree; LAL promises no bits across builds for most models.
  static func isClose(
    _ values: [Double],
    bin: Int,
    to expected: (Double, Double),
    tolerance: Double = 1e-6
  ) -> Bool {
    guard values.count > 2 * bin + 1 else { return false }
    let scale = (expected.0 * expected.0 + expected.1 * expected.1).squareRoot()
    return abs(values[2 * bin] - expected.0) <= tolerance * scale
      && abs(values[2 * bin + 1] - expected.1) <= tolerance * scale
  }
}
