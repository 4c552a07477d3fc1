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
      for model in WaveformModel.all {
        print(
          """
          \(model.name)
            \(model.summary)
            modes        \(model.modes.map(\.description).joined(separator: ", "))
            calibrated   \(model.calibratedRange)
            references   \(model.references.joined(separator: ", "))
            backend      native \(WhipbirdVersion.current)
          """
        )
      }
      let others = InstructionSet.allCases.filter { $0.isAvailable && $0 != chosen }
      print(
        "Instruction set: \(chosen.rawValue)"
          + (others.isEmpty
            ? "" : " (here too: \(others.map(\.rawValue).joined(separator: ", ")))")
      )
    }
  }
}
