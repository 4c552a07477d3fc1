// SPDX-License-Identifier: MIT

import Binaries
import ElementaryFunctions

/// The priors of all parameters of a dataset, in order, with constraints between them.
///
/// A row is found by trying candidates until one satisfies all constraints. Candidates are
/// computed, not drawn in sequence: the values of a candidate depend on seed, row, number of the
/// candidate and position of the parameter alone, whatever the order or the thread they are asked
/// for in.
public struct PriorDictionary: Sendable {
  /// A bound on a mass quantity that follows from the sampled parameters.
  public struct Constraint: Sendable, Equatable {
    /// The quantity.
    public let quantity: MassQuantity
    /// The value that must be exceeded.
    public let minimum: Double
    /// The value that must not be reached.
    public let maximum: Double
  }

  /// The sampled parameters, constants included, in the order given.
  public let names: [String]
  /// The distributions of the sampled parameters, in the order of ``names``.
  public let distributions: [Distribution]
  /// The constraints, in the order given.
  public let constraints: [Constraint]

  private let samplers: SamplerList
  private let masses: MassConverter?

  /// Reads priors as dingo's settings hold them.
  ///
  /// The classes are those of bilby, by bare name (`Uniform`, `AlignedSpin`) or with the module
  /// (`bilby.gw.prior.AlignedSpin`); bilby itself accepts the classes of `bilby.gw.prior` only with
  /// the module. Arguments are given by position or name; numbers may be sums, products and powers
  /// of numbers, `np.pi`, `pi` and `inf`.
  ///
  /// - Parameter entries: Name and prior of each parameter, in the order of the columns.
  /// - Throws: ``PriorError`` for the first entry that is not a prior, and for constraints on what
  ///   the sampled parameters do not determine.
  public init(_ entries: [(name: String, value: PriorValue)]) throws(PriorError) {
    var names: [String] = []
    var distributions: [Distribution] = []
    var bounds: [(name: String, minimum: Double, maximum: Double)] = []
    for (name, value) in entries {
      guard !names.contains(name), !bounds.contains(where: { $0.name == name }) else {
        throw PriorError(parameter: name, problem: .repeatedParameter)
      }
      switch try Self.parse(name, value) {
      case .distribution(let distribution):
        names.append(name)
        distributions.append(distribution)
      case .constraint(let minimum, let maximum):
        bounds.append((name, minimum, maximum))
      }
    }
    guard !names.isEmpty else { throw PriorError(parameter: nil, problem: .nothingSampled) }
    self.names = names
    self.distributions = distributions
    samplers = SamplerList(distributions)
    (constraints, masses) = try Self.constraints(bounds, on: names)
  }

  private static func parse(
    _ name: String,
    _ value: PriorValue
  ) throws(PriorError) -> ParsedPrior {
    do throws(PriorProblem) {
      switch try value.withDefault(of: name) {
      case .number(let number): return .distribution(try Distribution(constant: number))
      case .text(let text): return try PriorClass.parse(text)
      }
    } catch {
      throw PriorError(parameter: name, problem: error)
    }
  }

  private static func constraints(
    _ bounds: [(name: String, minimum: Double, maximum: Double)],
    on names: [String]
  ) throws(PriorError) -> ([Constraint], MassConverter?) {
    var constraints: [Constraint] = []
    for (name, minimum, maximum) in bounds {
      guard let quantity = MassQuantity(name: name) else {
        let known = MassQuantity.allCases.map(\.rawValue)
        let reason =
          "'\(name)' is not one of \(known.joined(separator: ", "))"
          + NameSuggestion.clause(for: name, in: known)
        throw PriorError(parameter: name, problem: .constraintNotDetermined(reason: reason))
      }
      constraints.append(Constraint(quantity: quantity, minimum: minimum, maximum: maximum))
    }
    guard let first = bounds.first else { return ([], nil) }
    do throws(BinaryError) {
      return (constraints, try MassConverter(names: names, allowsOverrides: true))
    } catch {
      throw PriorError(
        parameter: first.name,
        problem: .constraintNotDetermined(reason: error.description)
      )
    }
  }

  /// Computes one candidate of one row.
  ///
  /// The uniform numbers are Philox4x64-10 with key (seed, row) and counter
  /// (candidate, position / 4, 0, 0); aligned spins of a general magnitude or tilt take a second
  /// number, with 1 in place of the first 0.
  ///
  /// - Parameters:
  ///   - seed: The seed of the dataset.
  ///   - row: The number of the row.
  ///   - candidate: The number of the candidate, from 0.
  ///   - values: Where the values go, in the order of ``names``; at least as many as there are.
  /// - Returns: Whether the candidate satisfies all constraints.
  public func draw(
    seed: UInt64,
    row: UInt64,
    candidate: UInt64,
    into values: UnsafeMutableBufferPointer<Double>
  ) -> Bool {
    let philox = Philox(seed, row)
    let samplers = samplers.samplers
    var position = 0
    while position < samplers.count {
      let index = UInt64(position / 4)
      let block = philox.block(at: (candidate, index, 0, 0))
      for word in 0..<min(4, samplers.count - position) {
        values[position + word] = samplers[position + word].value(
          unitUniform(Self.word(word, of: block)),
          second: {
            unitUniform(Self.word(word, of: philox.block(at: (candidate, index, 1, 0))))
          }
        )
      }
      position += 4
    }
    return satisfiesConstraints(UnsafeBufferPointer(rebasing: values[..<samplers.count]))
  }

  @inline(__always)
  private static func word(_ index: Int, of block: Philox.Block) -> UInt64 {
    switch index {
    case 0: block.0
    case 1: block.1
    case 2: block.2
    default: block.3
    }
  }

  /// Whether a row lies strictly inside all constraints.
  ///
  /// - Parameter values: The values in the order of ``names``.
  /// - Returns: Whether every constrained quantity lies between its bounds; NaN does not.
  public func satisfiesConstraints(_ values: UnsafeBufferPointer<Double>) -> Bool {
    guard let masses else { return true }
    let components = masses(values)
    for constraint in constraints {
      let value = components[constraint.quantity]
      // Written so that NaN fails.
      guard value > constraint.minimum, value < constraint.maximum else { return false }
    }
    return true
  }

  /// The logarithm of the probability density of a row, constants left out.
  ///
  /// The constraints cut the density off without normalising it, as bilby's
  /// `ln_prob(normalized=False)` does.
  ///
  /// - Parameter values: The values in the order of ``names``.
  /// - Returns: The logarithm; −∞ outside the prior, also where a constant has another value.
  public func logarithmOfDensity(_ values: UnsafeBufferPointer<Double>) -> Double {
    guard satisfiesConstraints(values) else { return -.infinity }
    var sum = 0.0
    for (value, distribution) in zip(values, distributions) {
      if let constant = distribution.fixedValue {
        if value != constant { return -.infinity }
      } else {
        sum += log(distribution.probabilityDensity(at: value))
      }
    }
    return sum
  }
}
