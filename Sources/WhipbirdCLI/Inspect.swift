// SPDX-License-Identifier: MIT

import ArgumentParser
import Whipbird

/// `whipbird inspect`.
struct Inspect: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Describe a dataset without reading its waveforms."
  )

  @Argument(help: "A dataset of Whipbird or dingo-gw.")
  var file: String

  func run() throws {
    try ExitStatus.guarding {
      let inspection = try DatasetInspection.read(from: file)
      for line in InspectionReport.lines(inspection) { print(line) }
    }
  }
}
