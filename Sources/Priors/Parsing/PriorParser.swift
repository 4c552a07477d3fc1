// SPDX-License-Identifier: MIT

import Binaries
import ElementaryFunctions

/// Reads the text of a prior by recursive descent; nothing is ever evaluated as code.
///
///     sum     = product { ("+" | "-") product }
///     product = signed { ("*" | "/") signed }
///     signed  = ("+" | "-") signed | power
///     power   = primary [ "**" signed ]
///     primary = number | text | constant | class "(" arguments ")" | "(" sum ")"
struct PriorParser {
  private let tokens: [PriorToken]
  private var position = 0
  private var depth = 0

  private static let constants: [String: Double] = [
    "pi": .pi, "np.pi": .pi, "numpy.pi": .pi, "math.pi": .pi,
    "inf": .infinity, "np.inf": .infinity, "numpy.inf": .infinity, "math.inf": .infinity,
    "e": 2.718281828459045, "np.e": 2.718281828459045, "numpy.e": 2.718281828459045,
    "math.e": 2.718281828459045,
  ]
  private static let deepestNesting = 64

  private init(tokens: [PriorToken]) {
    self.tokens = tokens
  }

  /// Reads a text.
  static func parse(_ text: String) throws(PriorProblem) -> PriorSyntax {
    var parser = PriorParser(tokens: try PriorToken.tokens(of: text))
    let syntax = try parser.sum()
    guard parser.current == .end else {
      throw .syntax(expected: "the end", found: parser.current.description)
    }
    return syntax
  }

  private var current: PriorToken { tokens[position] }

  private mutating func advance() {
    position = min(position + 1, tokens.count - 1)
  }

  private mutating func take(_ symbol: String) -> Bool {
    guard current == .symbol(symbol) else { return false }
    advance()
    return true
  }

  private mutating func expect(_ symbol: String) throws(PriorProblem) {
    guard take(symbol) else {
      throw .syntax(expected: "'\(symbol)'", found: current.description)
    }
  }

  private mutating func sum() throws(PriorProblem) -> PriorSyntax {
    depth += 1
    defer { depth -= 1 }
    guard depth < Self.deepestNesting else {
      throw .syntax(
        expected: "at most \(Self.deepestNesting) levels of parentheses",
        found: "more"
      )
    }
    var left = try product()
    while true {
      if take("+") {
        left = .number(try operand(left, of: "+") + operand(try product(), of: "+"))
      } else if take("-") {
        left = .number(try operand(left, of: "-") - operand(try product(), of: "-"))
      } else {
        return left
      }
    }
  }

  private mutating func product() throws(PriorProblem) -> PriorSyntax {
    var left = try signed()
    while true {
      if take("*") {
        left = .number(try operand(left, of: "*") * operand(try signed(), of: "*"))
      } else if take("/") {
        let divisor = try operand(try signed(), of: "/")
        guard divisor != 0 else { throw .syntax(expected: "a divisor", found: "zero") }
        left = .number(try operand(left, of: "/") / divisor)
      } else {
        return left
      }
    }
  }

  private mutating func signed() throws(PriorProblem) -> PriorSyntax {
    // A loop, so that a long row of signs cannot exhaust the stack.
    var sign = 1.0
    var hasSign = false
    while true {
      if take("-") { sign = -sign } else if !take("+") { break }
      hasSign = true
    }
    let value = try power()
    return hasSign ? .number(sign * (try operand(value, of: sign < 0 ? "-" : "+"))) : value
  }

  private mutating func power() throws(PriorProblem) -> PriorSyntax {
    let base = try primary()
    guard take("**") else { return base }
    depth += 1
    defer { depth -= 1 }
    guard depth < Self.deepestNesting else {
      throw .syntax(expected: "at most \(Self.deepestNesting) powers of powers", found: "more")
    }
    let number = try operand(base, of: "**")
    return .number(Self.power(of: number, try operand(try signed(), of: "**")))
  }

  /// Whole exponents are multiplied out, so that 10 ** 3 is exactly 1000.
  private static func power(of base: Double, _ exponent: Double) -> Double {
    guard exponent.magnitude <= 64, exponent == exponent.rounded() else {
      return pow(base, exponent)
    }
    let product = (0..<Int(exponent.magnitude)).reduce(1.0) { value, _ in value * base }
    return exponent < 0 ? 1 / product : product
  }

  private mutating func primary() throws(PriorProblem) -> PriorSyntax {
    let token = current
    advance()
    switch token {
    case .number(let value): return .number(value)
    case .text(let text): return .text(text)
    case .name(let name): return try named(name)
    case .symbol("("):
      let inner = try sum()
      try expect(")")
      return inner
    case .symbol, .end:
      throw .syntax(expected: "a number, a name or a prior", found: token.description)
    }
  }

  private mutating func named(_ name: String) throws(PriorProblem) -> PriorSyntax {
    if take("(") { return .call(name: name, arguments: try arguments()) }
    switch name {
    case "None": return .none
    case "True": return .truth(true)
    case "False": return .truth(false)
    default: break
    }
    if let constant = Self.constants[name] { return .number(constant) }
    if let priorClass = PriorClass.named(name) {
      throw .syntax(
        expected: "arguments after \(name), as in \(priorClass.example)",
        found: current.description
      )
    }
    let known = ["default"] + PriorClass.names + Self.constants.keys.sorted()
    throw .unknownName(
      name,
      suggestion: NameSuggestion.nearest(to: name, in: known),
      known: ["default", "np.pi", "pi", "inf"] + PriorClass.names
    )
  }

  private mutating func arguments() throws(PriorProblem) -> [PriorSyntax.Argument] {
    var arguments: [PriorSyntax.Argument] = []
    while !take(")") {
      arguments.append(try argument(after: arguments.last))
      guard take(",") else {
        guard take(")") else {
          throw .syntax(expected: "',' or ')'", found: current.description)
        }
        break
      }
    }
    return arguments
  }

  private mutating func argument(
    after previous: PriorSyntax.Argument?
  ) throws(PriorProblem) -> PriorSyntax.Argument {
    if case .name(let name) = current, tokens[position + 1] == .symbol("=") {
      advance()
      advance()
      return PriorSyntax.Argument(name: name, value: try sum())
    }
    guard previous?.name == nil else {
      throw .syntax(
        expected: "a named argument after '\(previous?.name ?? "")=…'",
        found: current.description
      )
    }
    return PriorSyntax.Argument(name: nil, value: try sum())
  }

  private func operand(
    _ value: PriorSyntax,
    of symbol: String
  ) throws(PriorProblem) -> Double {
    guard case .number(let number) = value else {
      throw .syntax(expected: "numbers on both sides of '\(symbol)'", found: value.kind)
    }
    return number
  }
}

extension PriorSyntax {
  /// The kind of value, in words.
  var kind: String {
    switch self {
    case .number(let value): "the number \(value)"
    case .text(let text): "the text '\(text)'"
    case .none: "None"
    case .truth(let value): value ? "True" : "False"
    case .call(let name, _): "the prior \(name)"
    }
  }
}
