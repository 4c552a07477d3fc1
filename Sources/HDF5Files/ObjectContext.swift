// SPDX-License-Identifier: MIT

import CHDF5

/// Which object of which file a call is about, for its error.
struct ObjectContext {
  let file: String
  let object: String

  /// Runs one call of the library and turns a negative result into an error.
  @discardableResult
  func check<Value: BinaryInteger & Sendable>(
    _ action: String,
    _ call: @autoclosure () -> Value
  ) throws(HDF5Error) -> Value {
    let outcome = HDF5Library.call(call)
    if outcome.value < 0 {
      if let error = FileDiagnosis(path: file, messages: outcome.messages).diskError { throw error }
      throw .library(
        file: file,
        object: object,
        action: action,
        message: outcome.messages.joined(separator: "; ")
      )
    }
    return outcome.value
  }

  /// Like `check`, for calls that give an identifier.
  func open(
    _ action: String,
    _ close: @escaping Handle.Closer,
    _ call: @autoclosure () -> hid_t
  ) throws(HDF5Error) -> Handle {
    Handle(id: try check(action, call()), closer: close)
  }

  /// Refuses names that the library would cut at a zero byte, or misread.
  func checkName(_ name: String) throws(HDF5Error) {
    if name.isEmpty { throw invalid("a name is empty") }
    if name.utf8.contains(0) { throw invalid("a name contains a zero byte") }
  }

  /// The error for a request that does not fit this object.
  func invalid(_ reason: String) -> HDF5Error {
    .invalid(file: file, object: object, reason: reason)
  }

  /// The error for values whose type does not fit this object.
  func wrongType(_ reason: String) -> HDF5Error {
    .wrongType(file: file, object: object, reason: reason)
  }
}

/// An open identifier; whoever makes one closes it with `defer`.
struct Handle {
  typealias Closer = @convention(c) (hid_t) -> herr_t

  let id: hid_t
  let closer: Closer

  /// Closes the identifier; there is no failure here that a caller could mend.
  func close() {
    _ = HDF5Library.call { closer(id) }
  }
}
