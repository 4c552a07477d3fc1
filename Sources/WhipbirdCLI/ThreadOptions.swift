// SPDX-License-Identifier: MIT

import ArgumentParser
import Whipbird

/// `--threads`, with dingo's spellings, of commands that use all processors otherwise.
struct ThreadOptions: ParsableArguments {
  @Option(
    name: [.long, .customLong("num_processes"), .customLong("num-processes")],
    help: "The number of threads. (default: all processors)"
  )
  var threads: Int?

  /// How many threads to use.
  var count: Int { threads ?? Processors.count }

  func validate() throws { try Self.check(threads) }

  /// Refuses a number of threads that no machine has.
  static func check(_ threads: Int?) throws {
    if let threads, !(1...4096).contains(threads) {
      throw ValidationError("--threads must be between 1 and 4096, not \(threads).")
    }
  }
}
