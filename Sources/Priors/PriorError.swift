// SPDX-License-Identifier: MIT

import Binaries

/// A prior that cannot be used: of which parameter, and why.
public struct PriorError: Error, Sendable, Equatable {
  /// The name of the parameter, or nothing where the prior as a whole is meant.
  public let parameter: String?
  /// What is wrong.
  public let problem: PriorProblem

  /// Makes an error.
  ///
  /// - Parameters:
  ///   - parameter: The name of the parameter, or nothing where the prior as a whole is meant.
  ///   - problem: What is wrong.
  public init(parameter: String?, problem: PriorProblem) {
    self.parameter = parameter
    self.problem = problem
  }
}

extension PriorError: CustomStringConvertible {
  /// What is wrong, where, and how to mend it.
  public var description: String {
    (parameter.map { "Prior of '\($0)': " } ?? "Prior: ") + problem.description
  }
}

/// What can be wrong with a prior.
public enum PriorProblem: Error, Sendable, Equatable {
  /// The text does not follow the grammar.
  case syntax(expected: String, found: String)
  /// A name for which there is no prior class and no constant.
  case unknownName(String, suggestion: String?, known: [String])
  /// A prior class of bilby that is not offered here.
  case unsupportedClass(String, remedy: String)
  /// An argument that the class does not have.
  case unknownArgument(String, className: String, suggestion: String?, known: [String])
  /// An argument given twice.
  case repeatedArgument(String, className: String)
  /// More arguments without names than the class has parameters.
  case tooManyArguments(className: String, known: [String])
  /// An argument that the class needs and the text lacks.
  case missingArgument(String, className: String, known: [String])
  /// An argument of the wrong kind.
  case wrongArgument(String, className: String, expected: String)
  /// Values that describe no distribution.
  case invalidValue(className: String, reason: String)
  /// A constant that is infinite or not a number.
  case notFinite(Double)
  /// The word `default` for a parameter that has no default prior.
  case noDefault(available: [String])
  /// A parameter name that is given twice.
  case repeatedParameter
  /// No parameter is sampled.
  case nothingSampled
  /// A constraint on a quantity that the sampled parameters do not determine.
  case constraintNotDetermined(reason: String)
}

extension PriorProblem: CustomStringConvertible {
  /// What is wrong and how to mend it.
  public var description: String {
    switch self {
    case .syntax(let expected, let found):
      "expected \(expected), found \(found)."
    case .unknownName(let name, let suggestion, let known):
      "'\(name)' is neither a prior class nor a constant" + Self.hint(suggestion, known)
    case .unsupportedClass(let name, let remedy):
      "the class \(name) is not supported; \(remedy)."
    case .unknownArgument(let name, let className, let suggestion, let known):
      "\(className) has no argument '\(name)'" + Self.hint(suggestion, known)
    case .repeatedArgument(let name, let className):
      "\(className) is given the argument '\(name)' twice; give it once."
    case .tooManyArguments(let className, let known):
      "\(className) is given too many arguments; it has \(known.joined(separator: ", "))."
    case .missingArgument(let name, let className, let known):
      "\(className) needs the argument '\(name)'; it has \(known.joined(separator: ", "))."
    case .wrongArgument(let name, let className, let expected):
      "the argument '\(name)' of \(className) must be \(expected)."
    case .invalidValue(let className, let reason):
      "\(className): \(reason)."
    case .notFinite(let value):
      "\(value) is not a finite number; give a number, 'default' or a prior such as "
        + "Uniform(0, 1)."
    case .noDefault(let available):
      "there is no default for this parameter, only for "
        + available.joined(separator: ", ") + "; write the prior out."
    case .repeatedParameter:
      "the parameter is given twice; give it once."
    case .nothingSampled:
      "no parameter is sampled; give at least one that is not a Constraint."
    case .constraintNotDetermined(let reason):
      "the constraint cannot be checked: \(reason)"
    }
  }

  private static func hint(_ suggestion: String?, _ known: [String]) -> String {
    suggestion.map { "; did you mean '\($0)'?" } ?? "; known: \(known.joined(separator: ", "))."
  }
}
