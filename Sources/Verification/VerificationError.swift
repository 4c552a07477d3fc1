// SPDX-License-Identifier: MIT

/// Why a comparison cannot be made.
public enum VerificationError: Error, Sendable, Equatable, CustomStringConvertible {
  /// Two rows, or a row and its grid, have different numbers of bins.
  case lengthsDiffer(Int, Int)
  /// The reference holds nothing but zeros.
  case noSignal
  /// A noise curve says nothing about any bin.
  case noiseCoversNoBin(String)
  /// A model has no tolerances, so that nothing could be said about it.
  case noTolerances(model: String, known: [String])
  /// The reference cannot be used, in its own words.
  case referenceUnavailable(String)
  /// Nothing was compared, so that there is nothing to draw.
  case nothingToDraw
  /// Anything else about what is to be compared.
  case badInput(String)

  /// What is wrong and how to mend it.
  public var description: String {
    switch self {
    case .lengthsDiffer(let first, let second):
      "Rows of \(first) and of \(second) bins cannot be compared."
    case .noSignal: "The reference holds nothing but zeros, with which nothing can be compared."
    case .noiseCoversNoBin(let name):
      "The noise curve \(name) covers no bin of the domain. Choose another with --noise."
    case .noTolerances(let model, let known):
      "\(model) has no tolerances, so nothing could be said to pass. Models with tolerances: "
        + known.joined(separator: ", ") + "."
    case .nothingToDraw: "Nothing was compared, so there is no picture."
    case .referenceUnavailable(let reason), .badInput(let reason): reason
    }
  }
}
