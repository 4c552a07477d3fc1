// SPDX-License-Identifier: MIT

import Priors

/// The distributions from which random draws of a model come.
enum ModelPrior {
  /// Two priors, which differ in the masses: uniform, and uniform in the logarithm.
  static func priors(
    range: ModelRange,
    precesses: Bool
  ) throws(VerificationError) -> [PriorDictionary] {
    let bounds = "\(range.masses.lowerBound), \(range.masses.upperBound)"
    do {
      return try ["Uniform(\(bounds))", "LogUniform(\(bounds))"].map { mass in
        let entries: [(name: String, value: PriorValue)] =
          [
            ("mass_1", .text(mass)), ("mass_2", .text(mass)),
            (
              "mass_ratio",
              .text("Constraint(\(range.smallestRatio), \(1 / range.smallestRatio))")
            ),
          ]
          + spins(precesses: precesses, largest: range.largestSpin) + [
            ("theta_jn", .text("Sine()")), ("phase", .text("Uniform(0, 2 * pi)")),
            ("luminosity_distance", .text("LogUniform(10, 10000)")),
          ]
        return try PriorDictionary(entries)
      }
    } catch {
      throw .badInput("\(error)")
    }
  }

  private static func spins(
    precesses: Bool,
    largest: Double
  ) -> [(name: String, value: PriorValue)] {
    guard precesses else {
      let spin = PriorValue.text("Uniform(-\(largest), \(largest))")
      return [("chi_1", spin), ("chi_2", spin)]
    }
    let magnitude = PriorValue.text("Uniform(0, \(largest))")
    return [
      ("a_1", magnitude), ("a_2", magnitude), ("tilt_1", .text("Sine()")),
      ("tilt_2", .text("Sine()")), ("phi_12", .text("Uniform(0, 2 * pi)")),
      ("phi_jl", .text("Uniform(0, 2 * pi)")),
    ]
  }
}
