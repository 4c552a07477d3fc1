// SPDX-License-Identifier: MIT

import Binaries
import KernelRecords

/// LALSimulation, loaded at run time: every approximant it has, and the reference of our own.
///
/// Nothing of LAL is linked. The library is looked for, in this order, where `WHIPBIRD_LAL` points
/// (a library file, a folder, an environment, a Python interpreter); in the environments of
/// `WHIPBIRD_PYTHON`, `VIRTUAL_ENV` and `CONDA_PREFIX`; beside each `python3` in the `PATH`; among the
/// user's own packages; in the system's folders.
///
/// Calls may be made from many threads at once: LAL keeps its error number and error handler for
/// each thread, and a call shares nothing else with others. LAL's printed errors are turned off
/// unless `LAL_DEBUG_LEVEL` is set.
public final class LALSimulation: Sendable {
  /// An approximant that this LALSimulation knows.
  public struct Approximant: Sendable, Equatable {
    /// LAL's name, for example `IMRPhenomD`.
    public let name: String
    /// LAL's number, which changes between versions.
    public let number: Int32
    /// Whether LALSimulation evaluates it in the frequency domain.
    public let isFrequencyDomain: Bool
  }

  /// The file that was opened.
  public let libraryPath: String
  /// The version of LALSimulation, for example `6.2.1`.
  public let version: String
  /// The version of LAL, for example `7.7.1`.
  public let lalVersion: String
  private let functions: LALFunctions

  /// Finds and opens the library.
  ///
  /// - Parameter environment: the variables that are asked where the library lies.
  /// - Throws: ``LALSimulationError`` when no library opens or a function is missing.
  public init(environment: [String: String]) throws(LALSimulationError) {
    let locations = LALLibraryLocations(environment: environment)
    let library = try DynamicLibrary.open(firstOf: locations.candidates)
    libraryPath = library.path
    functions = try LALFunctions(library: library)
    version = Self.version(in: library.variable("lalSimulationVCSInfo"))
    lalVersion = Self.version(in: library.variable("lalVCSInfo"))
    // The level is asked for first because LAL reads its variable then, over what was set before.
    _ = functions.debugLevel()
    if environment["LAL_DEBUG_LEVEL"] == nil { functions.setDebugLevel(0) }
  }

  /// Looks up an approximant by LAL's name.
  public func approximant(named name: String) throws(LALSimulationError) -> Approximant {
    prepareThread()
    let number = functions.approximantFromString(name)
    _ = functions.clearErrorNumber()
    guard number >= 0 else { throw unknown(name) }
    return Approximant(
      name: name,
      number: number,
      isFrequencyDomain: functions.implementsFD(number) == 1
    )
  }

