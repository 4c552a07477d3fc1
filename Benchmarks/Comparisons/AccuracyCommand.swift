// SPDX-License-Identifier: MIT

import ArgumentParser
import Generation
import GenerationLAL

/// `WhipbirdComparisons accuracy`.
struct AccuracyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "accuracy",
    abstract: "Compares waveforms bin by bin over the whole parameter range and its corners.",
    discussion: """
      Each draw is compared with what LALSimulation gives for the same numbers, with no \
      maximisation over time or phase. Exits with 1 when an error exceeds the tolerance or the \
      two do not refuse the same draws.
      """
  )

  @Option(help: "The model.")
  var model = ComparedModel.imrPhenomD
  @Option(help: "How many draws, of which the first are corners.")
  var draws = 10_000
  @Option(help: "The seed of the draws.")
  var seed: UInt64 = 1
  @Option(help: "The build: portable, avx2, avx512, best or all.")
  var isa = InstructionSetChoice.best
  @Option(help: "The largest error allowed.")
  var tolerance = 1e-9
  @Option(help: "How many of the worst draws to print.")
  var worst = 5
  @Option(help: "Writes the figures to this file.")
  var json: String?
  @Flag(help: "Puts LAL's sequence call in the place of Whipbird, to see what LAL makes of itself.")
  var selfCheck = false
  @Option(help: "Spoils one bin of each waveform by this much, to see the comparison fail.")
  var plantError: Double?

  func run() throws {
    let lal = try LALSimulation(environment: LALSimulation.processEnvironment)
    let approximant = try lal.approximant(named: model.rawValue)
    print("\(model.rawValue) against LALSimulation \(lal.version) (LAL \(lal.lalVersion))")
    print(lal.libraryPath)
    var reports: [AccuracyReport] = []
    for (set, kernels) in try selfCheck
      ? [(.portable, InstructionSet.portable.kernels)] : isa.available()
    {
      let evaluate =
        selfCheck
        ? ReferenceKernel.evaluate(lal: lal, approximant: approximant, cutoff: model.cutoff)
        : kernels[keyPath: model.kernel]
      var comparison = AccuracyComparison(
        model: model,
        fillTables: kernels.fillTables,
        evaluate: evaluate,
        lal: lal,
        approximant: approximant,
        plantedError: plantError
      )
      for index in 0..<draws {
        let draw = WaveformDraw(seed: seed, index: index)
        if selfCheck && draw.grid == .tapered { continue }
        comparison.compare(draw)
      }
      let report = AccuracyReport(
        comparison,
        model: model,
        build: selfCheck ? "LAL itself" : set.rawValue,
        seed: seed,
        tolerance: tolerance,
        lalSimulationVersion: lal.version
      )
      report.print(worst: comparison.worst(worst))
      reports.append(report)
    }
    if let json { try JSONFile.write(reports, to: json) }
    guard reports.allSatisfy(\.passed) else { throw ExitCode.failure }
  }
}
