// SPDX-License-Identifier: MIT

import Datasets
import Domains
import Generation
import GenerationLAL
import Verification

/// Times waveforms by all contenders turn about, and compares the same waveforms with LALSimulation.
package struct Benchmark {
  /// What is timed, and how.
  package struct Plan: Sendable {
    /// The settings of each case.
    package var settings: [DatasetSettings]
    /// How many waveforms each case has.
    package var waveforms = 200
    /// How often each contender runs.
    package var rounds = 7
    /// The numbers of threads.
    package var threads = [1]
    /// How many waveforms a backend of ours is given at a time.
    package var batch = 1
    /// The builds of the kernels; the first runs on all numbers of threads, the others on one.
    package var instructionSets: [InstructionSet] = []
    /// The card on which our kernels are timed too; nil for none.
    package var card: RaceCard?
    /// Whether LALSimulation is timed too; errors are counted from it in any case.
    package var timesLAL = true
    /// The seed of the draws.
    package var seed: UInt64 = 1
    /// Whether the cost is measured against the number of bins and of waveforms, too.
    package var sweeps = true
    /// The most that a waveform may differ from LAL's, over the largest |h|, for its speed to be told.
    package var tolerance = 0.1

    package init(settings: [DatasetSettings]) { self.settings = settings }
  }

  private let plan: Plan
  private let peers: [PeerWorker]
  private let scratch: String
  private let clock: any BenchmarkClock
  private let shouldStop: () -> Bool

  /// Prepares a benchmark.
  ///
  /// - Parameters:
  ///   - plan: What is timed.
  ///   - peers: Workers of other tools.
  ///   - scratch: A folder for what workers write.
  ///   - clock: What tells the time.
  ///   - shouldStop: Asked before every round; true ends the benchmark.
  package init(
    plan: Plan,
    peers: [PeerWorker] = [],
    scratch: String = "",
    clock: any BenchmarkClock = SystemClock(),
    shouldStop: @escaping () -> Bool = { false }
  ) {
    self.plan = plan
    self.peers = peers
    self.scratch = scratch
    self.clock = clock
    self.shouldStop = shouldStop
  }

  /// Runs all cases.
  ///
  /// - Parameters:
  ///   - command: The command, for the report.
  ///   - absentPeers: Peers that have no worker, for the report.
  ///   - progress: Told how much is done.
  /// - Returns: The figures.
  /// - Throws: `VerificationError.referenceUnavailable` where LALSimulation is not here, because
  ///   no speed is told without the error; `BenchmarkError`.
  package func run(
    command: String,
    absentPeers: [BenchmarkReport.AbsentPeer] = [],
    progress: @escaping (RunProgress) -> Void = { _ in }
  ) throws -> BenchmarkReport {
    let version = try Self.referenceVersion()
    let floor = MachineFloor.measure(threads: plan.threads.max() ?? 1, clock: clock)
    let start = MachineLoad(clock: clock)
    let counter = RoundCounter(total: expectedRounds, waveforms: plan.waveforms, report: progress)
    var cases: [CaseReport] = []
    for settings in plan.settings { cases.append(try report(on: settings, counter)) }
    var sweeps: [BinSweep] = []
    if plan.sweeps {
      for settings in plan.settings {
        if let sweep = try sweep(over: settings, counter) { sweeps.append(sweep) }
      }
    }
    return BenchmarkReport(
      machine: .current(cards: plan.card.map(CardDescription.init)),
      floor: floor,
      date: MachineDescription.date(),
      command: command,
      version: WhipbirdVersion.current,
      reference: "LALSimulation \(version)",
      seed: plan.seed,
      rounds: plan.rounds,
      cases: cases,
      binSweeps: sweeps,
      absentPeers: absentPeers,
      noise: NoiseVerdict(from: start, to: MachineLoad(clock: clock))
    )
  }

  /// The version of LALSimulation, without which nothing is timed.
  ///
  /// - Throws: `VerificationError.referenceUnavailable`, which says how to install it.
  package static func referenceVersion() throws(VerificationError) -> String {
    do {
      return try LALSimulation.shared(environment: LALSimulation.processEnvironment).version
    } catch {
      throw .referenceUnavailable(
        "No speed is told without the error of the same waveforms, and LALSimulation, from which "
          + "errors are counted, is not here. \(error)"
      )
    }
  }

  /// Of progress alone, so nothing depends on it.
  private var expectedRounds: Int {
    let threads = plan.threads.count
    let own = plan.instructionSets.isEmpty ? 0 : threads + plan.instructionSets.count - 1
    let onCards = plan.card == nil ? 0 : 2 * threads + 2
    let ofPeers = peers.map { $0.recipe.place.ways.count }.reduce(0, +)
    let perCase = own + onCards + (plan.timesLAL ? threads : 0) + ofPeers
    return plan.settings.count * perCase * plan.rounds
  }

  // MARK: One case

  private func report(
    on settings: DatasetSettings,
    _ counter: RoundCounter
  ) throws -> CaseReport {
    let benchmarkCase = try BenchmarkCase(
      settings: settings,
      waveforms: plan.waveforms,
      seed: plan.seed,
      reference: Verifier.lal(options: LocalContenders.exactOptions(settings.waveform.approximant)),
      shouldStop: shouldStop
    )
    let contenders =
      LocalContenders(plan: plan, clock: clock).all(on: benchmarkCase)
      + peers.flatMap { PeerContender.all($0, on: benchmarkCase, scratch: scratch) }
    let race = Race(
      rounds: plan.rounds,
      shouldStop: shouldStop,
      finishedRound: { counter.finish() }
    )
    let count = benchmarkCase.binaries.count
    let entries = try race.run(contenders, waveforms: count)
    var reports: [ContenderReport] = []
    for (contender, entry) in zip(contenders, entries) {
      reports.append(
        ContenderReport(
          label: entry.label,
          preparation: entry.preparation,
          outcome: outcome(of: contender, entry, on: benchmarkCase),
          counts: [],
          memory: contender.memory
        )
      )
    }
    if plan.sweeps { try addCounts(to: &reports, contenders, count) }
    return CaseReport(
      name: benchmarkCase.name,
      modelName: benchmarkCase.modelName,
      binCount: benchmarkCase.grid.domain.count,
      signalBinCount: benchmarkCase.band.count,
      gridKind: benchmarkCase.grid.domain.kindInWords,
      settingsLines: benchmarkCase.grid.yamlLines,
      waveforms: count,
      refusedDraws: benchmarkCase.refusedDraws,
      bytesPerWaveform: benchmarkCase.bytesPerWaveform,
      operations: OperationCounts.of(benchmarkCase.modelName)
        .map { $0.total(bins: benchmarkCase.band.count) },
      contenders: reports
    )
  }

  /// The speed of an entry with its errors, or why it is not told.
  private func outcome(
    of contender: any Contender,
    _ entry: Race.Entry,
    on benchmarkCase: BenchmarkCase
  ) -> SpeedOutcome {
    if let failure = entry.failure { return .withheld(failure) }
    do {
      switch try benchmarkCase.differences(of: contender) {
      case .missing(let reason): return .withheld(reason)
      case .all(let differences):
        guard
          let speed = VerifiedSpeed(
            rounds: entry.rounds,
            differences: differences,
            waveforms: benchmarkCase.binaries.count
          )
        else { return .withheld("there is no error of the waveforms that were timed") }
        guard speed.largestError <= plan.tolerance else {
          let error = ScientificText.text(speed.largestError)
          return .withheld(
            "wrong by \(error) of the largest bin (median "
              + "\(ScientificText.text(speed.medianError)))"
          )
        }
        return .told(speed)
      }
    } catch {
      return .withheld("its waveforms cannot be compared: \(error)")
    }
  }

  /// Times a few waveforms and many, of contenders on one thread that gave right ones.
  private func addCounts(
    to reports: inout [ContenderReport],
    _ contenders: [any Contender],
    _ waveforms: Int
  ) throws {
    // What compiles would do so for every number of waveforms, for minutes.
    let right = reports.indices.filter {
      reports[$0].speed != nil && reports[$0].label.threads == 1
        && reports[$0].preparation?.compilation == nil && !contenders[$0].fillsBlocks
    }
    let race = Race(rounds: max(plan.rounds / 2, 1), shouldStop: shouldStop)
    for count in Set([1, max(waveforms / 8, 1), waveforms]).sorted() {
      let entries = try race.run(prepared: right.map { contenders[$0] }, waveforms: count)
      for (index, entry) in zip(right, entries) where entry.failure == nil {
        let time = Spread(entry.rounds.map(\.perWaveform)).median * Double(count)
        reports[index] = reports[index].adding(.init(waveforms: count, time: time))
      }
    }
  }

  // MARK: Against the number of bins

  /// The same waveforms on coarser uniform grids, by one thread.
  private func sweep(
    over settings: DatasetSettings,
    _ counter: RoundCounter
  ) throws -> BinSweep? {
    guard case .uniform(let domain) = settings.domain else { return nil }
    var lines: [ContenderLabel: [BinSweep.Point]] = [:]
    var order: [ContenderLabel] = []
    for factor in [8.0, 4, 2, 1] {
      guard
        let coarse = try? UniformFrequencyDomain(
          minimumFrequency: domain.minimumFrequency,
          maximumFrequency: domain.maximumFrequency,
          spacing: domain.spacing * factor
        )
      else { continue }
      let benchmarkCase = try BenchmarkCase(
        settings: settings,
        domain: .uniform(coarse),
        waveforms: max(plan.waveforms / 4, min(plan.waveforms, 10)),
        seed: plan.seed,
        reference: Verifier.lal(
          options: LocalContenders.exactOptions(settings.waveform.approximant)
        ),
        shouldStop: shouldStop
      )
      let contenders = LocalContenders(plan: plan, clock: clock)
        .all(on: benchmarkCase, threads: [1])
      let race = Race(rounds: max(plan.rounds / 2, 1), shouldStop: shouldStop)
      let entries = try race.run(contenders, waveforms: benchmarkCase.binaries.count)
      for (contender, entry) in zip(contenders, entries) {
        guard let speed = outcome(of: contender, entry, on: benchmarkCase).speed else { continue }
        if lines[entry.label] == nil { order.append(entry.label) }
        lines[entry.label, default: []].append(
          BinSweep.Point(signalBins: benchmarkCase.band.count, speed: speed)
        )
      }
    }
    return BinSweep(
      modelName: settings.waveform.approximant,
      lines: order.map { BinSweep.Line(label: $0, points: lines[$0] ?? []) }
    )
  }
}

extension ContenderReport {
  fileprivate func adding(_ point: CountPoint) -> ContenderReport {
    ContenderReport(
      label: label,
      preparation: preparation,
      outcome: outcome,
      counts: counts + [point],
      memory: memory
    )
  }
}

/// Turns finished rounds into progress.
private final class RoundCounter {
  private let total: Int
  private let waveforms: Int
  private let report: (RunProgress) -> Void
  private let begin = ContinuousClock.now
  private var finished = 0
  private var reportClock = ReportClock()

  init(total: Int, waveforms: Int, report: @escaping (RunProgress) -> Void) {
    self.total = total
    self.waveforms = waveforms
    self.report = report
  }

  func finish() {
    finished += 1
    guard reportClock.isDue() else { return }
    report(
      RunProgress(
        finishedRows: finished * waveforms,
        totalRows: max(total, finished) * waveforms,
        newRows: finished * waveforms,
        elapsed: begin.duration(to: .now) / .seconds(1),
        failureCount: 0
      )
    )
  }
}
