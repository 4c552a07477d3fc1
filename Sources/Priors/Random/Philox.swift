// SPDX-License-Identifier: MIT

/// The counter-based generator Philox4x64-10: a keyed bijection from counters to random words.
///
/// It has no state, so any number of any row can be computed at any time, on any thread.
/// Source: Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC11
/// (2011), section 3.3; ten rounds, as in the Random123 library.
package struct Philox: Sendable {
  /// Four words: a counter, or the random block that belongs to it.
  package typealias Block = (UInt64, UInt64, UInt64, UInt64)

  private let key: (UInt64, UInt64)

  private static let rounds = 10
  private static let multipliers: (UInt64, UInt64) = (0xD2E7_470E_E14C_6C93, 0xCA5A_8263_9512_1157)
  /// The golden ratio and √3 − 1 as 64-bit fractions, by which the key grows from round to round.
  private static let keySteps: (UInt64, UInt64) = (0x9E37_79B9_7F4A_7C15, 0xBB67_AE85_84CA_A73B)

  /// Makes the generator of a key.
  ///
  /// - Parameters:
  ///   - first: The first word of the key.
  ///   - second: The second word of the key.
  package init(_ first: UInt64, _ second: UInt64) {
    key = (first, second)
  }

  /// The random block of a counter.
  @inline(__always)
  package func block(at counter: Block) -> Block {
    var (x0, x1, x2, x3) = counter
    var (k0, k1) = key
    for _ in 0..<Self.rounds {
      let product0 = Self.multipliers.0.multipliedFullWidth(by: x0)
      let product1 = Self.multipliers.1.multipliedFullWidth(by: x2)
      (x0, x1, x2, x3) = (
        product1.high ^ x1 ^ k0, product1.low, product0.high ^ x3 ^ k1, product0.low
      )
      k0 &+= Self.keySteps.0
      k1 &+= Self.keySteps.1
    }
    return (x0, x1, x2, x3)
  }
}

/// The double of [0, 1) that the upper 53 bits of a random word stand for.
///
/// The same rule as numpy's `Generator.random`.
@inline(__always)
package func unitUniform(_ word: UInt64) -> Double {
  Double(word >> 11) * 0x1p-53
}
