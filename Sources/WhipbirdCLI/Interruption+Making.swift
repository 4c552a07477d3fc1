// SPDX-License-Identifier: MIT

import Whipbird

extension Interruption {
  /// Makes a file of which nothing is left when it is stopped, and shows how far it is.
  ///
  /// - Parameter make: Takes when to stop and whom to tell of the progress; nil says that it was
  ///   stopped.
  /// - Returns: What was made.
  /// - Throws: What `make` throws; `ExitStatus.interrupted` after a stop.
  func making<Made>(
    _ make: (
      _ shouldStop: @escaping @Sendable () -> Bool,
      _ report: @escaping @Sendable (RunProgress) -> Void
    ) throws -> Made?
  ) throws -> Made {
    let bar = ProgressBar()
    defer { bar.end() }
    let made = try make({ self.isRequested }, { bar.show($0) })
    bar.end()
    guard let made else {
      print("Interrupted: nothing was made.")
      throw ExitStatus.interrupted
    }
    return made
  }
}
