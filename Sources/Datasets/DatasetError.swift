// SPDX-License-Identifier: MIT

/// What went wrong with settings, tables, files or a run, where, and how to mend it.
public struct DatasetError: Error, Sendable, Equatable, CustomStringConvertible {
  /// What kind of thing went wrong; it decides the exit status of the command.
  public let kind: Kind
  /// The whole message.
  public let description: String
  /// How a run would go on that has rows already, as a clause; nil where there is nothing to say.
  private var resumption: String?

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
    description = message
  }

  /// Makes the error of rows that a run might go on with, should it have some already.
  init(_ kind: Kind, _ message: String, resumption: String) {
    self.init(kind, message)
    self.resumption = resumption
  }

  /// The same of a run whose rows are kept: it says how to go on, where that is known.
  var keepingRows: DatasetError {
    guard let resumption else { return self }
    return DatasetError(kind, "\(description) Rows that are done are kept: \(resumption)")
  }
}
