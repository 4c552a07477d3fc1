// SPDX-License-Identifier: MIT

/// A value of a settings file with the line it stands on.
public struct SettingValue: Sendable, Equatable {
  /// What the value is.
  public let content: Content
  /// The line in the file, from 1; 0 for a value that was not read from a file.
  public let line: Int

  /// The kinds of values.
  public indirect enum Content: Sendable, Equatable {
    /// No value: `null`, `~` or nothing.
    case null
    /// `true` or `false`.
    case bool(Bool)
    /// A whole number.
    case integer(Int)
    /// Any other number.
    case float(Double)
    /// Text.
    case text(String)
    /// A sequence.
    case list([SettingValue])
    /// A mapping, in the order of the file.
    case map([Entry])
  }

  /// One key of a mapping with its value.
  public struct Entry: Sendable, Equatable {
    /// The key.
    public let key: String
    /// The value.
    public let value: SettingValue

    /// Makes an entry.
    public init(key: String, value: SettingValue) {
      self.key = key
      self.value = value
    }
  }

  /// Makes a value.
  public init(_ content: Content, line: Int = 0) {
    self.content = content
    self.line = line
  }

  /// The number, if the value is one.
  public var number: Double? {
    switch content {
    case .integer(let value): Double(value)
    case .float(let value): value
    default: nil
    }
  }

  /// The kind of the value in a reader's words.
  var kindInWords: String {
    switch content {
    case .null: "null"
    case .bool(let value): "the truth value \(value)"
    case .integer(let value): "the whole number \(value)"
    case .float(let value): "the number \(value)"
    case .text(let value): "the text '\(value)'"
    case .list: "a list"
    case .map: "a map"
    }
  }
}
