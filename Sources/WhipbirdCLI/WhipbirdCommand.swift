// SPDX-License-Identifier: MIT

import ArgumentParser
import Whipbird

/// The command `whipbird`.
@main
struct WhipbirdCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "whipbird",
    abstract: "Gravitational waveforms of compact binaries, singly and by the million."
  )
}
