// SPDX-License-Identifier: MIT

import ArgumentParser
import Whipbird

/// `whipbird models`.
struct Models: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "List the waveform models and what computes them."
  )

  func run() throws {
    try ExitStatus.guarding {
      let chosen = try InstructionSet.chosen()
      for model in WaveformModel.all { print(description(of: model)) }
      for line in lines(ofLAL: Result { try LALSimulation.shared() }) { print(line) }
      for line in cards() { print(line) }
      let others = InstructionSet.allCases.filter { $0.isAvailable && $0 != chosen }
      print(
        "Instruction set: \(chosen.rawValue)"
          + (others.isEmpty
            ? "" : " (here too: \(others.map(\.rawValue).joined(separator: ", ")))")
      )
    }
  }

  /// The cards that can compute our own models, or why there are none.
  private func cards() -> [String] {
    do throws(CUDAError) {
      return ["GPUs: our own models for 'backend: cuda', and for datasets unless told otherwise"]
        + (try DeviceLines.lines().map { "  " + $0 })
    } catch {
      let reason = "\(error)".split(separator: "\n").first ?? ""
      return ["GPUs: none. \(reason)"]
    }
  }

  private func description(of model: WaveformModel) -> String {
    """
    \(model.name)
      \(model.summary)
      modes        \(model.modes.map(\.description).joined(separator: ", "))
      calibrated   \(model.calibratedRange)
      references   \(model.references.joined(separator: ", "))
      backend      native \(WhipbirdVersion.current)
    """
  }

  /// What LALSimulation adds: its approximants, or how to get it.
  private func lines(ofLAL library: Result<LALSimulation, any Error>) -> [String] {
    switch library {
    case .failure(let error):
      return ["Other models need LALSimulation, which is not here.", "  \(error)"]
    case .success(let library):
      let all = library.approximants()
      let spectral = all.filter(\.isFrequencyDomain)
      let temporal = all.filter { !$0.isFrequencyDomain && $0.isTimeDomain }
      return [
        "Through LALSimulation \(library.version) (LAL \(library.lalVersion), "
          + "\(library.libraryPath))"
      ] + lines("frequency domain", spectral) + lines("time domain", temporal)
    }
  }

  private func lines(_ title: String, _ models: [LALSimulation.Approximant]) -> [String] {
    let names = models.map(\.name).sorted { $0.lowercased() < $1.lowercased() }
    var lines = ["  \(title)"]
    var line = "   "
    for name in names {
      if line.count + name.count >= 98 {
        lines.append(line)
        line = "   "
      }
      line += " " + name
    }
    return lines + [line]
  }
}
