// SPDX-License-Identifier: MIT

import Binaries
import ComplexModule
import KernelRecords

extension WaveformGenerator {
  /// The polarizations of a binary given by named parameters, separated by their dependence on the
  /// phase.
  ///
  /// ```swift
  /// let settings = try WaveformSettings(
  ///   approximant: "IMRPhenomXPHM", referenceFrequency: 20, spinConversionPhase: 0)
  /// let selection = try BackendSelection(settings: settings, domain: domain)
  /// let generator = WaveformGenerator(settings: settings, backend: selection.backend)
  /// let components = try generator.modeSeparatedPolarizations(parameters)
  /// components[-2]                   // what depends on the phase as exp(2iφ)
  /// components.sum()                 // the waveform itself
  /// components.sum(phaseShift: 0.3)  // the waveform for a phase larger by 0.3
  /// ```
  ///
  /// - Parameter parameters: Names as in dingo and bilby; masses in solar masses, distance in
  ///   megaparsecs, angles in radians.
  /// - Returns: h₊ and h× on the bins of the domain, for each m from −m_max to m_max.
  /// - Throws: As ``modeSeparatedPolarizations(_:)-(BinaryParameters)``, and `BinaryError` for
  ///   unknown or missing parameters.
  public func modeSeparatedPolarizations(
    _ parameters: KeyValuePairs<String, Double>
  ) throws -> ModeSeparatedPolarizations {
    let converter = try ParameterConverter(names: parameters.map(\.key))
    return try modeSeparatedPolarizations(
      parameters.map(\.value).withUnsafeBufferPointer { converter($0) }
    )
  }

  /// The polarizations of a binary, separated by their dependence on the phase.
  ///
  /// Our own kernels compute the components. A model of the frequency domain that LALSimulation
  /// computes is evaluated at 2 m_max + 1 phases, from which a Fourier sum gives the components to
  /// rounding. Their sum is the waveform that `polarizations` gives. A model of the time domain is
  /// separated by its modes.
  ///
  /// The components describe a change of the phase at fixed spins. Where spins have components in
  /// the orbital plane, that is only what the model does for another `phase` if the settings hold
  /// the phase of the spins' conversion.
  ///
  /// - Parameter parameters: The binary.
  /// - Returns: h₊ and h× on the bins of the domain, for each m from −m_max to m_max.
  /// - Throws: `BinaryError` for impossible parameters; `GenerationError` when the model gives no
  ///   waveform for them, spins precess without a `spinConversionPhase`, the largest m of the model
  ///   is not known, or the domain is a time domain.
  public func modeSeparatedPolarizations(
    _ parameters: BinaryParameters
  ) throws -> ModeSeparatedPolarizations {
    guard backend.valuesPerBin == 2 else {
      throw GenerationError.wrongDomain(
        "Components exp(−i m φ) are complex: they exist in frequency domains alone."
      )
    }
    let record = try BinaryRecord(parameters, settings: settings)
    guard settings.spinConversionPhase != nil || record.hasAlignedSpins else {
      throw GenerationError.spinConversionPhaseMissing
    }
    let isExact = (backend as? any ModeBackend)?.separatesExactly ?? false
    if isExact || settings.modeSeparation == .modes || backend.isConditionedInTime {
      return try separateByModes(record)
    }
    guard let largestOrder = LargestOrder.of(settings) else {
      throw GenerationError.notSeparable(
        approximant: settings.approximant,
        reason: "its largest m is not known here. List its modes (mode_list), if it has a choice."
      )
    }
    return try separate(record, on: PhaseGrid(largestOrder: largestOrder))
  }

  private func separateByModes(
    _ binary: BinaryRecord
  ) throws(GenerationError) -> ModeSeparatedPolarizations {
    guard let backend = backend as? any ModeBackend else {
      throw .notSeparable(
        approximant: settings.approximant,
        reason: "the backend \(backend.identity.name) gives no modes of it."
      )
    }
    return try backend.modeSeparatedPolarizations(binary)
  }

  private func separate(
    _ binary: BinaryRecord,
    on grid: PhaseGrid
  ) throws(GenerationError) -> ModeSeparatedPolarizations {
    let records = grid.records(of: binary)
    let values = records.count * backend.binCount
    var report = BatchReport()
    let (plus, cross) = withUnsafeTemporaryAllocation(
      of: Complex<Double>.self,
      capacity: 2 * values
    ) { rows in
      let plus = UnsafeMutableBufferPointer(rebasing: rows[..<values])
      let cross = UnsafeMutableBufferPointer(rebasing: rows[values...])
      report = Self.fill(plus, cross, from: records, with: backend)
      return (
        grid.components(of: UnsafeBufferPointer(plus), binCount: backend.binCount),
        grid.components(of: UnsafeBufferPointer(cross), binCount: backend.binCount)
      )
    }
    try check(report)
    return ModeSeparatedPolarizations(
      components: zip(plus, cross).map { Polarizations(plus: $0, cross: $1, warnings: []) },
      warnings: report.warnings.met.map(\.sentence)
    )
  }
}

extension BinaryRecord {
  /// Whether no spin has a component in the orbital plane.
  var hasAlignedSpins: Bool {
    spin1x == 0 && spin1y == 0 && spin2x == 0 && spin2y == 0
  }
}
