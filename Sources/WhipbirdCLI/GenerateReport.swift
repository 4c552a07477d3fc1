// SPDX-License-Identifier: MIT

import Whipbird

/// What `whipbird generate` prints.
enum GenerateReport {
  static func printDryRun(_ run: DatasetRun) throws {
    let plan = run.plan
    let seconds = try run.estimatedDuration()
    let free = plan.freeByteCount.map { ", \(ByteCount.text($0)) free on the disk" } ?? ""
    var lines = [
      "output       \(plan.output)",
      "waveforms    \(plan.rowCount) of \(plan.waveformBinCount) bins, two polarizations",
      "parameters   \(plan.columnNames.joined(separator: ", "))",
    ]
    lines += plan.compressionLines.map { "compression  " + $0 }
    if plan.isSampled { lines.append("seed         \(plan.seed)") }
    lines += [
      "backend      \(backend(plan)), \(plan.threadCount) threads",
      "file         \(ByteCount.text(plan.byteCount))\(free)",
      "memory       \(ByteCount.text(plan.memoryByteCount)) for the rows in the making",
      plan.basisSampleCount > 0
        ? "basis        \(ByteCount.text(plan.basisMemoryByteCount)) of memory to make it" : nil,
      "time         about \(Duration.text(seconds: seconds)), \(left(plan)) not included",
    ].compactMap { $0 }
    for line in lines { print(line) }
  }

  private static func left(_ plan: RunPlan) -> String {
    plan.basisSampleCount > 0 ? "writing and the making of the basis" : "writing"
  }

  /// Says what computes, and why, where it is not what `auto` prefers.
  static func printRemark(_ plan: RunPlan) {
    guard let remark = plan.backendRemark else { return }
    let name = plan.backend.name == BackendChoice.lal.rawValue ? "LALSimulation" : plan.backend.name
    print("\(name) \(plan.backend.version) computes: \(remark)")
  }

  private static func backend(_ plan: RunPlan) -> String {
    let build = plan.instructionSet.map { " (\($0.rawValue))" } ?? ""
    return "\(plan.backend)\(build)"
  }

  static func printResult(_ result: RunResult, of run: DatasetRun) {
    let plan = run.plan
    switch result.outcome {
    case .wasComplete:
      print("\(plan.output) is complete; there was nothing to do.")
    case .interrupted:
      print(
        "Interrupted: \(result.rowCount) of \(plan.rowCount) waveforms are done and kept. "
          + "Go on with the same command and --resume."
      )
    case .finished:
      let rate = result.elapsed > 0 ? Double(result.newRowCount) / result.elapsed : 0
      print(
        "\(plan.output): \(result.rowCount) waveforms, \(ByteCount.text(plan.byteCount)), "
          + (plan.isSampled ? "seed \(plan.seed); " : "")
          + "\(result.newRowCount) made in \(Significant.text(result.elapsed)) s "
          + "(\(Significant.text(rate))/s, \(backend(plan)), \(plan.threadCount) threads)."
      )
      if let mismatches = result.mismatches {
        for line in BasisReport.lines(mismatches) { print(line) }
      }
      for warning in result.warnings.met {
        print("Warning for \(warning.count) waveforms: \(warning.sentence)")
      }
      if !result.failures.isEmpty {
        let count = result.failures.count
        print(
          (plan.isSampled
            ? "\(count) draws had no waveform; their rows went on to the next draw. "
            : "\(count) rows have no waveform and hold NaN. ")
            + "'whipbird inspect \(plan.output)' tells why."
        )
      }
    }
  }
}
