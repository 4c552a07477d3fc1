// SPDX-License-Identifier: MIT

/// One option of a waveform model, by LAL's name, such as `PhenomXPrecVersion`.
public struct ModelOption: Sendable, Equatable, CustomStringConvertible {
  /// LAL's name.
  public let name: String
  /// The value.
  public let value: Value

  /// The kinds of values that options have.
  public enum Value: Sendable, Equatable, CustomStringConvertible {
    /// A whole number.
    case integer(Int)
    /// A real number.
    case real(Double)
    /// Text.
    case text(String)

    /// The value as it stands in settings.
    public var description: String {
      switch self {
      case .integer(let value): "\(value)"
      case .real(let value): "\(value)"
      case .text(let value): value
      }
    }
  }

  /// Makes an option.
  public init(name: String, value: Value) {
    self.name = name
    self.value = value
  }

  /// `name=value`.
  public var description: String { "\(name)=\(value)" }
}
