// SPDX-License-Identifier: MIT

import CErrorStream
import Generation
import Synchronization

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// Listens to what LAL prints to `stderr`, where its specific error messages go and nowhere else.
///
/// In glibc `stderr` is a variable that a program may set. It is given a stream that hands what is
/// printed during a call to the log of the thread that makes the call, and writes everything else
/// to the terminal as before. Other C libraries offer no such stream; the messages are then LAL's
/// general words for an error number, with the place where it arose.
enum LALStandardError {
  /// Starts to listen, once for the process.
  ///
  /// - Parameters:
  ///   - library: LALSimulation, in whose scope the variable is looked up.
  ///   - echoes: Whether what LAL prints goes to the terminal as well.
  /// - Returns: Whether messages can be heard.
  static func listen(to library: DynamicLibrary, echoes: Bool) -> Bool {
    if echoes { echoesToTerminal.store(true, ordering: .relaxed) }
    return installed.withLock { isInstalled in
      if !isInstalled { isInstalled = install(in: library) }
      return isInstalled
    }
  }

  private static let installed = Mutex(false)
  private static let echoesToTerminal = Atomic(false)

  private static func install(in library: DynamicLibrary) -> Bool {
    guard let variable = library.address("stderr") else { return false }
    let stream = whipbird_open_stream { bytes, count in
      let buffer = UnsafeRawBufferPointer(start: bytes, count: count)
      if !LALErrorLog.hear(buffer) || LALStandardError.echoesToTerminal.load(ordering: .relaxed) {
        LALStandardError.write(buffer)
      }
    }
    guard let stream else { return false }
    variable.storeBytes(of: stream, as: UnsafeMutableRawPointer.self)
    return true
  }

  private static func write(_ buffer: UnsafeRawBufferPointer) {
    var rest = buffer[...]
    while !rest.isEmpty {
      let part = UnsafeRawBufferPointer(rebasing: rest)
      #if canImport(Glibc)
      let written = Glibc.write(STDERR_FILENO, part.baseAddress, part.count)
      #else
      let written = Darwin.write(STDERR_FILENO, part.baseAddress, part.count)
      #endif
      if written > 0 {
        rest = rest.dropFirst(written)
      } else if errno != EINTR {
        return
      }
    }
  }
}
