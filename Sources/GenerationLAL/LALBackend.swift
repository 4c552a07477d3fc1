// SPDX-License-Identifier: MIT

import Domains
import Generation
import KernelRecords

/// LALSimulation as the backend of a run: every approximant that it has.
///
/// Uniform domain: `SimInspiralFD` (or `SimInspiralChooseFDWaveform`, where the settings ask for no
/// conditioning), the merger moved to t = 0, zero below f_min. Multibanded domain:
/// `SimInspiralChooseFDWaveformSequence` at the domain's frequencies.
public struct LALBackend: Backend {
  /// The settings it was made with.
  public let settings: WaveformSettings
  /// The domain it was made for.
  public let domain: Domain
  private let library: LALSimulation
  private let approximant: LALSimulation.Approximant
  private let startFrequency: Double

  /// Looks the approximant up and checks what can be checked without a binary.
  ///
  /// - Throws: `BackendError` for what LALSimulation does not have or the domain does not allow.
  public init(
    settings: WaveformSettings,
    domain: Domain,
    library: LALSimulation
  ) throws(BackendError) {
    self.settings = settings
    self.domain = domain
    self.library = library
    do {
      approximant = try library.approximant(named: settings.approximant)
    } catch {
      throw .library(error)
    }
    startFrequency = settings.startFrequency ?? domain.minimumFrequency
    guard startFrequency > 0 else { throw .generation(.minimumFrequencyIsZero) }
  }

  /// The name `lal` and the versions of LALSimulation and LAL.
  public var identity: BackendIdentity {
    BackendIdentity(name: "lal", version: "\(library.version) (LAL \(library.lalVersion))")
  }

  /// The number of bins of a row.
  public var binCount: Int { domain.count }
  /// 2 for complex numbers; 1 in a time domain.
  public var valuesPerBin: Int { domain.valuesPerBin }
  /// Whether the model is one of the time domain.
  public var isConditionedInTime: Bool { !approximant.isFrequencyDomain }
  /// One, because rows take milliseconds to minutes.
  public var mostRowsAtATime: Int { 1 }

  /// Computes one row per binary; see `Backend`.
  public func evaluate(
    _ binaries: UnsafeBufferPointer<BinaryRecord>,
    into rows: PolarizationRows
  ) -> BatchReport {
    var report = BatchReport()
    let count = binCount * valuesPerBin
    for (row, binary) in binaries.enumerated() {
      let plus = UnsafeMutableBufferPointer(start: rows.plus + row * rows.stride, count: count)
      let cross = UnsafeMutableBufferPointer(start: rows.cross + row * rows.stride, count: count)
      do {
        try evaluate(binary, plus: plus, cross: cross)
      } catch {
        plus.update(repeating: 0)
        cross.update(repeating: 0)
        report.failures.append(RowFailure(row: row, reason: "\(error)"))
      }
    }
    return report
  }

  private func evaluate(
    _ binary: BinaryRecord,
    plus: UnsafeMutableBufferPointer<Double>,
    cross: UnsafeMutableBufferPointer<Double>
  ) throws {
    let wave = try wave(binary)
    let length = min(plus.count, wave.plus.count)
    for (source, target) in [(wave.plus, plus), (wave.cross, cross)] {
      target.update(repeating: 0)
      for index in 0..<length { target[index] = source[index] }
      guard case .uniform(let uniform) = domain, settings.conditioning == .lal else { continue }
      let sample = 0.5 / uniform.maximumFrequency
      let time = ((wave.epoch + 1 / uniform.spacing) / sample).rounded() * sample
      try domain.translateInTime(target, by: time)
      if settings.bandStart == .zero {
        target[..<(2 * uniform.minimumIndex)].update(repeating: 0)
      }
    }
  }

  private func wave(_ binary: BinaryRecord) throws(LALSimulationError) -> LALPolarizations {
    switch domain {
    case .uniform(let uniform):
      try library.simInspiralFD(
        approximant,
        binary: binary,
        spacing: uniform.spacing,
        minimumFrequency: startFrequency,
        maximumFrequency: uniform.maximumFrequency
      )
    case .multibanded, .time:
      try library.frequencyDomainWaveformSequence(
        approximant,
        binary: binary,
        frequencies: domain.evaluationFrequencies
      )
    }
  }
}
