// SPDX-License-Identifier: MIT

import ArgumentParser
import Whipbird

/// `whipbird inspect`.
struct Inspect: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Describe a dataset, or a file of a basis, without reading its waveforms."
  )

  @Argument(help: "A dataset of Whipbird or dingo-gw, or a basis.")
  var file: String

  func run() throws {
    try ExitStatus.guarding {
      if let basis = try BasisInspection.read(from: file) {
        for line in InspectionReport.lines(basis) { print(line) }
        return
      }
      let inspection = try DatasetInspection.read(from: file)
      for line in InspectionReport.lines(inspection) { print(line) }
    }
  }
}
