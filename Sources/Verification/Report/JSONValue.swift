// SPDX-License-Identifier: MIT

/// A value of a JSON text.
public indirect enum JSONValue: Sendable, Equatable {
  /// No value.
  case null
  /// `true` or `false`.
  case bool(Bool)
  /// A number; infinities and NaN, which JSON lacks, become the texts `inf`, `-inf` and `nan`.
  case number(Double)
  /// A whole number.
  case integer(Int)
  /// Text.
  case text(String)
  /// A list.
  case list([JSONValue])
  /// Keys with values, in order.
  case object([(key: String, value: JSONValue)])

  /// The text, indented by two spaces, with a newline at its end.
  public var description: String { text(indent: "") + "\n" }

  /// The text on one line.
  package var line: String {
    switch self {
    case .list(let items): "[\(items.map(\.line).joined(separator: ", "))]"
    case .object(let entries):
      "{\(entries.map { "\(Self.quoted($0.key)): \($0.value.line)" }.joined(separator: ", "))}"
    default: text(indent: "")
    }
  }

  private func text(indent: String) -> String {
    let inner = indent + "  "
    switch self {
    case .null: return "null"
    case .bool(let value): return "\(value)"
    case .number(let value): return value.isFinite ? "\(value)" : "\"\(value)\""
    case .integer(let value): return "\(value)"
    case .text(let value): return Self.quoted(value)
    case .list(let items):
      let isFlat = items.allSatisfy(\.isScalar)
      let texts = items.map { $0.text(indent: inner) }
      if isFlat { return "[\(texts.joined(separator: ", "))]" }
      return "[\n" + texts.map { inner + $0 }.joined(separator: ",\n") + "\n\(indent)]"
    case .object(let entries):
      if entries.isEmpty { return "{}" }
      let lines = entries.map { inner + Self.quoted($0.key) + ": " + $0.value.text(indent: inner) }
      return "{\n" + lines.joined(separator: ",\n") + "\n\(indent)}"
    }
  }

  private var isScalar: Bool {
    switch self {
    case .list, .object: false
    default: true
    }
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      case _ where scalar.value < 0x20:
        let hex = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  /// Compares values; keys count in their order.
  public static func == (a: JSONValue, b: JSONValue) -> Bool { a.description == b.description }
}
