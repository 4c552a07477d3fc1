// SPDX-License-Identifier: MIT

/// What went wrong with settings, tables, files or a run, where, and how to mend it.
public struct DatasetError: Error, Sendable, Equatable, CustomStringConvertible {
  /// What kind of thing went wrong; it decides the exit status of the command.
  public let kind: Kind
  /// What is wrong, and how to mend it.
  private let message: String
  /// How to go on with a run that has rows already, as a clause; nil where there is nothing to say.
  private var resumption: String?

  /// The whole message.
  public var description: String {
    resumption.map { "\(message) Rows that are done are kept: \($0)" } ?? message
  }

  /// Kinds of errors.
  public enum Kind: Sendable, Equatable {
    /// Settings or tables hold something that cannot be.
    case badInput
    /// A file that should be read is not there or not readable.
    case inputMissing
    /// The output cannot be made: it exists, or its place is not writable.
    case outputRefused
    /// Reading or writing failed: disk full, device lost.
    case inputOutput
    /// The computation cannot give what was asked for.
    case generation
  }

  /// Makes an error.
  public init(_ kind: Kind, _ message: String) {
    self.kind = kind
    self.message = message
  }

  /// Makes the error of a run that may have rows already.
  init(_ kind: Kind, _ message: String, resumption: String) {
    self.init(kind, message)
    self.resumption = resumption
  }

  /// The same, where nothing is kept that one could go on with.
  var withoutResumption: DatasetError { DatasetError(kind, message) }
}
