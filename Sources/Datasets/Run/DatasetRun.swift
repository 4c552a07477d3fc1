// SPDX-License-Identifier: MIT

import Binaries
import Compression
import Dispatch
import Domains
import Generation
import Priors
import Synchronization

/// Generates one dataset: settings → parameters → waveforms → file.
///
/// Row `i` depends on the settings, the seed and `i` alone, so that the file has the same bytes for
/// any number of threads, any build of the kernels, and after any interruption.
public struct DatasetRun: Sendable {
  /// What the run will make.
  public let plan: RunPlan
  private let options: RunOptions
  private let maker: RowMaker
  private let settings: DatasetSettings

  /// Checks everything that can be checked before the first row.
  ///
  /// - Parameters:
  ///   - settings: The settings.
  ///   - table: Parameters that take the place of the prior; nil to sample it.
  ///   - output: The file to make.
  ///   - options: The rest.
  /// - Throws: `DatasetError` for an output that cannot be written or does not fit on its disk, a
  ///   domain or table that the model cannot be evaluated with, a seed that an interrupted run
  ///   contradicts.
  public init(
    settings: DatasetSettings,
    table: ParameterTable? = nil,
    output: String,
    options: RunOptions
  ) throws(DatasetError) {
    guard options.threadCount > 0 else {
      throw DatasetError(.badInput, "The number of threads must be at least 1.")
    }
    try OutputPlace.refuseInput(
      output,
      inputs: [settings.file, table?.path, settings.compression?.basisFile].compactMap { $0 }
    )
    try Self.checkPart(settings, table, options)
    let earlier = try Self.earlierRun(output, options)
    let selection = try settings.backend(
      choice: options.backend,
      takesCard: earlier?.hasProcessorsCoefficients != true
    )
    let seed = options.seed ?? earlier?.seed ?? UInt64.random(in: 0...UInt64(Int32.max))
    let source = try Self.source(settings, table, seed: seed, options: options)
    maker = try Self.maker(
      source,
      settings,
      selection.backend,
      options,
      keepsFailedRows: options.keepsFailedRows,
      file: table?.path
    )
    let compression = try settings.compression.map { compression throws(DatasetError) in
      try RunCompression(
        compression,
        file: settings.file,
        domain: settings.domain,
        backend: selection.backend,
        instructionSet: selection.instructionSet,
        columnNames: source.names
      )
    }
    self.settings = settings
    plan = try RunPlan(
      settings: settings,
      table: table,
      output: output,
      options: options,
      seed: seed,
      columnNames: source.names,
      selection: selection,
      compression: compression,
      earlier: earlier
    )
    self.options = options
    if plan.basisSampleCount > 0, settings.prior == nil {
      throw DatasetError(
        .badInput,
        "\(settings.file): 'intrinsic_prior' is missing, from which the samples of the basis "
          + "('compression.svd') are drawn. Add it, or name a basis in 'compression.svd.file'."
      )
    }
  }

  private static func earlierRun(
    _ output: String,
    _ options: RunOptions
  ) throws(DatasetError) -> EarlierRun? {
    guard case .resume = options.existing else { return nil }
    return try RunFiles(output: output).earlierRun()
  }

  private static func checkPart(
    _ settings: DatasetSettings,
    _ table: ParameterTable?,
    _ options: RunOptions
  ) throws(DatasetError) {
    guard let part = options.part else { return }
    guard table == nil else {
      throw DatasetError(.badInput, "A part of a run is drawn from a prior, not from a table.")
    }
    guard options.seed != nil else {
      throw DatasetError(
        .badInput,
        "A part of a run needs a seed (--seed), the same for all parts of the run."
      )
    }
    guard let count = settings.sampleCount, part.rows(of: count).isEmpty else { return }
    throw DatasetError(
      .badInput,
      "\(settings.file): num_samples is \(count), fewer than the \(part.count) parts."
    )
  }

  private static func source(
    _ settings: DatasetSettings,
    _ table: ParameterTable?,
    seed: UInt64,
    options: RunOptions
  ) throws(DatasetError) -> any ParameterSource {
    if let table { return TableSource(table: table) }
    guard let prior = settings.prior, let count = settings.sampleCount else {
      throw DatasetError(
        .badInput,
        "\(settings.file): 'intrinsic_prior' and 'num_samples' are missing."
      )
    }
    let source: any ParameterSource =
      switch options.sampler {
      case .counter: PriorSource(prior: prior, seed: seed)
      case .bilby:
        try BilbySource(
          prior: prior,
          seed: seed,
          count: count,
          after: settings.compression?.basisSampleCount ?? 0
        )
      }
    guard let part = options.part else { return source }
    return try PartSource(source, from: part.rows(of: count).lowerBound)
  }

