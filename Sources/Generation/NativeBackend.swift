// SPDX-License-Identifier: MIT

import Domains
import KernelRecords

/// Our own kernels on the CPU.
public struct NativeBackend: Backend {
  /// The build of the kernels in use.
  public let instructionSet: InstructionSet
  /// The settings it was made with.
  public let settings: WaveformSettings
  /// The domain it was made for.
  public let domain: Domain
  let grid: FrequencyGrid
  let request: EvaluationRequest
  let model: KernelSet.Model

  /// Prepares the tables of the domain.
  ///
  /// - Throws: `GenerationError` when the processor cannot run the build, the kernels do not have
  ///   what the settings ask for, or the domain starts at 0 Hz and no start frequency is given.
  public init(
    settings: WaveformSettings,
    domain: Domain,
    instructionSet: InstructionSet
  ) throws(GenerationError) {
    guard instructionSet.isAvailable else { throw .instructionSetUnavailable(instructionSet) }
    let model = try WaveformModel.named(settings.approximant)
    if let reason = Self.obstacle(settings, domain: domain) {
      throw .notNative(approximant: settings.approximant, reason: reason)
    }
    let kernels = instructionSet.kernels
    self.instructionSet = instructionSet
    self.settings = settings
    self.domain = domain
    request = try EvaluationRequest(domain: domain, settings: settings, model: model)
    grid = FrequencyGrid(frequencies: domain.evaluationFrequencies, fillTables: kernels.fillTables)
    self.model = kernels[keyPath: model.kernel]
  }

  /// Why our own kernels cannot serve these settings, as a sentence; nil where they can.
  public static func obstacle(_ settings: WaveformSettings, domain: Domain) -> String? {
    guard let model = WaveformModel.all.first(where: { $0.name == settings.approximant }) else {
      return "there is no kernel of that model."
    }
    if case .time = domain { return "they compute in the frequency domain alone." }
    if let obstacle = NativeOptions(settings.options, of: model).obstacle { return obstacle }
    if let unknown = settings.modes?.first(where: { !model.has($0) }) {
      return "the model has no mode \(unknown), but \(model.modesInWords)."
    }
    return nil
  }

  /// The name `native` and the version of Whipbird.
  public var identity: BackendIdentity {
    BackendIdentity(name: "native", version: WhipbirdVersion.current)
  }

  /// The number of bins of a row.
  public var binCount: Int { grid.tables.count }

  /// Computes one row per binary; see `Backend`.
  public func evaluate(
    _ binaries: UnsafeBufferPointer<BinaryRecord>,
    into rows: PolarizationRows
  ) -> BatchReport {
    guard let first = binaries.baseAddress else { return BatchReport() }
    return withUnsafeTemporaryAllocation(of: WaveformStatus.self, capacity: binaries.count) {
      statuses in
      statuses.initialize(repeating: WaveformStatus())
      guard let base = statuses.baseAddress else { return BatchReport() }
      model.evaluate(first, binaries.count, grid.tables, request, rows, base)
      return BatchReport(UnsafeBufferPointer(statuses))
    }
  }
}
