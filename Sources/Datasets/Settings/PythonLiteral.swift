// SPDX-License-Identifier: MIT

/// Values as Python writes them with `repr`, which is how dingo-gw stores settings.
///
/// dingo-gw reads the text back with `ast.literal_eval`.
enum PythonLiteral {
  static func text(of value: SettingValue) -> String {
    switch value.content {
    case .null: "None"
    case .bool(let value): value ? "True" : "False"
    case .integer(let value): String(value)
    case .float(let value): text(of: value)
    case .text(let value): text(of: value)
    case .list(let items): "[" + items.map(text(of:)).joined(separator: ", ") + "]"
    case .map(let entries):
      "{" + entries.map { text(of: $0.key) + ": " + text(of: $0.value) }.joined(separator: ", ")
        + "}"
    }
  }

  /// Python's shortest form; where Swift would write an exponent below 1e16, all digits.
  static func text(of number: Double) -> String {
    let shortest = number.description
    guard number.magnitude < 1e16, number.magnitude >= 1, let e = shortest.firstIndex(of: "e")
    else { return shortest }
    let (whole, exponent) = (shortest[..<e], Int(shortest[shortest.index(after: e)...]) ?? 0)
    let digits = whole.filter { $0 != "." && $0 != "-" }
    let padding = String(repeating: "0", count: max(0, exponent + 1 - digits.count))
    return (number < 0 ? "-" : "") + digits + padding + ".0"
  }

  /// Single quotes unless the text holds a single quote and no double one, as Python does.
  static func text(of string: String) -> String {
    let quote: Character = string.contains("'") && !string.contains("\"") ? "\"" : "'"
    var result = String(quote)
    for character in string.unicodeScalars {
      switch character {
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case "'" where quote == "'": result += "\\'"
      case _ where character.value < 0x20 || character.value == 0x7f:
        let hex = String(character.value, radix: 16)
        result += "\\x" + (hex.count < 2 ? "0" : "") + hex
      default: result.unicodeScalars.append(character)
      }
    }
    return result + String(quote)
  }
}
