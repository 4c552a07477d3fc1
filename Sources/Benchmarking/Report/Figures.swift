// SPDX-License-Identifier: MIT

import Verification

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// Numbers for people.
enum Figures {
  /// Three digits, with a unit that suits: `10.5 µs`, `1.23 ms`, `2.10 s`.
  static func time(_ seconds: Double) -> String {
    guard seconds.isFinite else { return "?" }
    let units = [("s", 1.0), ("ms", 1e-3), ("µs", 1e-6), ("ns", 1e-9)]
    let unit = units.first { seconds.magnitude >= $0.1 } ?? units[3]
    return "\(three(seconds / unit.1)) \(unit.0)"
  }

  /// Three digits: `1.23`, `12.3`, `123`, `12 300`.
  static func three(_ value: Double) -> String {
    guard value.isFinite else { return "?" }
    guard value != 0 else { return "0" }
    let exponent = Int(log10(value.magnitude).rounded(.down))
    if exponent < 2 { return ScientificText.decimals(value, 2 - max(exponent, -3)) }
    let step = pow(10, Double(exponent - 2))
    return grouped(Int((value / step).rounded() * step))
  }

  /// Digits in threes, with narrow spaces.
  static func grouped(_ value: Int) -> String {
    var digits = Array("\(value.magnitude)")
    var place = digits.count - 3
    while place > 0 {
      digits.insert("\u{202F}", at: place)
      place -= 3
    }
    return (value < 0 ? "-" : "") + String(digits)
  }

  /// `1.2·10⁻¹²`, in the characters of a text.
  static func error(_ value: Double) -> String {
    let text = ScientificText.text(value)
    guard let mark = text.firstIndex(of: "e"),
      let exponent = Int(text[text.index(after: mark)...])
    else { return text }
    return text[..<mark] + "·10" + LogAxis.superscript(exponent)
  }

  /// A size with a unit that suits.
  static func size(_ bytes: Int) -> String {
    let units = [("GB", 1e9), ("MB", 1e6), ("kB", 1e3)]
    let unit = units.first { Double(bytes) >= $0.1 }
    return unit.map { "\(three(Double(bytes) / $0.1)) \($0.0)" } ?? "\(bytes) B"
  }

  /// How many times as fast; a sentence where the rounds do not tell.
  static func ratio(_ ratio: Double?) -> String {
    ratio.map { "\(three($0)) ×" } ?? "cannot tell"
  }
}
