// SPDX-License-Identifier: MIT

import ArgumentParser

/// Comparisons with LALSimulation: accuracy and speed, in one run.
@main
struct ComparisonsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "WhipbirdComparisons",
    abstract: "Compares Whipbird with LALSimulation."
  )
}
