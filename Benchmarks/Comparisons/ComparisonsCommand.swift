// SPDX-License-Identifier: MIT

import ArgumentParser

/// Comparisons of speed with LALSimulation; `whipbird verify` compares accuracy.
@main
struct ComparisonsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "WhipbirdComparisons",
    abstract: "Compares the speed of Whipbird's kernels with LALSimulation's.",
    discussion: """
      LALSimulation is loaded at run time: `pip install lalsuite`, then name the Python \
      interpreter in WHIPBIRD_PYTHON.
      """,
    subcommands: [SpeedCommand.self, BackendCommand.self]
  )
}
