// SPDX-License-Identifier: MIT

/// The generator PCG64 (XSL RR 128/64) as numpy's `default_rng` runs it, with jumps.
///
/// A 128-bit linear congruential sequence whose upper and lower halves are combined and rotated.
/// Source: O'Neill, "PCG: a family of simple fast space-efficient statistically good algorithms
/// for random number generation", HMC-CS-2014-0905.
package struct PermutedCongruentialGenerator: Sendable, RandomNumberGenerator {
  private var state: UInt128
  private let increment: UInt128

  private static let multiplier = join(0x2360_ED05_1FC6_5DA4, 0x4385_DF64_9FCC_F645)

  /// Makes the generator that `numpy.random.default_rng(seed)` makes.
  ///
  /// - Parameter seed: The seed, which numpy's `SeedSequence` spreads over state and increment.
  package init(seed: UInt64) {
    let words = SeedSequence(entropy: seed).words()
    increment = Self.join(words.2, words.3) << 1 | 1
    state = 0
    step()
    state &+= Self.join(words.0, words.1)
    step()
  }

  /// The next 64 random bits.
  package mutating func next() -> UInt64 {
    step()
    let folded = UInt64(truncatingIfNeeded: state >> 64) ^ UInt64(truncatingIfNeeded: state)
    let rotation = UInt64(truncatingIfNeeded: state >> 122)
    return folded >> rotation | folded << (64 &- rotation & 63)
  }

  /// The next double of [0, 1), as numpy's `Generator.random` and `Generator.uniform(0, 1)`.
  package mutating func nextUniform() -> Double {
    unitUniform(next())
  }

  /// Skips numbers, in a time that grows with the number of binary digits of the distance.
  ///
  /// The map of a step is composed with itself (Brown, "Random number generation with arbitrary
  /// strides", Trans. Am. Nucl. Soc. 71, 1994).
  ///
  /// - Parameter distance: How many numbers to leave out.
  package mutating func skip(_ distance: UInt128) {
    var (factor, offset): (UInt128, UInt128) = (1, 0)
    var (stepFactor, stepOffset) = (Self.multiplier, increment)
    var rest = distance
    while rest > 0 {
      if rest & 1 == 1 {
        factor = factor &* stepFactor
        offset = offset &* stepFactor &+ stepOffset
      }
      stepOffset = (stepFactor &+ 1) &* stepOffset
      stepFactor = stepFactor &* stepFactor
      rest >>= 1
    }
    state = factor &* state &+ offset
  }

  private mutating func step() {
    state = state &* Self.multiplier &+ increment
  }

  private static func join(_ high: UInt64, _ low: UInt64) -> UInt128 {
    UInt128(high) << 64 | UInt128(low)
  }
}
