// SPDX-License-Identifier: MIT

import ArgumentParser

/// Comparisons with LALSimulation: accuracy and speed, in one run.
@main
struct ComparisonsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "WhipbirdComparisons",
    abstract: "Compares Whipbird's kernels with LALSimulation.",
    discussion: """
      LALSimulation is loaded at run time: `pip install lalsuite`, then name the Python \
      interpreter in WHIPBIRD_PYTHON.
      """,
    subcommands: [AccuracyCommand.self, SpeedCommand.self]
  )
}
