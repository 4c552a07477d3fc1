// SPDX-License-Identifier: MIT

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// exp(2πi j / n) for whole numbers j, n a power of two.
struct RootsOfUnity: Sendable {
  /// n: the number of different roots.
  let count: Int
  /// All of them, unless there are very many.
  private let table: [SIMD2<Double>]

  /// Prepares the roots; the count is a power of two.
  init(count: Int) {
    self.count = count
    table = count <= Self.largestTable ? (0..<count).map { Self.root($0, of: count) } : []
  }

  /// exp(2πi k m / n), with k m reduced exactly.
  subscript(k: Int, times m: Int) -> SIMD2<Double> {
    let index = (k &* m) & (count - 1)
    return table.isEmpty ? Self.root(index, of: count) : table[index]
  }

  private static func root(_ index: Int, of count: Int) -> SIMD2<Double> {
    let turn = Double(index) / Double(count)
    let angle = 2 * Double.pi * (turn > 0.5 ? turn - 1 : turn)
    return SIMD2(cos(angle), sin(angle))
  }

  private static let largestTable = 1 << 18
}