  /// Generates the dataset.
  ///
  /// - Parameters:
  ///   - shouldStop: Asked before every block; true ends the run so that it can be resumed.
  ///   - report: Told of the progress, at most ten times a second, from any thread.
  /// - Returns: What became of the run.
  /// - Throws: `DatasetError`; what was written until then stays and can be resumed.
  public func run(
    shouldStop: @escaping @Sendable () -> Bool = { false },
    report: @escaping @Sendable (RunProgress) -> Void = { _ in }
  ) throws(DatasetError) -> RunResult {
    let files = RunFiles(output: plan.output)
    guard let begun = try files.begin(plan, existing: options.existing) else {
      return RunResult(
        outcome: .wasComplete,
        rowCount: plan.layout.rowCount,
        newRowCount: 0,
        failures: FailureList(),
        warnings: WarningCounts(),
        elapsed: 0
      )
    }
    // The journal is locked as long as it is open: until the file has its name.
    defer { withExtendedLifetime(begun.journal) {} }
    guard
      let prepared = try prepare(files, begun, shouldStop: shouldStop, report: report)
    else { return interrupted }
    let stored = prepared.basis
    let queue = BlockQueue(
      rowCount: plan.layout.rowCount,
      blockRowCount: plan.blockRowCount,
      finished: begun.content.finishedBlocks
    )
    let state = RunState(
      queue: queue,
      remarks: begun.content.remarks(of: queue),
      mostFailures: options.mostFailures
    )
    let maker = maker.making(plan.compression?.deviceRows(maker.backend, basis: stored?.basis))
    let workshop = RunWorkshop(
      plan: plan,
      maker: maker,
      compressor: compressor(for: maker, basis: stored?.basis),
      state: state,
      writer: RowWriter(
        file: begun.data,
        regions: begun.regions
      ),
      journal: begun.journal,
      interval: options.checkpointInterval,
      shouldStop: shouldStop,
      report: report
    )
    DispatchQueue.concurrentPerform(iterations: options.threadCount) { _ in workshop.work() }
    workshop.record(interval: 0)
    begun.data.close()
    if let error = state.error {
      guard state.progress.finishedRows == 0, !FileSystem.exists(files.basis) else {
        throw error.keepingRows
      }
      try files.discard()
      throw error
    }
    let isComplete = state.isComplete
    if isComplete {
      try files.finish(plan, begun.content, remarks: state.remarks, basis: stored)
    }
    let progress = state.progress
    report(progress)
    return RunResult(
      outcome: isComplete ? .finished : .interrupted,
      rowCount: progress.finishedRows,
      newRowCount: progress.newRows,
      failures: state.remarks.failures,
      warnings: state.remarks.warnings,
      elapsed: progress.elapsed,
      mismatches: stored?.mismatches
    )
  }

  /// What compresses blocks, where that is not done where rows are made.
  private func compressor(for maker: RowMaker, basis: WaveformBasis?) -> BlockCompressor? {
    guard maker.deviceRows == nil else { return nil }
    return plan.compression.map { BlockCompressor(steps: $0.steps, basis: basis) }
  }

  /// What is said of a run that was stopped before its first row.
  private var interrupted: RunResult {
    RunResult(
      outcome: .interrupted,
      rowCount: 0,
      newRowCount: 0,
      failures: FailureList(),
      warnings: WarningCounts(),
      elapsed: 0
    )
  }
}

extension DatasetRun {
  /// What is there before the first row.
  private struct Prepared {
    let basis: StoredBasis?
  }

  /// Sees to the run's basis, where it has one.
  ///
  /// - Returns: Nil when it was stopped.
  private func prepare(
    _ files: RunFiles,
    _ begun: RunFiles.Begun,
    shouldStop: @escaping @Sendable () -> Bool,
    report: @escaping @Sendable (RunProgress) -> Void
  ) throws(DatasetError) -> Prepared? {
    switch plan.compression?.basis {
    case nil: return Prepared(basis: nil)
    case .given(let given): return Prepared(basis: given)
    case .built(let demand):
      do throws(DatasetError) {
        return try basis(demand, files, begun, shouldStop: shouldStop, report: report)
          .map { Prepared(basis: $0) }
      } catch {
        begun.data.close()
        guard begun.content.finishedBlocks.isEmpty else { throw error.keepingRows }
        try files.discard()
        throw error
      }
    }
  }

