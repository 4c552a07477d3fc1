// SPDX-License-Identifier: MIT

/// Settings as YAML, for people to read and to use again.
enum YAMLText {
  static func lines(_ value: SettingValue) -> [String] {
    switch value.content {
    case .map(let entries) where !entries.isEmpty: entries.flatMap(lines)
    default: [inline(value)]
    }
  }

  private static func lines(_ entry: SettingValue.Entry) -> [String] {
    if case .map(let inner) = entry.value.content, !inner.isEmpty {
      return ["\(scalar(entry.key)):"] + lines(entry.value).map { "  " + $0 }
    }
    return ["\(scalar(entry.key)): \(inline(entry.value))"]
  }

  private static func inline(_ value: SettingValue) -> String {
    switch value.content {
    case .null: "null"
    case .bool(let value): value ? "true" : "false"
    case .integer(let value): "\(value)"
    case .float(let value): number(value)
    case .text(let text): scalar(text)
    case .list(let items): "[" + items.map(inline).joined(separator: ", ") + "]"
    case .map(let entries):
      "{" + entries.map { "\(scalar($0.key)): \(inline($0.value))" }.joined(separator: ", ") + "}"
    }
  }

  /// With a point before an exponent: PyYAML takes `1e-05` for text.
  private static func number(_ value: Double) -> String {
    let text = PythonLiteral.text(of: value)
    return text.contains(".") ? text : text.replacing("e", with: ".0e")
  }

  /// Plain where YAML reads the same text back, else quoted.
  private static func scalar(_ text: String) -> String {
    let isPlain =
      PlainScalar.content(of: text) == .text(text)
      && text.allSatisfy { $0.isLetter || $0.isNumber || "_.()=*+/ -'".contains($0) }
      && text.first.map { $0.isLetter || $0 == "_" } == true && text.last != " "
    return isPlain ? text : "'" + text.replacing("'", with: "''") + "'"
  }
}
