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
  private let looksThroughRows: Bool

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
    request = try EvaluationRequest(domain: domain, settings: settings)
    grid = FrequencyGrid(frequencies: domain.evaluationFrequencies, fillTables: kernels.fillTables)
    self.model = kernels[keyPath: model.kernel]
    looksThroughRows = model.isOnTrial
  }

  /// Why our own kernels cannot serve these settings, as a sentence; nil where they can.
  public static func obstacle(_ settings: WaveformSettings, domain: Domain) -> String? {
    guard let model = WaveformModel.all.first(where: { $0.name == settings.approximant }) else {
      return "there is no kernel of that model."
    }
    if case .time = domain { return "they compute in the frequency domain alone." }
    if let option = settings.options.first {
      return "the option \(option) is LALSimulation's."
    }
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
      refuseNotFinite(rows, statuses, rowsPerBinary: 1)
      return BatchReport(UnsafeBufferPointer(statuses))
    }
  }

  /// Turns binaries of models on trial whose rows hold a value that is not finite into failures.
  func refuseNotFinite(
    _ rows: PolarizationRows,
    _ statuses: UnsafeMutableBufferPointer<WaveformStatus>,
    rowsPerBinary: Int
  ) {
    guard looksThroughRows else { return }
    let count = (rowsPerBinary - 1) * rows.stride + 2 * binCount
    for index in statuses.indices where statuses[index].failure == .none {
      let row = index * rowsPerBinary * rows.stride
      let polarizations = [
        UnsafeMutableBufferPointer(start: rows.plus + row, count: count),
        UnsafeMutableBufferPointer(start: rows.cross + row, count: count),
      ]
      // Nought times infinity, or times what is not a number, is not a number.
      let nothing = polarizations.reduce(0.0) { sum, values in
        values.reduce(sum) { $0 + 0 * $1 }
      }
      guard nothing != 0 else { continue }
      statuses[index].failure = .resultNotFinite
      for values in polarizations { values.update(repeating: 0) }
    }
  }
}
