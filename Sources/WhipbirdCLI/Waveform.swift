// SPDX-License-Identifier: MIT

import ArgumentParser
import Whipbird

/// `whipbird waveform`.
struct Waveform: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Generate one waveform into an HDF5 file.",
    discussion: """
      The file holds frequencies (or times), h_plus and h_cross. With --modes, h_plus and h_cross \
      have one row per component: the row for m depends on the phase as exp(-i m phase), and m \
      lists the orders. The rows add up to the waveform.
      """
  )

  @Argument(help: "The settings: a YAML file as dingo's.")
  var settings: String

  @Option(help: "A table of parameters (CSV, or HDF5 of Whipbird or dingo).")
  var parameters: String

  @Option(help: "The row of the table, from 0.")
  var row = 0

  @Flag(help: "Write components by their dependence on the phase.")
  var modes = false

  @Option(name: [.customShort("o"), .long], help: "The HDF5 file to make.")
  var output = "waveform.hdf5"

  @Option(help: "What computes, in place of the settings' choice. (default: auto)")
  var backend: BackendChoice?

  @Flag(help: "Replace an existing file.")
  var overwrite = false

  func run() throws {
    try ExitStatus.guarding {
      let file = try WaveformFile(
        settings: DatasetSettings.read(from: settings, needsPrior: false),
        table: ParameterTable(path: parameters),
        row: row,
        choice: backend
      )
      let remarks = try file.write(to: output, separatesModes: modes, overwrite: overwrite)
      for remark in remarks { Terminal.error("Note: \(remark)") }
    }
  }
}
