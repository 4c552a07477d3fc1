// SPDX-License-Identifier: MIT

import ArgumentParser
import Whipbird

/// `whipbird settings`.
struct Settings: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Work with settings files.",
    subcommands: [Check.self]
  )

  /// `whipbird settings check`.
  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Check a settings file and say what it describes."
    )

    @Argument(help: "The settings: a YAML file as dingo's.")
    var file: String

    func run() throws {
      try ExitStatus.guarding {
        let settings = try DatasetSettings.read(from: file)
        for line in settings.summaryLines + [try settings.backendLine()] { print(line) }
      }
    }
  }
}
