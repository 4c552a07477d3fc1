// SPDX-License-Identifier: MIT

import ArgumentParser
import Whipbird

/// The command `whipbird`.
@main
struct WhipbirdCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "whipbird",
    abstract: "Gravitational waveforms of compact binaries, singly and by the million.",
    discussion: """
      Exit status: 0 done; 1 verification failed; 64 wrong use of the command; 65 settings or a table hold something that \
      cannot be; 66 an input is not there; 69 the waveforms cannot be generated; 73 the output \
      cannot be made; 74 reading or writing failed; 130 interrupted, can be resumed.
      """,
    version: WhipbirdVersion.current,
    subcommands: [
      BenchmarkCommand.self, BuildSVD.self, Compress.self, Decompress.self, Device.self,
      Generate.self, Inspect.self, Merge.self, Models.self, Multiband.self, Settings.self,
      Verify.self, Waveform.self,
    ]
  )

  static func main() {
    KernelNotice.install()
    main(nil)
  }
}
