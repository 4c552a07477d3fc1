// SPDX-License-Identifier: MIT

/// Reads the Python literals in which dingo-gw stores settings.
///
/// Dicts, lists, text, numbers, `True`, `False`, `None`; nothing is evaluated.
package struct PythonLiteralParser {
  private let characters: [Character]
  private var position = 0
  /// Deeper nesting than this is no settings text.
  private static let deepest = 64

  /// The value; nil for text that is no literal.
  package static func value(of text: String) -> SettingValue? {
    var parser = PythonLiteralParser(characters: Array(text))
    guard let value = parser.value(depth: 0) else { return nil }
    parser.skipSpace()
    return parser.position == parser.characters.count ? value : nil
  }

  private init(characters: [Character]) { self.characters = characters }

  private var current: Character? {
    position < characters.count ? characters[position] : nil
  }

  private mutating func skipSpace() {
    while let current, current.isWhitespace { position += 1 }
  }

  private mutating func take(_ character: Character) -> Bool {
    skipSpace()
    guard current == character else { return false }
    position += 1
    return true
  }

  private mutating func value(depth: Int) -> SettingValue? {
    guard depth < Self.deepest else { return nil }
    skipSpace()
    switch current {
    case "{": return map(depth: depth)
    case "[": return list(closing: "]", depth: depth)
    case "(": return list(closing: ")", depth: depth)
    case "'", "\"": return text().map { SettingValue(.text($0)) }
    default: return word()
    }
  }

  private mutating func map(depth: Int) -> SettingValue? {
    position += 1
    var entries: [SettingValue.Entry] = []
    while !take("}") {
      skipSpace()
      guard let key = text(), take(":"), let value = value(depth: depth + 1) else { return nil }
      entries.append(.init(key: key, value: value))
      guard
        take(",")
          || {
            skipSpace(); return current == "}"
          }()
      else { return nil }
    }
    return SettingValue(.map(entries))
  }

  private mutating func list(closing: Character, depth: Int) -> SettingValue? {
    position += 1
    var items: [SettingValue] = []
    while !take(closing) {
      guard let item = value(depth: depth + 1) else { return nil }
      items.append(item)
      guard
        take(",")
          || {
            skipSpace(); return current == closing
          }()
      else { return nil }
    }
    return SettingValue(.list(items))
  }

  private mutating func text() -> String? {
    guard let quote = current, quote == "'" || quote == "\"" else { return nil }
    position += 1
    var result = ""
    while let character = current {
      position += 1
      if character == quote { return result }
      guard character == "\\" else {
        result.append(character)
        continue
      }
      guard let escaped = escape() else { return nil }
      result.append(escaped)
    }
    return nil
  }

  private mutating func escape() -> Character? {
    guard let letter = current else { return nil }
    position += 1
    switch letter {
    case "n": return "\n"
    case "r": return "\r"
    case "t": return "\t"
    case "x": return scalar(digits: 2)
    case "u": return scalar(digits: 4)
    case "U": return scalar(digits: 8)
    default: return letter
    }
  }

  private mutating func scalar(digits: Int) -> Character? {
    guard position + digits <= characters.count,
      let code = UInt32(String(characters[position..<position + digits]), radix: 16),
      let scalar = Unicode.Scalar(code)
    else { return nil }
    position += digits
    return Character(scalar)
  }

  private mutating func word() -> SettingValue? {
    let start = position
    while let current, !",]}): ".contains(current) { position += 1 }
    let word = String(characters[start..<position])
    switch word {
    case "None": return SettingValue(.null)
    case "True": return SettingValue(.bool(true))
    case "False": return SettingValue(.bool(false))
    default:
      if let value = Int(word) { return SettingValue(.integer(value)) }
      return Double(word).map { SettingValue(.float($0)) }
    }
  }
}
