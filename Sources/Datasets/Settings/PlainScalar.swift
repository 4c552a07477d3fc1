// SPDX-License-Identifier: MIT

/// What an unquoted YAML scalar means, by the rules of PyYAML's `safe_load` (YAML 1.1).
///
/// One deliberate difference: `1e-3` and `1.0e3`, which PyYAML takes for text because it wants a
/// dot and a signed exponent, are numbers here. Base-60 numbers (`1:30`) stay text.
enum PlainScalar {
  static func content(of text: String) -> SettingValue.Content {
    switch text {
    case "", "~", "null", "Null", "NULL": return .null
    case "true", "True", "TRUE", "yes", "Yes", "YES", "on", "On", "ON": return .bool(true)
    case "false", "False", "FALSE", "no", "No", "NO", "off", "Off", "OFF": return .bool(false)
    case ".nan", ".NaN", ".NAN": return .float(.nan)
    default: break
    }
    return infinity(text) ?? integer(text) ?? float(text) ?? .text(text)
  }

  private static func infinity(_ text: String) -> SettingValue.Content? {
    let (isNegative, digits) = splitSign(text)
    guard digits == ".inf" || digits == ".Inf" || digits == ".INF" else { return nil }
    return .float(isNegative ? -.infinity : .infinity)
  }

  private static func integer(_ text: String) -> SettingValue.Content? {
    let (isNegative, signless) = splitSign(text)
    guard let first = signless.first, first.isASCII, first.isNumber else { return nil }
    let digits = signless.filter { $0 != "_" }
    let (radix, body): (Int, Substring) =
      if digits.hasPrefix("0x") {
        (16, digits.dropFirst(2))
      } else if digits.hasPrefix("0b") {
        (2, digits.dropFirst(2))
      } else if digits.hasPrefix("0"), digits.count > 1 {
        (8, digits.dropFirst(1))
      } else {
        (10, digits[...])
      }
    guard !body.hasPrefix("-"), !body.hasPrefix("+") else { return nil }
    if let value = Int((isNegative ? "-" : "") + body, radix: radix) { return .integer(value) }
    let isWhole = radix == 10 && body.allSatisfy { $0.isASCII && $0.isNumber }
    return isWhole ? Double(String(body)).map { .float(isNegative ? -$0 : $0) } : nil
  }

  private static func float(_ text: String) -> SettingValue.Content? {
    let (isNegative, signless) = splitSign(text)
    guard let first = signless.first, first == "." || (first.isASCII && first.isNumber),
      signless.allSatisfy({ "0123456789._eE+-".contains($0) }),
      let value = Double(signless.filter { $0 != "_" })
    else { return nil }
    return .float(isNegative ? -value : value)
  }

  private static func splitSign(_ text: String) -> (isNegative: Bool, rest: Substring) {
    if text.hasPrefix("-") { return (true, text.dropFirst()) }
    return (false, text.hasPrefix("+") ? text.dropFirst() : text[...])
  }
}
