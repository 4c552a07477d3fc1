// SPDX-License-Identifier: MIT

import ArgumentParser
import Whipbird

/// `whipbird benchmark`.
struct BenchmarkCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "benchmark",
    abstract: "Time waveforms beside LALSimulation and other tools, with the error of each speed.",
    discussion: """
      The waveforms of a settings file's prior and domain, or of every model over a training prior on \
      8193 uniform and 736 multibanded bins. All contenders compute the same waveforms turn about; \
      no speed is told without the error, against LALSimulation, of the very waveforms that were timed.

      With cuda among the backends our kernels run on NVIDIA cards too, in full blocks: rows that \
      arrive in the host's memory, and kernels alone, each in double and single precision.

      --peers races public tools, too: LALSimulation from Python, dingo-gw, ripple, ml4gw; with cuda, \
      ripple and ml4gw also on the first card. Each has an environment of its own, which \
      scripts/install-requirements makes (parts test, dingo, ripple), or a Python that is named in \
      WHIPBIRD_PYTHON, WHIPBIRD_DINGO_PYTHON or WHIPBIRD_RIPPLE_PYTHON; a tool that is missing, sees no \
      card or fails is reported.
      """
  )

  @Argument(help: "The settings of a dataset (YAML).")
  var settings: String?

  @Option(help: "A model of ours in place of all; can be repeated.")
  var model: [String] = []

  @Option(help: "The standard grid: uniform or multibanded. (default: both)")
  var grid: StandardGrid?

  @Option(help: "The number of waveforms of each case.")
  var waveforms = 200

  @Option(help: "How often each contender runs.")
  var rounds = 7

  @Option(help: "The numbers of threads, separated by commas. (default: 1 and all processors)")
  var threads: CountList?

  @Option(help: "How many waveforms our kernels are given at a time; on cards blocks are full.")
  var batch = 1

  @Option(
    name: [.customLong("backends"), .customLong("backend")],
    help: "What is timed in this process: native, lal and cuda, separated by commas."
  )
  var backends = BackendList(names: [.native, .lal])

  @Option(help: "The build of the kernels: portable, avx2, avx512, best or all.")
  var isa = BuildChoice.best

  @Option(help: "The seed of the waveforms.")
  var seed: UInt64 = 1

  @Flag(help: "Race other tools, too.")
  var peers = false

  @Option(help: "The folder of the tools' workers; run in the repository, or name it.")
  var peerFolder = "Benchmarks/Peers"

  @Option(help: "The most seconds that a tool may take to get ready, compiling included.")
  var peerLimit = 120.0

  @Flag(
    inversion: .prefixedNo,
    help: "Measure the cost against the numbers of bins and waveforms."
  )
  var sweeps = true

  @Option(help: "The largest error, over the largest |h|, with which a speed is told.")
  var tolerance = 0.1

  @Option(help: "Write the figures to this file as JSON.")
  var json: String?

  @Option(help: "Write the report to this file as a page.")
  var html: String?

  @Option(help: "Write a table to this file as Markdown.")
  var markdown: String?

  func validate() throws {
    guard settings == nil || (model.isEmpty && grid == nil) else {
      throw ValidationError("Name settings, or models and a grid, not both.")
    }
    for (name, value, range) in [
      ("--waveforms", waveforms, 1...10_000), ("--rounds", rounds, 1...10_000),
      ("--batch", batch, 1...1_000_000),
    ] where !range.contains(value) {
      throw ValidationError(
        "\(name) must be between \(range.lowerBound) and \(range.upperBound), not \(value)."
      )
    }
    guard peerLimit > 0, peerLimit.isFinite else {
      throw ValidationError("--peer-limit must be above 0, not \(peerLimit).")
    }
    guard tolerance > 0, tolerance.isFinite else {
      throw ValidationError("--tolerance must be above 0, not \(tolerance).")
    }
  }

  func run() throws {
    try ExitStatus.guarding {
      let interruption = Interruption()
      let plan = try plan()
      _ = try Benchmark.referenceVersion()
      let scratch = try ScratchFolder()
      let workshop = PeerWorkshop(
        folder: peerFolder,
        root: ".",
        environment: WorkerEnvironment.current,
        scratch: scratch.path,
        limit: peerLimit
      )
      if peers { try workshop.refuseMissingFolder() }
      let race = try workshop.start(
        peers ? PeerTool.all : [],
        threads: plan.threads.max() ?? 1,
        onCards: plan.card != nil,
        shouldStop: { interruption.isRequested }
      )
      defer { for worker in race.workers { worker.end() } }
      let bar = ProgressBar()
      defer { bar.end() }
      let report = try Benchmark(
        plan: plan,
        peers: race.workers,
        scratch: scratch.path,
        shouldStop: { interruption.isRequested }
      ).run(
        command: CommandLine.arguments.joined(separator: " "),
        absentPeers: race.absent,
        progress: { bar.show($0) }
      )
      bar.end()
      for line in report.lines { print(line) }
      try write(report)
    }
  }

  private func write(_ report: BenchmarkReport) throws {
    if let json { try OutputFile.write(report.json.description, to: json) }
    if let html { try OutputFile.write(BenchmarkPage(report).html, to: html) }
    if let markdown { try OutputFile.write(report.markdown, to: markdown) }
  }

  private func plan() throws -> Benchmark.Plan {
    var plan = Benchmark.Plan(settings: try cases())
    plan.waveforms = waveforms
    plan.rounds = rounds
    plan.threads = threads?.counts ?? Set([1, Processors.count]).sorted()
    plan.batch = batch
    // The widest first: it is the one that runs on several threads.
    plan.instructionSets = backends.names.contains(.native) ? try isa.builds().reversed() : []
    plan.card = backends.names.contains(.cuda) ? try RaceCard() : nil
    plan.timesLAL = backends.names.contains(.lal)
    plan.seed = seed
    plan.sweeps = sweeps
    plan.tolerance = tolerance
    return plan
  }

  private func cases() throws -> [DatasetSettings] {
    if let settings { return [try DatasetSettings.read(from: settings)] }
    let models = model.isEmpty ? WaveformModel.all : try model.map { try WaveformModel.named($0) }
    let grids = grid.map { [$0] } ?? StandardGrid.allCases
    return try models.flatMap { model in
      try grids.map { try StandardSettings(model: model, grid: $0).settings() }
    }
  }
}

extension StandardGrid: ExpressibleByArgument {}

/// Positive numbers, separated by commas.
struct CountList: ExpressibleByArgument {
  let counts: [Int]

  init?(argument: String) {
    let parts = argument.split(separator: ",", omittingEmptySubsequences: false)
    let counts = parts.compactMap { Int($0) }
    guard !parts.isEmpty, counts.count == parts.count,
      counts.allSatisfy({ (1...256).contains($0) })
    else { return nil }
    self.counts = Set(counts).sorted()
  }

  var defaultValueDescription: String { counts.map(String.init).joined(separator: ",") }
}

/// Backends of this process, separated by commas.
struct BackendList: ExpressibleByArgument {
  enum Name: String, CaseIterable {
    case native
    case lal
    case cuda
  }

  let names: [Name]

  init(names: [Name]) { self.names = names }

  init?(argument: String) {
    let parts = argument.split(separator: ",", omittingEmptySubsequences: false)
    let names = parts.compactMap { Name(rawValue: String($0)) }
    guard !parts.isEmpty, names.count == parts.count else { return nil }
    self.names = names
  }

  var defaultValueDescription: String { names.map(\.rawValue).joined(separator: ",") }
}
