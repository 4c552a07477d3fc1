// SPDX-License-Identifier: MIT

import Binaries
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
      inputs: [settings.file, table?.path].compactMap { $0 }
    )
    try Self.checkPart(settings, table, options)
    let selection = try settings.backend(choice: options.backend, takesCard: true)
    let earlier = try Self.earlierRun(output, options)
    let seed = options.seed ?? earlier?.seed ?? UInt64.random(in: 0...UInt64(Int32.max))
    let source = try Self.source(settings, table, seed: seed, options: options)
    do {
      maker = try RowMaker(
        source: source,
        backend: selection.backend,
        waveform: settings.waveform,
        keepsFailedRows: options.keepsFailedRows,
        arithmetic: options.sampler == .bilby ? .system : .own
      )
    } catch {
      throw DatasetError(.badInput, "\(table?.path ?? settings.file): \(error)")
    }
    plan = try RunPlan(
      settings: settings,
      table: table,
      output: output,
      options: options,
      seed: seed,
      columnNames: source.names,
      selection: selection,
      earlier: earlier
    )
    self.options = options
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
      case .bilby: BilbySource(prior: prior, seed: seed, count: count)
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
    let workshop = RunWorkshop(
      plan: plan,
      maker: maker,
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
      if state.progress.finishedRows == 0 { try files.discard() }
      throw error
    }
    let isComplete = state.isComplete
    if isComplete { try files.finish(plan, begun.content, remarks: state.remarks) }
    let progress = state.progress
    report(progress)
    return RunResult(
      outcome: isComplete ? .finished : .interrupted,
      rowCount: progress.finishedRows,
      newRowCount: progress.newRows,
      failures: state.remarks.failures,
      warnings: state.remarks.warnings,
      elapsed: progress.elapsed
    )
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
    let block = RowBlock(
      capacity: plan.blockRowCount,
      rowDoubleCount: plan.layout.rowDoubleCount,
      columnCount: plan.columnNames.count,
      isSingle: false,
      backend: maker.backend
    )
    let begin = ContinuousClock.now
    var rowCount = 0
    while rowCount < plan.rowCount, begin.duration(to: .now) < .milliseconds(300) {
      let rows = rowCount..<min(plan.rowCount, rowCount + plan.blockRowCount)
      try maker.source.fill(rows: rows, values: block.values, candidates: block.candidates)
      _ = try maker.make(rows: rows, in: block)
      rowCount = rows.upperBound
    }
    let perRow = begin.duration(to: .now) / .seconds(1) / Double(rowCount)
    return perRow * Double(plan.rowCount) / Double(options.threadCount)
  }
}
