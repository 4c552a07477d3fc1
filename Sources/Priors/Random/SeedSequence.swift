// SPDX-License-Identifier: MIT

/// The hash by which numpy turns one seed into the state of a generator.
///
/// The same words as `numpy.random.SeedSequence(entropy).generate_state(4, numpy.uint64)`.
/// Source: numpy, `numpy.random.SeedSequence`, after O'Neill, "Developing a seed_seq alternative"
/// (2015).
package struct SeedSequence: Sendable {
  private var pool: [UInt32]

  private static let poolSize = 4

  /// Mixes a seed into the pool.
  ///
  /// - Parameter entropy: The seed.
  package init(entropy: UInt64) {
    let seedWords = [UInt32(truncatingIfNeeded: entropy), UInt32(entropy >> 32), 0, 0]
    var hash = Hash(constant: 0x43B0_D7E5, multiplier: 0x931E_8875)
    pool = seedWords.map { hash($0) }
    for source in 0..<Self.poolSize {
      for destination in 0..<Self.poolSize where destination != source {
        pool[destination] = Self.mix(pool[destination], hash(pool[source]))
      }
    }
  }

  /// Four 64-bit words of generator state.
  package func words() -> (UInt64, UInt64, UInt64, UInt64) {
    var hash = Hash(constant: 0x8B51_F9DD, multiplier: 0x58F3_8DED)
    let halves = (0..<8).map { UInt64(hash(pool[$0 % Self.poolSize])) }
    func word(_ index: Int) -> UInt64 { halves[2 * index] | halves[2 * index + 1] << 32 }
    return (word(0), word(1), word(2), word(3))
  }

  private static func mix(_ first: UInt32, _ second: UInt32) -> UInt32 {
    let mixed = 0xCA01_F9DD &* first &- 0x4973_F715 &* second
    return mixed ^ mixed >> 16
  }

  /// A hash of 32-bit words whose constant changes with each word.
  private struct Hash {
    var constant: UInt32
    let multiplier: UInt32

    mutating func callAsFunction(_ word: UInt32) -> UInt32 {
      var value = word ^ constant
      constant = constant &* multiplier
      value = value &* constant
      return value ^ value >> 16
    }
  }
}
