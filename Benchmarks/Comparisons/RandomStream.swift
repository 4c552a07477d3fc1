// SPDX-License-Identifier: MIT

/// Random numbers of one draw: SplitMix64, started from a seed and the index of the draw.
struct RandomStream: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64, index: Int) {
    state = seed
    state = next() ^ UInt64(truncatingIfNeeded: index)
    state = next()
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A number uniform between the bounds.
  mutating func uniform(_ range: ClosedRange<Double>) -> Double {
    Double.random(in: range, using: &self)
  }

  /// One of the elements, or the given default of none.
  mutating func pick<Element>(_ first: Element, _ others: Element...) -> Element {
    ([first] + others).randomElement(using: &self) ?? first
  }
}
