// SPDX-License-Identifier: MIT

import ArgumentParser
import Whipbird

/// `whipbird decompress`.
struct Decompress: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Give a compressed dataset its physical strain back.",
    discussion: """
      Example:
        whipbird decompress dataset.hdf5 -o strain.hdf5

      The basis, heterodyning and whitening are undone, in this order, as dingo-gw does when it \
      loads a dataset. What a basis has left out stays lost: its mismatches ('whipbird inspect') say \
      how much. Rows are read and written in blocks: memory does not grow with the file.
      """
  )

  @OptionGroup var options: ConversionOptions

  func run() throws {
    try ExitStatus.guarding { try options.convert(to: .decompressed) }
  }
}
