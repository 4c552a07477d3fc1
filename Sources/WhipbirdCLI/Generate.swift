// SPDX-License-Identifier: MIT

import ArgumentParser
import Whipbird

/// `whipbird generate`.
struct Generate: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Generate a dataset of waveforms that dingo-gw reads.",
    discussion: """
      The file depends on settings and seed alone: any number of threads, any build of the \
      kernels and any interruption give the same bytes. An unfinished file is called \
      OUTPUT.partial and has a journal OUTPUT.journal beside it; --resume goes on from there.
      """
  )

  @Argument(help: "The settings: a YAML file as dingo's.")
  var settings: String?

  @Option(
    name: [.customLong("settings_file"), .customLong("settings-file")],
    help: "The settings, in dingo's spelling."
  )
  var settingsFile: String?

  @Option(
    name: [.customShort("o"), .long, .customLong("out_file"), .customLong("out-file")],
    help: "The HDF5 file to make."
  )
  var output = "waveform_dataset.hdf5"

  @OptionGroup var threads: ThreadOptions

  @Option(help: "The seed, a whole number from 0. (default: a random one, which the file records)")
  var seed: UInt64?

  @Option(help: "Where parameters come from: every row's own stream, or bilby's stream.")
  var sampler: RunOptions.Sampler = .counter

  @Option(help: "The type of the stored waveforms.")
  var precision: RunOptions.Precision = .double

  @Option(help: "What computes, in place of the settings' choice. (default: auto)")
  var backend: BackendChoice?

  @Option(
    help: "A table of parameters (CSV, or HDF5 of Whipbird or dingo) in place of the prior."
  )
  var parameters: String?

  @Option(
    help: """
      Make only this share of the rows, as K/N with K from 0 to N - 1: parts with the same seed are \
      put together by 'whipbird merge'.
      """
  )
  var part: RunPart?

  @Flag(help: "Go on with an interrupted run.")
  var resume = false

  @Flag(help: "Replace an existing file, or an interrupted run.")
  var overwrite = false

  @Flag(help: "Check everything, print sizes and the expected time, and make nothing.")
  var dryRun = false

  @Flag(help: "Store rows of a table that have no waveform as NaN.")
  var keepFailedRows = false

  @Option(help: .hidden)
  var checkpointInterval = 1.0

  @Option(help: .hidden)
  var blockByteCount: Int?

  func validate() throws {
    guard settings == nil || settingsFile == nil else {
      throw ValidationError("Name the settings once: as SETTINGS or as --settings_file.")
    }
    guard settings != nil || settingsFile != nil else {
      throw ValidationError("Name a settings file.")
    }
    guard !(resume && overwrite) else {
      throw ValidationError("--resume and --overwrite contradict each other.")
    }
    guard checkpointInterval >= 0, checkpointInterval < 1e9 else {
      throw ValidationError("--checkpoint-interval must be 0 or more seconds.")
    }
    guard (blockByteCount ?? 1) > 0 else {
      throw ValidationError("--block-byte-count must be 1 or more bytes.")
    }
    guard part == nil || (seed != nil && parameters == nil) else {
      throw ValidationError(
        "--part needs --seed, the same for all parts, and a prior in place of --parameters."
      )
    }
    guard parameters != nil || !keepFailedRows else {
      throw ValidationError("--keep-failed-rows is for --parameters.")
    }
  }

  func run() throws {
    try ExitStatus.guarding {
      let run = try makeRun()
      GenerateReport.printRemark(run.plan)
      if dryRun {
        try GenerateReport.printDryRun(run)
        try run.checkOutput()
      } else {
        try generate(run)
      }
    }
  }

  private func makeRun() throws -> DatasetRun {
    let table = try parameters.map { try ParameterTable(path: $0) }
    let read = try DatasetSettings.read(
      from: settings ?? settingsFile ?? "",
      needsPrior: table == nil
    )
    let existing: RunOptions.Existing = resume ? .resume : overwrite ? .overwrite : .refuse
    var options = RunOptions(
      threadCount: threads.count,
      seed: seed,
      sampler: sampler,
      precision: precision,
      existing: existing,
      keepsFailedRows: keepFailedRows,
      backend: backend,
      part: part
    )
    options.checkpointInterval = checkpointInterval
    options.blockByteCount = blockByteCount ?? options.blockByteCount
    return try DatasetRun(settings: read, table: table, output: output, options: options)
  }

  private func generate(_ run: DatasetRun) throws {
    let interruption = Interruption()
    let bar = ProgressBar()
    defer { bar.end() }
    let result = try run.run(
      shouldStop: { interruption.isRequested },
      report: { bar.show($0) }
    )
    bar.end()
    GenerateReport.printResult(result, of: run)
    if case .interrupted = result.outcome { throw ExitStatus.interrupted }
  }
}

extension RunOptions.Sampler: ExpressibleByArgument {}
extension RunOptions.Precision: ExpressibleByArgument {}
extension BackendChoice: ExpressibleByArgument {}

extension RunPart: ExpressibleByArgument {
  /// Reads `K/N`.
  public init?(argument: String) {
    let numbers = argument.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
    guard numbers.count == 2, let index = numbers[0], let count = numbers[1] else { return nil }
    self.init(index: index, count: count)
  }
}
