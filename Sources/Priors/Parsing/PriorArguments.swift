// SPDX-License-Identifier: MIT

import Binaries

/// The arguments of one prior, bound to the parameters of its class.
struct PriorArguments {
  let className: String
  private let known: [String]
  private let values: [String: PriorSyntax]

  /// Binds arguments to parameters, by position and by name.
  init(
    _ arguments: [PriorSyntax.Argument],
    of className: String,
    parameters: [String]
  ) throws(PriorProblem) {
    var values: [String: PriorSyntax] = [:]
    for (index, argument) in arguments.enumerated() {
      guard argument.name != nil || index < parameters.count else {
        throw .tooManyArguments(className: className, known: parameters)
      }
      let name = argument.name ?? parameters[index]
      guard parameters.contains(name) else {
        throw .unknownArgument(
          name,
          className: className,
          suggestion: NameSuggestion.nearest(to: name, in: parameters),
          known: parameters
        )
      }
      guard values.updateValue(argument.value, forKey: name) == nil else {
        throw .repeatedArgument(name, className: className)
      }
    }
    self.className = className
    self.values = values
    known = parameters
    try checkLabels()
  }

  /// A number that must be given.
  func number(_ name: String) throws(PriorProblem) -> Double {
    guard let value = try optionalNumber(name) else {
      throw .missingArgument(name, className: className, known: known)
    }
    return value
  }

  /// A number, or nothing where the argument is left out.
  func optionalNumber(_ name: String) throws(PriorProblem) -> Double? {
    switch values[name] {
    case nil: return nil
    case .number(let value): return value
    default: throw .wrongArgument(name, className: className, expected: "a number")
    }
  }

  /// A positive whole number, or nothing where the argument is left out or None.
  func optionalCount(_ name: String, atLeast least: Int) throws(PriorProblem) -> Int? {
    switch values[name] {
    case nil, PriorSyntax.none?: return nil
    case .number(let value)
    where value >= Double(least) && value <= 1e7 && value == value.rounded():
      return Int(value)
    default:
      throw .wrongArgument(
        name,
        className: className,
        expected: "a whole number from \(least) to 10000000"
      )
    }
  }

  /// A truth value, false where the argument is left out.
  func flag(_ name: String) throws(PriorProblem) -> Bool {
    switch values[name] {
    case nil: return false
    case .truth(let value): return value
    default: throw .wrongArgument(name, className: className, expected: "True or False")
    }
  }

  /// A text, or nothing where the argument is left out or None.
  func optionalText(_ name: String) throws(PriorProblem) -> String? {
    switch values[name] {
    case nil, PriorSyntax.none?: return nil
    case .text(let text): return text
    default: throw .wrongArgument(name, className: className, expected: "a quoted text or None")
    }
  }

  /// A prior inside the prior, or nothing where the argument is left out.
  func optionalDistribution(_ name: String) throws(PriorProblem) -> Distribution? {
    guard let value = values[name] else { return nil }
    guard case .call(let inner, let arguments) = value,
      case .distribution(let distribution) = try PriorClass.build(inner, arguments)
    else {
      throw .wrongArgument(
        name,
        className: className,
        expected: "a prior such as Uniform(minimum=0, maximum=1)"
      )
    }
    return distribution
  }

  /// Checks the arguments that say nothing about the distribution.
  private func checkLabels() throws(PriorProblem) {
    for name in ["name", "latex_label", "unit"] where known.contains(name) {
      _ = try optionalText(name)
    }
    guard known.contains("boundary") else { return }
    guard [nil, "periodic", "reflective"].contains(try optionalText("boundary")) else {
      throw .wrongArgument(
        "boundary",
        className: className,
        expected: "'periodic', 'reflective' or None"
      )
    }
  }
}
