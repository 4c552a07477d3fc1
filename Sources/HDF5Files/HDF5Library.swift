// SPDX-License-Identifier: MIT

import CHDF5
import Synchronization

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// The libhdf5 that this process runs with.
public enum HDF5Library {
  /// Version of the library at run time, such as `1.10.8`.
  public static var version: String {
    var major: UInt32 = 0
    var minor: UInt32 = 0
    var release: UInt32 = 0
    let outcome = call { H5get_libversion(&major, &minor, &release) }
    return outcome.value < 0 ? "unknown" : "\(major).\(minor).\(release)"
  }

  /// One call at a time: libhdf5 need not be built thread-safe, and where it is, it takes turns too.
  private static let state = Mutex(State())

  private struct State {
    var hasStarted = false
    /// False once a file could not be written out, as on a full disk: such a file stays in the
    /// library, whose clean-up at the end of the process then crashes (seen with 1.10.8).
    var mayCleanUp = true
  }

  /// What a call gave, and the library's messages (innermost first) where it failed.
  struct Outcome<Value: BinaryInteger & Sendable>: Sendable {
    let value: Value
    let messages: [String]
  }

  /// Runs one call with the library's own printing of errors turned off.
  ///
  /// Printing is a setting of each thread's error stack, so it is set at every call.
  static func call<Value: BinaryInteger & Sendable>(_ body: () -> Value) -> Outcome<Value> {
    state.withLock { state in
      if !state.hasStarted {
        state.hasStarted = true
        start()
      }
      H5Eset_auto2(ch5_error_default(), nil, nil)
      let value = body()
      return Outcome(value: value, messages: value < 0 ? ErrorStack.messages() : [])
    }
  }

  /// Leaves out the library's clean-up at the end of the process.
  static func skipCleanUp() {
    state.withLock { $0.mayCleanUp = false }
  }

  /// Puts our clean-up, which can be left out, in the place of the library's own.
  private static func start() {
    guard H5dont_atexit() >= 0 else { return }
    atexit {
      _ = HDF5Library.state.withLockIfAvailable { state in
        if state.mayCleanUp { H5close() }
      }
    }
  }
}
