// SPDX-License-Identifier: MIT

/// A word of the text of a prior.
enum PriorToken: Equatable, CustomStringConvertible {
  case number(Double)
  case text(String)
  /// A name, dots included.
  case name(String)
  /// `+`, `-`, `*`, `/`, `**`, `(`, `)`, `,` or `=`.
  case symbol(String)
  case end

  var description: String {
    switch self {
    case .number(let value): "the number \(value)"
    case .text(let text): "the text '\(text)'"
    case .name(let name): "'\(name)'"
    case .symbol(let symbol): "'\(symbol)'"
    case .end: "the end"
    }
  }

  /// Splits a text into tokens, the last of which is ``end``.
  static func tokens(of text: String) throws(PriorProblem) -> [PriorToken] {
    var scanner = Scanner(rest: Substring(text))
    var tokens: [PriorToken] = []
    while let token = try scanner.next() { tokens.append(token) }
    return tokens + [.end]
  }
}

/// Takes tokens off the front of a text.
private struct Scanner {
  var rest: Substring

  mutating func next() throws(PriorProblem) -> PriorToken? {
    rest = rest.drop(while: \.isWhitespace)
    guard let first = rest.first else { return nil }
    if first == "'" || first == "\"" { return try quotedText(first) }
    if "ruRU".contains(first), let quote = rest.dropFirst().first, quote == "'" || quote == "\"" {
      rest = rest.dropFirst()
      return try quotedText(quote)
    }
    let second = rest.dropFirst().first
    if first.isDigit || (first == "." && second?.isDigit == true) { return try number() }
    if first.isLetter || first == "_" { return name() }
    return try symbol(first)
  }

  private mutating func quotedText(_ quote: Character) throws(PriorProblem) -> PriorToken {
    let text = rest.dropFirst().prefix { $0 != quote }
    guard text.endIndex < rest.endIndex else {
      throw .syntax(expected: "a closing quote \(quote)", found: "the end")
    }
    rest = rest[text.endIndex...].dropFirst()
    return .text(String(text))
  }

  private mutating func name() -> PriorToken {
    let name = rest.prefix { $0.isLetter || $0.isDigit || $0 == "_" || $0 == "." }
    rest = rest[name.endIndex...]
    return .name(String(name))
  }

  /// Digits, which single underscores may part, a point, and an exponent.
  private mutating func number() throws(PriorProblem) -> PriorToken {
    var previous: Character = " "
    let word = rest.prefix { character in
      let isSign = (character == "+" || character == "-") && (previous == "e" || previous == "E")
      let belongs =
        character.isDigit || character.isLetter || character == "." || character == "_" || isSign
      previous = character
      return belongs
    }
    guard let value = pythonNumber(word) else {
      throw .syntax(expected: "a number", found: "'\(word)'")
    }
    rest = rest[word.endIndex...]
    return .number(value)
  }

  private mutating func symbol(_ first: Character) throws(PriorProblem) -> PriorToken {
    if rest.hasPrefix("**") {
      rest = rest.dropFirst(2)
      return .symbol("**")
    }
    guard "+-*/(),=".contains(first) else {
      throw .syntax(expected: "a number, a name or a prior", found: "'\(first)'")
    }
    rest = rest.dropFirst()
    return .symbol(String(first))
  }
}

/// The value of a decimal number as Python writes it; nothing for any other text.
private func pythonNumber(_ word: Substring) -> Double? {
  guard word.allSatisfy({ $0.isDigit || "._eE+-".contains($0) }) else { return nil }
  let parts = word.split(separator: "_", omittingEmptySubsequences: false)
  let isParted = zip(parts, parts.dropFirst()).allSatisfy {
    $0.last?.isDigit == true && $1.first?.isDigit == true
  }
  return isParted ? Double(parts.joined()) : nil
}

extension Character {
  /// Whether the character is one of the ten ASCII digits.
  fileprivate var isDigit: Bool { "0" <= self && self <= "9" }
}
