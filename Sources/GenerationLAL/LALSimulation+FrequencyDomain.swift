// SPDX-License-Identifier: MIT

import Binaries
import KernelRecords

extension LALSimulation {
  /// `XLALSimInspiralChooseFDWaveform`: the model on a uniform grid from 0, with no conditioning.
  ///
  /// - Parameters:
  ///   - approximant: the model.
  ///   - binary: solar masses, megaparsecs, radians, hertz.
  ///   - options: of ``options(_:modes:)``.
  ///   - spacing: the spacing Δf in hertz.
  ///   - minimumFrequency: where the signal starts, in hertz.
  ///   - maximumFrequency: where the grid ends, in hertz.
  /// - Returns: both polarizations from f = 0; LAL may return more bins than asked for.
  /// - Throws: ``LALSimulationError`` with LAL's own words.
  public func chooseFrequencyDomainWaveform(
    _ approximant: Approximant,
    binary: BinaryRecord,
    options: LALOptions = .none,
    spacing: Double,
    minimumFrequency: Double,
    maximumFrequency: Double
  ) throws(LALSimulationError) -> LALPolarizations {
    try frequencyDomainSeries(
      .unconditioned,
      approximant,
      binary: binary,
      options: options,
      spacing: spacing,
      minimumFrequency: minimumFrequency,
      maximumFrequency: maximumFrequency
    ).copied()
  }

  /// `XLALSimInspiralFD`: as above, conditioned, and with any approximant LALSimulation has.
  ///
  /// A frequency-domain model starts early and is faded in, its last bin is zeroed, and it is
  /// moved in time, of which the epoch tells. A time-domain model is conditioned and transformed.
  ///
  /// - Throws: ``LALSimulationError`` with LAL's own words.
  public func simInspiralFD(
    _ approximant: Approximant,
    binary: BinaryRecord,
    options: LALOptions = .none,
    spacing: Double,
    minimumFrequency: Double,
    maximumFrequency: Double
  ) throws(LALSimulationError) -> LALPolarizations {
    try frequencyDomainSeries(
      .conditioned,
      approximant,
      binary: binary,
      options: options,
      spacing: spacing,
      minimumFrequency: minimumFrequency,
      maximumFrequency: maximumFrequency
    ).copied()
  }

  /// `XLALSimInspiralChooseFDWaveformSequence`: the model at the given frequencies, in hertz.
  ///
  /// LAL takes neither eccentricity nor mean anomaly here.
  ///
  /// - Throws: ``LALSimulationError`` with LAL's own words.
  public func frequencyDomainWaveformSequence(
    _ approximant: Approximant,
    binary: BinaryRecord,
    options: LALOptions = .none,
    frequencies: [Double]
  ) throws(LALSimulationError) -> LALPolarizations {
    try frequencySequenceSeries(
      approximant,
      binary: binary,
      options: options,
      frequencies: frequencies
    ).copied()
  }

  /// The two functions that give a uniform grid of frequencies.
  package enum UniformFunction {
    /// `XLALSimInspiralFD`.
    case conditioned
    /// `XLALSimInspiralChooseFDWaveform`.
    case unconditioned
  }

  /// Both functions on a uniform grid, without the copy.
  package func frequencyDomainSeries(
    _ which: UniformFunction,
    _ approximant: Approximant,
    binary: BinaryRecord,
    options: LALOptions = .none,
    spacing: Double,
    minimumFrequency: Double,
    maximumFrequency: Double
  ) throws(LALSimulationError) -> LALSeriesPair {
    let name =
      which == .conditioned ? "XLALSimInspiralFD" : "XLALSimInspiralChooseFDWaveform"
    let function =
      which == .conditioned ? functions.simInspiralFD : functions.chooseFDWaveform
    try LALArguments.check(
      spacing: spacing,
      minimumFrequency: minimumFrequency,
      maximumFrequency: maximumFrequency,
      function: name,
      approximant
    )
    return try call(name, approximant, binary, options).pair(
      .frequency,
      destroy: functions.destroySeries
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
        maximumFrequency,
        binary.referenceFrequency,
        dictionary,
        approximant.number
      )
    }
  }

  /// As ``frequencyDomainWaveformSequence(_:binary:options:frequencies:)``, without the copy.
  package func frequencySequenceSeries(
    _ approximant: Approximant,
    binary: BinaryRecord,
    options: LALOptions = .none,
    frequencies: [Double]
  ) throws(LALSimulationError) -> LALSeriesPair {
    let name = Self.sequenceFunction
    guard !frequencies.isEmpty, frequencies.allSatisfy({ $0 >= 0 && $0.isFinite }) else {
      throw .argumentsRefused(
        function: name,
        approximant: approximant.name,
        reason: "there must be frequencies, finite and not below 0"
      )
    }
    guard
      let sequence = functions.createSequence(frequencies.count),
      let data = sequence.load(fromByteOffset: 8, as: UnsafeMutablePointer<Double>?.self)
    else {
      throw .callFailed(
        function: name,
        approximant: approximant.name,
        code: -1,
        message: "LAL has no memory for the frequencies"
      )
    }
    defer { functions.destroySequence(sequence) }
    data.update(from: frequencies, count: frequencies.count)
    return try call(name, approximant, binary, options).pair(
      .frequency,
      destroy: functions.destroySeries
    ) { plus, cross, dictionary in
      functions.chooseFDWaveformSequence(
        plus,
        cross,
        binary.phase,
        binary.mass1 * PhysicalConstants.solarMass,
        binary.mass2 * PhysicalConstants.solarMass,
        binary.spin1x,
        binary.spin1y,
        binary.spin1z,
        binary.spin2x,
        binary.spin2y,
        binary.spin2z,
        binary.referenceFrequency,
        binary.luminosityDistance * PhysicalConstants.megaparsec,
        binary.inclination,
        dictionary,
        approximant.number,
        sequence
      )
    }
  }

  /// A call that is ready to be made.
  func call(
    _ function: String,
    _ approximant: Approximant,
    _ binary: BinaryRecord,
    _ options: LALOptions
  ) -> LALCall {
    LALCall(
      library: self,
      function: function,
      approximant: approximant,
      binary: binary,
      options: options
    )
  }
}