  /// The run's basis: of an earlier run that was interrupted, or made now and kept.
  ///
  /// - Returns: The basis; nil when it was stopped.
  private func basis(
    _ demand: BasisDemand,
    _ files: RunFiles,
    _ begun: RunFiles.Begun,
    shouldStop: @escaping @Sendable () -> Bool,
    report: @escaping @Sendable (RunProgress) -> Void
  ) throws(DatasetError) -> StoredBasis? {
    if let finished = try files.finishedBasis(begun) { return finished }
    guard let made = try training(demand).run(shouldStop: shouldStop, report: report) else {
      return nil
    }
    try files.keep(made, begun)
    return made
  }

  /// How the run's basis is made.
  func training(_ demand: BasisDemand) throws(DatasetError) -> BasisTraining {
    guard let prior = settings.prior, let compression = settings.compression else {
      throw DatasetError(.badInput, "\(settings.file): there is no prior, or no compression.")
    }
    let source = try TrainingSource.source(
      prior: prior,
      seed: plan.seed,
      sampler: options.sampler,
      count: demand.sampleCount
    )
    let steps = try RunCompression.steps(
      compression,
      file: settings.file,
      domain: settings.domain,
      whitening: plan.compression?.steps.whitening,
      instructionSet: plan.instructionSet,
      columnNames: source.names
    )
    let own = try Self.maker(source, settings, maker.backend, options, keepsFailedRows: false)
    let samples = MadeSamples(
      maker: own.making(steps.isEmpty ? nil : DeviceRows(maker.backend, steps: steps)),
      steps: steps,
      binCount: plan.waveformBinCount
    )
    return BasisTraining(
      samples: samples,
      demand: demand,
      firstBin: settings.domain.minimumIndex,
      seed: plan.seed,
      threadCount: options.threadCount
    )
  }

  private static func maker(
    _ source: any ParameterSource,
    _ settings: DatasetSettings,
    _ backend: any Backend,
    _ options: RunOptions,
    keepsFailedRows: Bool,
    file: String? = nil
  ) throws(DatasetError) -> RowMaker {
    do {
      return try RowMaker(
        source: source,
        backend: backend,
        waveform: settings.waveform,
        keepsFailedRows: keepsFailedRows,
        arithmetic: options.sampler == .bilby ? .system : .own
      )
    } catch {
      throw DatasetError(.badInput, "\(file ?? settings.file): \(error)")
    }
  }
}

extension DatasetRun {
  /// Checks, without making a file, that the output can be made.
  ///
  /// - Throws: `DatasetError` for a place that is no file or not writable, for a file or an
  ///   interrupted run that is there already, and for a disk that is too full.
  public func checkOutput() throws(DatasetError) {
    try RunFiles(output: plan.output).check(plan, existing: options.existing)
  }

  /// The seconds that the run will take, from making a few blocks on one thread without a file.
  ///
  /// - Throws: `DatasetError` when those rows cannot be made.
  public func estimatedDuration() throws(DatasetError) -> Double {
    let given: StoredBasis? =
      if case .given(let stored) = plan.compression?.basis { stored } else { nil }
    let maker = maker.making(plan.compression?.deviceRows(maker.backend, basis: given?.basis))
    let block = plan.makeBlock(for: maker)
    let compressor = compressor(for: maker, basis: given?.basis)
    let begin = ContinuousClock.now
    var rowCount = 0
    while rowCount < plan.rowCount, begin.duration(to: .now) < .milliseconds(300) {
      let rows = rowCount..<min(plan.rowCount, rowCount + plan.blockRowCount)
      try maker.source.fill(rows: rows, values: block.values, candidates: block.candidates)
      _ = try maker.make(rows: rows, in: block)
      compressor?.compress(rowCount: rows.count, in: block)
      rowCount = rows.upperBound
    }
    let perRow = begin.duration(to: .now) / .seconds(1) / Double(rowCount)
    return perRow * Double(plan.rowCount + plan.basisSampleCount) / Double(options.threadCount)
  }
}
