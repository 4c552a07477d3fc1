// SPDX-License-Identifier: MIT

/// What is known of each mode of `HigherMode`, by its index.
///
/// An array of optionals would be copied, mode by mode, where it is looked into: a mode has 2 kB, and a
/// thread of a GPU no other place for it than memory. These are read where they are.
struct HigherModes<Element> {
  /// All modes; those that are missing have another's numbers, which nobody reads.
  private(set) var all: InlineArray<4, Element>
  /// Which there are: the others are not wanted or vanish.
  private(set) var has: InlineArray<4, Bool>

  /// Makes those modes that there are.
  init(_ has: InlineArray<4, Bool>, _ make: (HigherMode) -> Element) {
    self.has = has
    var first = HigherMode.fourFour
    for index in (0..<HigherMode.count).reversed() where has[index] {
      first = HigherMode(rawValue: index) ?? first
    }
    all = InlineArray(repeating: make(first))
    for index in 0..<HigherMode.count where has[index] && index != first.rawValue {
      guard let mode = HigherMode(rawValue: index) else { continue }
      all[index] = make(mode)
    }
  }

  /// Calls with where the modes lie.
  @inline(__always)
  static func withModes<Result>(
    of modes: UnsafeMutablePointer<HigherModes>,
    _ body: (UnsafeMutablePointer<Element>) -> Result
  ) -> Result {
    withUnsafeMutablePointer(to: &modes.pointee.all) { all in
      body(UnsafeMutableRawPointer(all).assumingMemoryBound(to: Element.self))
    }
  }

  /// Takes a mode away.
  mutating func remove(_ index: Int) { has[index] = false }
}

extension HigherModes: Sendable where Element: Sendable {}
