// SPDX-License-Identifier: MIT

import Priors

/// Random numbers of one draw or grid: a function of seed, purpose and index alone.
struct DrawRandom {
  /// What the numbers are for, so that no two purposes share them.
  enum Stream: UInt64 {
    case grid = 1
    case choice = 2
    case rows = 3
  }

  private let philox: Philox
  private let stream: Stream
  private var counter: UInt64 = 0

  init(seed: UInt64, stream: Stream, index: Int) {
    philox = Philox(seed, UInt64(index))
    self.stream = stream
  }

  /// A number of [0, 1).
  mutating func unit() -> Double {
    counter += 1
    // The third word keeps clear of the counters of `PriorDictionary`.
    return unitUniform(philox.block(at: (counter, 0, 0x5645_5249, stream.rawValue)).0)
  }

  mutating func uniform(_ low: Double, _ high: Double) -> Double { low + (high - low) * unit() }

  /// A whole number from 0 to `count` − 1.
  mutating func index(below count: Int) -> Int { min(Int(unit() * Double(count)), count - 1) }

  /// One of the elements, of which there must be one.
  mutating func pick(_ elements: [Double]) -> Double {
    elements.isEmpty ? .nan : elements[index(below: elements.count)]
  }
}