  /// `XLALSimInspiralChooseFDWaveform`: the model on a uniform grid from 0, with no conditioning.
  ///
  /// - Parameters:
  ///   - approximant: the model.
  ///   - binary: solar masses, megaparsecs, radians, hertz.
  ///   - spacing: the spacing Δf in hertz.
  ///   - minimumFrequency: where the signal starts, in hertz.
  ///   - maximumFrequency: where the grid ends, in hertz.
  /// - Returns: both polarizations from f = 0; LAL may return more bins than asked for.
  /// - Throws: ``LALSimulationError/callFailed(function:approximant:code:message:)``.
  public func chooseFrequencyDomainWaveform(
    _ approximant: Approximant,
    binary: BinaryRecord,
    spacing: Double,
    minimumFrequency: Double,
    maximumFrequency: Double
  ) throws(LALSimulationError) -> LALPolarizations {
    try chooseFrequencyDomainSeries(
      approximant,
      binary: binary,
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
  /// - Throws: ``LALSimulationError/callFailed(function:approximant:code:message:)``.
  public func simInspiralFD(
    _ approximant: Approximant,
    binary: BinaryRecord,
    spacing: Double,
    minimumFrequency: Double,
    maximumFrequency: Double
  ) throws(LALSimulationError) -> LALPolarizations {
    try uniformSeries(
      functions.simInspiralFD,
      "XLALSimInspiralFD",
      approximant,
      binary: binary,
      spacing: spacing,
      minimumFrequency: minimumFrequency,
      maximumFrequency: maximumFrequency
    ).copied()
  }

  /// `XLALSimInspiralChooseFDWaveformSequence`: the model at the given frequencies, in hertz.
  ///
  /// - Throws: ``LALSimulationError/callFailed(function:approximant:code:message:)``.
  public func frequencyDomainWaveformSequence(
    _ approximant: Approximant,
    binary: BinaryRecord,
    frequencies: [Double]
  ) throws(LALSimulationError) -> LALPolarizations {
    try frequencySequenceSeries(approximant, binary: binary, frequencies: frequencies).copied()
  }

  /// As ``chooseFrequencyDomainWaveform(_:binary:spacing:minimumFrequency:maximumFrequency:)``,
  /// without the copy.
  package func chooseFrequencyDomainSeries(
    _ approximant: Approximant,
    binary: BinaryRecord,
    spacing: Double,
    minimumFrequency: Double,
    maximumFrequency: Double
  ) throws(LALSimulationError) -> LALSeriesPair {
    try uniformSeries(
      functions.chooseFDWaveform,
      "XLALSimInspiralChooseFDWaveform",
      approximant,
      binary: binary,
      spacing: spacing,
      minimumFrequency: minimumFrequency,
      maximumFrequency: maximumFrequency
    )
  }

  /// As ``frequencyDomainWaveformSequence(_:binary:frequencies:)``, without the copy.
  package func frequencySequenceSeries(
    _ approximant: Approximant,
    binary: BinaryRecord,
    frequencies: [Double]
  ) throws(LALSimulationError) -> LALSeriesPair {
    let name = "XLALSimInspiralChooseFDWaveformSequence"
    prepareThread()
    guard
      let sequence = functions.createSequence(frequencies.count),
      let data = sequence.load(fromByteOffset: 8, as: UnsafeMutablePointer<Double>?.self)
    else { throw failure(name, approximant) }
    defer { functions.destroySequence(sequence) }
    data.update(from: frequencies, count: frequencies.count)
    var plus: UnsafeMutableRawPointer?
    var cross: UnsafeMutableRawPointer?
    let outcome = functions.chooseFDWaveformSequence(
      &plus,
      &cross,
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
      nil,
      approximant.number,
      sequence
    )
    return try collect(name, approximant, outcome: outcome, plus: plus, cross: cross)
  }

  private func uniformSeries(
    _ function: LALFunctions.UniformGrid,
    _ name: String,
    _ approximant: Approximant,
    binary: BinaryRecord,
    spacing: Double,
    minimumFrequency: Double,
    maximumFrequency: Double
  ) throws(LALSimulationError) -> LALSeriesPair {
    prepareThread()
    var plus: UnsafeMutableRawPointer?
    var cross: UnsafeMutableRawPointer?
    let outcome = function(
      &plus,
      &cross,
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
      0,
      0,
      spacing,
      minimumFrequency,
      maximumFrequency,
      binary.referenceFrequency,
      nil,
      approximant.number
    )
    return try collect(name, approximant, outcome: outcome, plus: plus, cross: cross)
  }

  /// Takes the two series over, or destroys what a failed call left behind.
  private func collect(
    _ name: String,
    _ approximant: Approximant,
    outcome: Int32,
    plus: UnsafeMutableRawPointer?,
    cross: UnsafeMutableRawPointer?
  ) throws(LALSimulationError) -> LALSeriesPair {
    if outcome == 0, let plus, let cross {
      return LALSeriesPair(plus: plus, cross: cross, destroy: functions.destroySeries)
    }
    if let plus { functions.destroySeries(plus) }
    if let cross { functions.destroySeries(cross) }
    throw failure(name, approximant)
  }

  private func unknown(_ name: String) -> LALSimulationError {
    let known = LALApproximantNames.all
    return .approximantUnknown(name, nearest: NameSuggestion.nearest(to: name, in: known))
  }

  /// The handler and the error number belong to the calling thread.
  private func prepareThread() {
    _ = functions.setSilentHandler()
    _ = functions.clearErrorNumber()
  }

  private func failure(_ function: String, _ approximant: Approximant) -> LALSimulationError {
    let code = functions.clearErrorNumber()
    let message = functions.errorString(code).map { String(cString: $0) } ?? "unknown error"
    return .callFailed(
      function: function,
      approximant: approximant.name,
      code: code,
      message: message
    )
  }

  /// Reads the second string of LAL's record of a build.
  private static func version(in record: UnsafeRawPointer?) -> String {
    guard let text = record?.load(fromByteOffset: 8, as: UnsafePointer<CChar>?.self) else {
      return "unknown"
    }
    return String(cString: text)
  }
}
