// SPDX-License-Identifier: MIT

import Generation
import GenerationLAL
import Verification

/// The contenders of this process: our own kernels, on the processor and on cards, and LALSimulation.
struct LocalContenders {
  let plan: Benchmark.Plan
  let clock: any BenchmarkClock

  /// Rounds on a card last so many seconds, so that it has time to leave its rest.
  private static let shortestCardRound = 0.1

  /// All that the plan wants.
  ///
  /// - Parameters:
  ///   - benchmarkCase: The waveforms.
  ///   - threads: The numbers of threads; nil for the plan's.
  /// - Returns: Those of the processor, of cards, and of LALSimulation.
  func all(on benchmarkCase: BenchmarkCase, threads: [Int]? = nil) -> [any Contender] {
    let threads = threads ?? plan.threads
    return native(on: benchmarkCase, threads) + onCards(benchmarkCase, threads)
      + (plan.timesLAL ? lal(on: benchmarkCase, threads) : [])
  }

  /// Our own kernels on the processor.
  private func native(on benchmarkCase: BenchmarkCase, _ threads: [Int]) -> [any Contender] {
    plan.instructionSets.enumerated().flatMap { index, set in
      (index == 0 ? threads : [1]).map { count in
        contender(
          benchmarkCase,
          ContenderLabel(
            tool: "whipbird",
            version: WhipbirdVersion.current,
            way: set.rawValue,
            threads: count
          ),
          batch: plan.batch,
          Verifier.native(set)
        )
      }
    }
  }

  /// Our own kernels on the cards: rows that arrive, and kernels alone.
  private func onCards(_ benchmarkCase: BenchmarkCase, _ threads: [Int]) -> [any Contender] {
    guard let card = plan.card else { return [] }
    let version = WhipbirdVersion.current
    var contenders: [any Contender] = []
    for way in CardWay.all {
      guard way.arrives else {
        contenders.append(
          CardKernelContender(
            version: version,
            way: way,
            binaries: benchmarkCase.binaries,
            band: benchmarkCase.band,
            rowCount: RaceCard.blockRowCount,
            shortestRound: Self.shortestCardRound,
            clock: clock
          ) { try card.backend(of: benchmarkCase.grid) }
        )
        continue
      }
      for count in threads {
        contenders.append(
          BackendContender(
            label: ContenderLabel(tool: "whipbird", version: version, card: way, threads: count),
            binaries: benchmarkCase.binaries,
            band: benchmarkCase.band,
            batch: nil,
            // The driver assembles a model's kernels, or has them in its cache, once for all.
            compiles: contenders.isEmpty,
            shortestRound: Self.shortestCardRound,
            clock: clock
          ) { try card.backend(of: benchmarkCase.grid) }
        )
      }
    }
    return contenders
  }

  /// LALSimulation from C: as it comes and, where that interpolates, at every frequency.
  private func lal(on benchmarkCase: BenchmarkCase, _ threads: [Int]) -> [any Contender] {
    let version = (try? Benchmark.referenceVersion()) ?? ""
    let exact = Self.exactOptions(benchmarkCase.modelName)
    let ways: [(way: String, options: [ModelOption])] =
      Self.interpolates(benchmarkCase.modelName)
      ? [("default, interpolating", []), ("every frequency", exact)] : [("", exact)]
    return ways.flatMap { way in
      threads.compactMap { count in
        guard let make = try? Verifier.lal(options: way.options) else { return nil }
        return contender(
          benchmarkCase,
          ContenderLabel(tool: "lalsimulation", version: version, way: way.way, threads: count),
          batch: 1,
          make
        )
      }
    }
  }

  private func contender(
    _ benchmarkCase: BenchmarkCase,
    _ label: ContenderLabel,
    batch: Int,
    _ make: @escaping Verifier.MakeBackend
  ) -> any Contender {
    BackendContender(
      label: label,
      binaries: benchmarkCase.binaries,
      band: benchmarkCase.band,
      batch: batch,
      clock: clock
    ) { try make(benchmarkCase.grid) }
  }

  /// What LALSimulation is asked for so that it evaluates every frequency.
  static func exactOptions(_ modelName: String) -> [ModelOption] {
    (try? ModelTolerances.of(modelName).referenceOptions) ?? []
  }

  /// Whether LALSimulation interpolates the modes of a model unless it is told not to.
  private static func interpolates(_ modelName: String) -> Bool {
    WaveformModel.all.contains { $0.name == modelName && $0.modes.count > 1 }
  }
}
