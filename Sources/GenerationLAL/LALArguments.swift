// SPDX-License-Identifier: MIT

import KernelRecords

/// What may be handed to LAL: numbers that are finite, and positive where they must be.
///
/// LAL checks little of this itself; some of its models never return or end the process.
enum LALArguments {
  /// Why a binary is not handed to LAL, as a clause; nil when it may be.
  static func obstacle(_ binary: BinaryRecord) -> String? {
    let numbers = [
      ("mass 1", binary.mass1), ("mass 2", binary.mass2), ("spin 1x", binary.spin1x),
      ("spin 1y", binary.spin1y), ("spin 1z", binary.spin1z), ("spin 2x", binary.spin2x),
      ("spin 2y", binary.spin2y), ("spin 2z", binary.spin2z),
      ("luminosity distance", binary.luminosityDistance), ("inclination", binary.inclination),
      ("phase", binary.phase), ("reference frequency", binary.referenceFrequency),
      ("tidal deformability 1", binary.lambda1), ("tidal deformability 2", binary.lambda2),
      ("eccentricity", binary.eccentricity), ("mean anomaly", binary.meanPeriastronAnomaly),
    ]
    if let (name, value) = numbers.first(where: { !$0.1.isFinite }) {
      return "the \(name) is \(value)"
    }
    for (name, value) in [
      ("mass 1", binary.mass1), ("mass 2", binary.mass2),
      ("luminosity distance", binary.luminosityDistance),
    ] where value <= 0 {
      return "the \(name) is \(value), but must be above 0"
    }
    for (name, value) in [
      ("reference frequency", binary.referenceFrequency), ("tidal deformability 1", binary.lambda1),
      ("tidal deformability 2", binary.lambda2),
    ] where value < 0 {
      return "the \(name) is \(value), but must not be below 0"
    }
    // Some models of LAL read memory that they never wrote where a spin is longer than 1.
    for (body, x, y, z) in [
      (1, binary.spin1x, binary.spin1y, binary.spin1z),
      (2, binary.spin2x, binary.spin2y, binary.spin2z),
    ] where x * x + y * y + z * z > longestSpinSquared {
      return "spin \(body) is longer than 1: (\(x), \(y), \(z))"
    }
    guard (0..<1).contains(binary.eccentricity) else {
      return "the eccentricity is \(binary.eccentricity), but must be from 0 to below 1"
    }
    return nil
  }

  /// 1, but for what rounding makes of it.
  private static let longestSpinSquared = 1 + 1e-9

  /// Refuses grids that LAL may not be asked for.
  static func check(
    spacing: Double,
    minimumFrequency: Double,
    maximumFrequency: Double,
    function: String,
    _ approximant: LALSimulation.Approximant
  ) throws(LALSimulationError) {
    let reason: String?
    if !(spacing > 0 && spacing.isFinite) {
      reason = "the spacing is \(spacing), but must be above 0"
    } else if !(minimumFrequency >= 0 && minimumFrequency.isFinite) {
      reason = "the lowest frequency is \(minimumFrequency), but must not be below 0"
    } else if !(maximumFrequency > minimumFrequency && maximumFrequency.isFinite) {
      reason = "the highest frequency is \(maximumFrequency), but must be above the lowest one"
    } else {
      reason = nil
    }
    if let reason {
      throw .argumentsRefused(function: function, approximant: approximant.name, reason: reason)
    }
  }
}
