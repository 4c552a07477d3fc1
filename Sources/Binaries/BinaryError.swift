// SPDX-License-Identifier: MIT

/// What can be wrong with the parameters of a binary.
public enum BinaryError: Error, Equatable, Sendable {
  /// A parameter name that nothing knows, and the known name nearest to it.
  case unknownName(String, suggestion: String?)
  /// A name that is given twice.
  case repeatedName(String)
  /// A parameter that would have no effect, since others already determine what it says.
  case overdetermined(name: String, by: [String])
  /// A quantity that cannot be had from the names given, and what would do.
  case missing(quantity: String, remedy: String, given: [String])
  /// A value that is not a number, or infinite.
  case notFinite(quantity: String, value: Double)
  /// A value that no binary can have.
  case outOfRange(quantity: String, value: Double, allowed: String)
}

extension BinaryError: CustomStringConvertible {
  /// What is wrong, where, and how to mend it.
  public var description: String {
    switch self {
    case .unknownName(let name, let suggestion):
      let end = suggestion.map { "; did you mean '\($0)'?" } ?? "."
      return "'\(name)' is not a parameter of a binary" + end
    case .repeatedName(let name):
      return "'\(name)' is given twice; give it once."
    case .overdetermined(let name, let others):
      return "'\(name)' would have no effect, since \(Self.list(others)) already "
        + "\(others.count == 1 ? "determines" : "determine") it; leave one of them out."
    case .missing(let quantity, let remedy, let given):
      return "The \(quantity) cannot be found from "
        + (given.isEmpty ? "no parameters at all" : Self.list(given)) + "; \(remedy)."
    case .notFinite(let quantity, let value):
      return "\(quantity) is \(value), which is not a finite number; "
        + "check the parameters that determine it."
    case .outOfRange(let quantity, let value, let allowed):
      return "\(quantity) is \(value), but must be \(allowed)."
    }
  }

  private static func list(_ names: [String]) -> String {
    names.map { "'\($0)'" }.joined(separator: ", ")
  }
}
