// SPDX-License-Identifier: MIT

/// The rows that bilby draws from a prior after `bilby.core.utils.random.seed(seed)`.
///
/// `prior.sample(n)` of bilby 2.8 works in passes: for each parameter in order, constants
/// included, it draws n uniform numbers from numpy's PCG64; it then keeps the rows that satisfy the
/// constraints, and makes another pass of n until there are n. Here each parameter has its own
/// copy of the generator at its place in the pass, so that rows come one by one, whatever n.
///
/// - Accuracy: Uniform numbers, constants, and tables of aligned spins are bilby's to the bit, and so
///   are uniform, triangular and chirp-mass priors. Other closed forms differ by at most 2 units in
///   the last place and mass ratios by about ten, since numpy's own functions depend on the
///   processor; truncated normal priors by 1e-15; distances by 2e-13, relative. Aligned spins of a
///   general magnitude or tilt differ by the errors of bilby's quadrature, 1e-5 and more, or 1e-2
///   where the tilt excludes the plane of the orbit.
public struct BilbyStream: Sendable {
  private let prior: PriorDictionary
  private let quantiles: [BilbyQuantile]
  private var rowsPerPass: UInt64
  private var generators: [PermutedCongruentialGenerator]
  private var rowInPass: UInt64 = 0

  /// Makes the stream of `prior.sample(count)`.
  ///
  /// - Parameters:
  ///   - prior: The prior.
  ///   - seed: The seed, as given to `bilby.core.utils.random.seed`.
  ///   - count: The number of rows, which sets the length of a pass; less than one counts as one.
  public init(prior: PriorDictionary, seed: UInt64, count: Int) {
    self.prior = prior
    quantiles = prior.distributions.map(BilbyQuantile.init)
    rowsPerPass = UInt64(max(1, count))
    generators = Self.generators(
      PermutedCongruentialGenerator(seed: seed),
      count: prior.names.count,
      rowsPerPass: rowsPerPass
    )
  }

  private static func generators(
    _ start: PermutedCongruentialGenerator,
    count: Int,
    rowsPerPass: UInt64
  ) -> [PermutedCongruentialGenerator] {
    (0..<count).map { index in
      var generator = start
      generator.skip(UInt128(index) * UInt128(rowsPerPass))
      return generator
    }
  }

  /// Goes on as a further call of `prior.sample(count)` does.
  ///
  /// The rows of the call before must have been taken, all of them and no more: what is left of its
  /// last pass is lost.
  ///
  /// - Parameter count: The number of rows of the further call.
  public mutating func beginSample(count: Int) {
    guard var start = generators.first else { return }
    if rowInPass > 0 {
      let rest = UInt128(generators.count) * UInt128(rowsPerPass) - UInt128(rowInPass)
      start.skip(rest)
    }
    rowInPass = 0
    rowsPerPass = UInt64(max(1, count))
    generators = Self.generators(start, count: generators.count, rowsPerPass: rowsPerPass)
  }

  /// The next row that satisfies the constraints, in bilby's order.
  ///
  /// After the rows that bilby returns, the stream goes on with the rows that it would have found
  /// next. Where no row satisfies the constraints this never returns; ``nextCandidate(into:)``
  /// leaves the loop to the caller.
  ///
  /// - Parameter values: Where the values go, in the order of the prior's names.
  public mutating func next(into values: UnsafeMutableBufferPointer<Double>) {
    while !nextCandidate(into: values) {}
  }

  /// The next row, accepted or not.
  ///
  /// - Parameter values: Where the values go, in the order of the prior's names.
  /// - Returns: Whether the row satisfies the constraints.
  public mutating func nextCandidate(into values: UnsafeMutableBufferPointer<Double>) -> Bool {
    for index in generators.indices {
      values[index] = quantiles[index](generators[index].nextUniform())
    }
    rowInPass += 1
    if rowInPass == rowsPerPass { startPass() }
    return prior.satisfiesConstraints(
      UnsafeBufferPointer(rebasing: values[..<generators.count])
    )
  }

  /// Skips what the other parameters draw in this pass and the next.
  private mutating func startPass() {
    rowInPass = 0
    let distance = UInt128(generators.count - 1) * UInt128(rowsPerPass)
    for index in generators.indices { generators[index].skip(distance) }
  }
}
