// SPDX-License-Identifier: MIT

/// What went wrong with settings, tables, files or a run, where, and how to mend it.
public struct DatasetError: Error, Sendable, Equatable, CustomStringConvertible {
  /// What kind of thing went wrong; it decides the exit status of the command.
  public let kind: Kind
  /// The whole message.
  public let description: String

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
}
