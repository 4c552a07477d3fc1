// SPDX-License-Identifier: MIT

/// What can be wrong with a domain, or with data that should belong to it.
///
/// Quantities carry the names of dingo's settings, which is where users meet them.
public enum DomainError: Error, Equatable, Sendable {
  /// A value that is not a number, or infinite.
  case notFinite(quantity: String, value: Double)
  /// A value outside what is allowed.
  case outOfRange(quantity: String, value: Double, allowed: String)
  /// A value that is not a multiple of the spacing of its grid, and the nearest that are.
  case notOnGrid(quantity: String, value: Double, spacing: Double, nearest: [Double])
  /// More bins than fit.
  case tooManyBins(count: Double, limit: Int)
  /// Fewer than two nodes.
  case tooFewNodes(Int)
  /// A node that is not above the one before it.
  case nodesNotAscending(index: Int, previous: Double, value: Double)
  /// A band that its bins do not fill, and the nearest upper ends that they do.
  case unevenBand(index: Int, lower: Double, upper: Double, binWidth: Double, nearest: [Double])
  /// A grid whose end dingo, in single precision, would not find on the base grid.
  case singlePrecisionDrift(quantity: String, value: Double, spacing: Double)
  /// Data of a length that does not belong to the domain.
  case wrongLength(found: Int, expected: [Int])
  /// A domain whose bins are not among those of the other.
  case notNarrower(String)
  /// A name that is no type of domain.
  case unknownType(String, known: [String])
  /// A question about frequencies that a time domain does not answer.
  case notFrequencyDomain(String)
}

extension DomainError: CustomStringConvertible {
  /// What is wrong, where, and how to mend it.
  public var description: String {
    switch self {
    case .notFinite(let quantity, let value):
      "\(quantity) is \(value), which is not a finite number."
    case .outOfRange(let quantity, let value, let allowed):
      "\(quantity) is \(value), but must be \(allowed)."
    case .notOnGrid(let quantity, let value, let spacing, let nearest):
      "\(quantity) = \(value) is not a multiple of \(spacing) in double precision, so that its "
        + "bin would be misplaced; the nearest that are: \(Self.list(nearest))."
    case .tooManyBins(let count, let limit):
      "The domain would have \(count) bins, more than the \(limit) that are allowed; "
        + "lower f_max or raise delta_f."
    case .tooFewNodes(let count):
      "There are \(count) nodes, but a multibanded domain needs at least two: the lower end of "
        + "the first band and the upper end of the last."
    case .nodesNotAscending(let index, let previous, let value):
      "nodes[\(index)] = \(value) is not above nodes[\(index - 1)] = \(previous); "
        + "nodes must ascend."
    case .unevenBand(let index, let lower, let upper, let width, let nearest):
      "Band \(index), [\(lower), \(upper)) Hz, is not a whole number of bins of \(width) Hz; "
        + "the nearest upper ends that make it one: \(Self.list(nearest))."
    case .singlePrecisionDrift(let quantity, let value, let spacing):
      "\(quantity) = \(value) does not fall on the grid of spacing \(spacing) in the single "
        + "precision in which dingo computes it; choose a spacing that is a power of two, such "
        + "as 0.125 or 0.0625, and nodes that are multiples of it."
    case .wrongLength(let found, let expected):
      "The data have \(found) bins, but the domain has "
        + expected.map(String.init).joined(separator: " or ") + "."
    case .notNarrower(let reason):
      "The domain is not part of the other: \(reason)."
    case .unknownType(let name, let known):
      "'\(name)' is not a type of domain; the types are \(known.joined(separator: ", "))."
    case .notFrequencyDomain(let what):
      "\(what) needs a frequency domain, and this is a time domain."
    }
  }

  private static func list(_ values: [Double]) -> String {
    values.map { "\($0)" }.joined(separator: ", ")
  }
}
