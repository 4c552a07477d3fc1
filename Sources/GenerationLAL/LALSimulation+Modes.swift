// SPDX-License-Identifier: MIT

import Binaries
import KernelRecords

extension LALSimulation {
  /// `XLALSimInspiralChooseFDModes`: the modes of a model on a uniform grid.
  ///
  /// - Parameters:
  ///   - approximant: the model; see ``Approximant/hasFrequencyDomainModes``.
  ///   - binary: solar masses, megaparsecs, radians, hertz.
  ///   - options: of ``options(_:modes:)``.
  ///   - spacing: the spacing Δf in hertz.
  ///   - minimumFrequency: where the signal starts, in hertz.
  ///   - maximumFrequency: where the grid ends, in hertz.
  /// - Returns: the modes, ordered by (l, m); their frequencies run from −f to f, or from 0.
  /// - Throws: ``LALSimulationError`` with LAL's own words.
  public func frequencyDomainModes(
    _ approximant: Approximant,
    binary: BinaryRecord,
    options: LALOptions = .none,
    spacing: Double,
    minimumFrequency: Double,
    maximumFrequency: Double
  ) throws(LALSimulationError) -> [LALMode] {
    let name = "XLALSimInspiralChooseFDModes"
    try LALArguments.check(
      spacing: spacing,
      minimumFrequency: minimumFrequency,
      maximumFrequency: maximumFrequency,
      function: name,
      approximant
    )
    return try call(name, approximant, binary, options).modes(
      .frequency,
      destroy: functions.destroyFrequencyModes
    ) { dictionary in
      functions.chooseFDModes(
        binary.mass1 * PhysicalConstants.solarMass,
        binary.mass2 * PhysicalConstants.solarMass,
        binary.spin1x,
        binary.spin1y,
        binary.spin1z,
        binary.spin2x,
        binary.spin2y,
        binary.spin2z,
        spacing,
        minimumFrequency,
        maximumFrequency,
        binary.referenceFrequency,
        binary.phase,
        binary.luminosityDistance * PhysicalConstants.megaparsec,
        binary.inclination,
        dictionary,
        approximant.number
      )
    }
  }

  /// `XLALSimInspiralChooseTDModes`: the modes of a model over times.
  ///
  /// - Parameters:
  ///   - approximant: the model; see ``Approximant/hasTimeDomainModes``.
  ///   - binary: solar masses, megaparsecs, radians, hertz.
  ///   - options: of ``options(_:modes:)``.
  ///   - spacing: the time δt between two samples, in seconds.
  ///   - minimumFrequency: where the signal starts, in hertz.
  ///   - highestDegree: the highest degree l to return.
  /// - Returns: the modes, ordered by (l, m).
  /// - Throws: ``LALSimulationError`` with LAL's own words.
  public func timeDomainModes(
    _ approximant: Approximant,
    binary: BinaryRecord,
    options: LALOptions = .none,
    spacing: Double,
    minimumFrequency: Double,
    highestDegree: Int
  ) throws(LALSimulationError) -> [LALMode] {
    let name = "XLALSimInspiralChooseTDModes"
    try LALArguments.check(
      spacing: spacing,
      minimumFrequency: minimumFrequency,
      maximumFrequency: 0.5 / spacing,
      function: name,
      approximant
    )
    guard let degree = Int32(exactly: highestDegree), (2...8).contains(degree) else {
      throw .argumentsRefused(
        function: name,
        approximant: approximant.name,
        reason: "the highest degree is \(highestDegree), but must be from 2 to 8"
      )
    }
    return try call(name, approximant, binary, options).modes(
      .complexTime,
      destroy: functions.destroyTimeModes
    ) { dictionary in
      functions.chooseTDModes(
        binary.phase,
        spacing,
        binary.mass1 * PhysicalConstants.solarMass,
        binary.mass2 * PhysicalConstants.solarMass,
        binary.spin1x,
        binary.spin1y,
        binary.spin1z,
        binary.spin2x,
        binary.spin2y,
        binary.spin2z,
        minimumFrequency,
        binary.referenceFrequency,
        binary.luminosityDistance * PhysicalConstants.megaparsec,
        dictionary,
        degree,
        approximant.number
      )
    }
  }
}
