// SPDX-License-Identifier: MIT

import CHDF5
import Synchronization

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
  private static let turn = Mutex(())

  /// What a call gave, and the library's messages (innermost first) where it failed.
  struct Outcome<Value: BinaryInteger & Sendable>: Sendable {
    let value: Value
    let messages: [String]
  }

  /// Runs one call with the library's own printing of errors turned off.
  ///
  /// Printing is a setting of each thread's error stack, so it is set at every call.
  static func call<Value: BinaryInteger & Sendable>(_ body: () -> Value) -> Outcome<Value> {
    turn.withLock { _ in
      H5Eset_auto2(ch5_error_default(), nil, nil)
      let value = body()
      return Outcome(value: value, messages: value < 0 ? ErrorStack.messages() : [])
    }
  }
}
