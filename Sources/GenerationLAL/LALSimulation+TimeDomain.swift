// SPDX-License-Identifier: MIT

import Binaries
import KernelRecords

extension LALSimulation {
  /// `XLALSimInspiralTD`: the conditioned waveform in time, with any approximant LALSimulation has.
  ///
  /// It starts before the lowest frequency is reached, is faded in there, and high-passed.
  ///
  /// - Parameters:
  ///   - approximant: the model.
  ///   - binary: solar masses, megaparsecs, radians, hertz.
  ///   - options: of ``options(_:modes:)``.
  ///   - spacing: the time δt between two samples, in seconds.
  ///   - minimumFrequency: where the signal starts, in hertz.
  /// - Returns: both polarizations, real, with the time of the first sample; the merger is at 0.
  /// - Throws: ``LALSimulationError`` with LAL's own words.
  public func simInspiralTD(
    _ approximant: Approximant,
    binary: BinaryRecord,
    options: LALOptions = .none,
    spacing: Double,
    minimumFrequency: Double
  ) throws(LALSimulationError) -> LALPolarizations {
    try timeDomainSeries(
      .conditioned,
      approximant,
      binary: binary,
      options: options,
      spacing: spacing,
      minimumFrequency: minimumFrequency
    ).copied()
  }

  /// `XLALSimInspiralChooseTDWaveform`: the waveform in time as the model gives it.
  ///
  /// - Throws: ``LALSimulationError`` with LAL's own words.
  public func chooseTimeDomainWaveform(
    _ approximant: Approximant,
    binary: BinaryRecord,
    options: LALOptions = .none,
    spacing: Double,
    minimumFrequency: Double
  ) throws(LALSimulationError) -> LALPolarizations {
    try timeDomainSeries(
      .unconditioned,
      approximant,
      binary: binary,
      options: options,
      spacing: spacing,
      minimumFrequency: minimumFrequency
    ).copied()
  }

  /// Both functions in time, without the copy.
  package func timeDomainSeries(
    _ which: UniformFunction,
    _ approximant: Approximant,
    binary: BinaryRecord,
    options: LALOptions = .none,
    spacing: Double,
    minimumFrequency: Double
  ) throws(LALSimulationError) -> LALSeriesPair {
    let name =
      which == .conditioned ? "XLALSimInspiralTD" : "XLALSimInspiralChooseTDWaveform"
    let function =
      which == .conditioned ? functions.simInspiralTD : functions.chooseTDWaveform
    try LALArguments.check(
      spacing: spacing,
      minimumFrequency: minimumFrequency,
      maximumFrequency: 0.5 / spacing,
      function: name,
      approximant
    )
    return try call(name, approximant, binary, options).pair(
      .time,
      destroy: functions.destroyTimeSeries
    ) { plus, cross, dictionary in
      function(
        plus,
        cross,
        binary.mass1 * PhysicalConstants.solarMass,
        binary.mass2 * PhysicalConstants.solarMass,
        binary.spin1x,
        binary.spin1y,
        binary.spin1z,
        binary.spin2x,
        binary.spin2y,
        binary.spin2z,
        binary.luminosityDistance * PhysicalConstants.megaparsec,
        binary.inclination,
        binary.phase,
        0,
        binary.eccentricity,
        binary.meanPeriastronAnomaly,
        spacing,
        minimumFrequency,
        binary.referenceFrequency,
        dictionary,
        approximant.number
      )
    }
  }
}
