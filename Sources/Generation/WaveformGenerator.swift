// SPDX-License-Identifier: MIT

import Binaries
import ComplexModule
import Domains
import KernelRecords

/// Generates the polarizations of single binaries.
///
/// ```swift
/// let domain = try UniformFrequencyDomain(
///   minimumFrequency: 20, maximumFrequency: 1024, spacing: 0.125)
/// let generator = try WaveformGenerator(
///   settings: WaveformSettings(model: .imrPhenomD, referenceFrequency: 20),
///   domain: .uniform(domain))
/// let waveform = try generator.polarizations([
///   "chirp_mass": 30, "mass_ratio": 0.8, "chi_1": 0.3, "chi_2": -0.2,
///   "theta_jn": 0.5, "phase": 1, "luminosity_distance": 1000,
/// ])
/// ```
public struct WaveformGenerator: Sendable {
  let backend: any Backend
  let settings: WaveformSettings

  /// Prepares generation with our own kernels.
  ///
  /// - Parameters:
  ///   - settings: The model and its reference frequency.
  ///   - domain: The bins.
  ///   - instructionSet: The build of the kernels, which changes no bit; nil for the one that
  ///     `WHIPBIRD_ISA` names, else the widest that the processor runs.
  /// - Throws: `GenerationError` for settings that cannot be served.
  public init(
    settings: WaveformSettings,
    domain: Domain,
    instructionSet: InstructionSet? = nil
  ) throws(GenerationError) {
    let chosen = if let instructionSet { instructionSet } else { try InstructionSet.chosen() }
    self.settings = settings
    backend = try NativeBackend(
      settings: settings,
      domain: domain,
      instructionSet: chosen
    )
  }

  /// Generates with a backend that was made for the same settings.
  ///
  /// - Parameters:
  ///   - settings: The model and its reference frequency.
  ///   - backend: What computes; `BackendSelection` makes one for any approximant.
  public init(settings: WaveformSettings, backend: any Backend) {
    self.settings = settings
    self.backend = backend
  }

  /// The polarizations of a binary given by named parameters.
  ///
  /// - Parameter parameters: Names as in dingo and bilby; masses in solar masses, distance in
  ///   megaparsecs, angles in radians.
  /// - Returns: h₊ and h× on the bins of the domain.
  /// - Throws: `BinaryError` for unknown, missing or impossible parameters, `GenerationError` when
  ///   the model gives no waveform for them.
  public func polarizations(_ parameters: KeyValuePairs<String, Double>) throws -> Polarizations {
    let converter = try ParameterConverter(names: parameters.map(\.key))
    return try polarizations(parameters.map(\.value).withUnsafeBufferPointer { converter($0) })
  }

  /// The polarizations of a binary.
  ///
  /// - Throws: `BinaryError` for impossible parameters, `GenerationError` when the model gives no
  ///   waveform for them, or the domain is a time domain.
  public func polarizations(_ parameters: BinaryParameters) throws -> Polarizations {
    guard backend.valuesPerBin == 2 else {
      throw GenerationError.wrongDomain("The rows of a time domain are real: ask for timeSeries.")
    }
    let (plus, cross, warnings) = try row(parameters, of: Complex<Double>.self)
    return Polarizations(plus: plus, cross: cross, warnings: warnings)
  }

  /// The polarizations of a binary in a time domain.
  ///
  /// - Throws: `BinaryError` for impossible parameters, `GenerationError` when the model gives no
  ///   waveform for them, or the domain is a frequency domain.
  public func timeSeries(_ parameters: BinaryParameters) throws -> TimeSeries {
    guard backend.valuesPerBin == 1 else {
      throw GenerationError.wrongDomain(
        "The rows of a frequency domain are complex: ask for polarizations."
      )
    }
    let (plus, cross, warnings) = try row(parameters, of: Double.self)
    return TimeSeries(plus: plus, cross: cross, warnings: warnings)
  }

  /// One row as arrays of numbers that take `valuesPerBin` doubles each.
  private func row<Number>(
    _ parameters: BinaryParameters,
    of type: Number.Type
  ) throws -> (plus: [Number], cross: [Number], warnings: [String]) {
    let record = try BinaryRecord(parameters, settings: settings)
    let count = backend.binCount
    var report = BatchReport()
    var plus: [Number] = []
    let cross = [Number](unsafeUninitializedCapacity: count) { crossBuffer, crossCount in
      plus = [Number](unsafeUninitializedCapacity: count) { plusBuffer, plusCount in
        report = Self.fill(plusBuffer, crossBuffer, from: [record], with: backend)
        plusCount = count
      }
      crossCount = count
    }
    try check(report)
    return (plus, cross, report.warnings.met.map(\.sentence))
  }

  /// Turns the first failure into an error.
  func check(_ report: BatchReport) throws(GenerationError) {
    if let breakdown = report.breakdown { throw .brokenDown(breakdown) }
    if let failure = report.failures.first {
      throw .parametersRefused("\(settings.approximant): \(failure.reason)")
    }
  }

  /// Has the backend fill one row per record.
  static func fill<Number>(
    _ plus: UnsafeMutableBufferPointer<Number>,
    _ cross: UnsafeMutableBufferPointer<Number>,
    from records: [BinaryRecord],
    with backend: any Backend
  ) -> BatchReport {
    guard let plusBase = plus.baseAddress, let crossBase = cross.baseAddress else {
      return BatchReport()
    }
    let stride = backend.valuesPerBin * backend.binCount
    let doubles = stride * records.count
    return plusBase.withMemoryRebound(to: Double.self, capacity: doubles) { plusDoubles in
      crossBase.withMemoryRebound(to: Double.self, capacity: doubles) { crossDoubles in
        records.withUnsafeBufferPointer { binaries in
          backend.evaluateAlike(
            binaries,
            into: PolarizationRows(plus: plusDoubles, cross: crossDoubles, stride: stride)
          )
        }
      }
    }
  }
}
