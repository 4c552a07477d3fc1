// SPDX-License-Identifier: MIT

/// The version of a LAL library: the numbers that its text begins with.
package struct LALVersion: Comparable, CustomStringConvertible {
  /// The text as the library has it, such as `6.2.1` or `6.2.1.1`.
  package let description: String
  private let numbers: [Int]

  package init(_ text: String) {
    description = text
    let release = text.prefix { $0.isNumber || $0 == "." }
    numbers = release.split(separator: ".").compactMap { Int($0) }
  }

  package static func < (a: LALVersion, b: LALVersion) -> Bool {
    a.numbers.lexicographicallyPrecedes(b.numbers)
  }

  package static func == (a: LALVersion, b: LALVersion) -> Bool { a.numbers == b.numbers }

  /// Whether the records and functions that are used here are known to be those of these versions.
  ///
  /// LAL's records of series, vectors, units and times are the same, byte by byte, from LAL 7.1 to
  /// 7.7.1, and so are the records of modes and the parameters of every function that is called
  /// from LALSimulation 3.0 (which needs LAL 7.1) to 6.2.1. Major versions are raised when
  /// functions change, so later ones are refused until somebody has looked.
  package static func isKnown(lalSimulation: LALVersion, lal: LALVersion) -> Bool {
    LALVersion("3") <= lalSimulation && lalSimulation < LALVersion("7")
      && LALVersion("7.1") <= lal && lal < LALVersion("8")
  }

  /// The versions that are known, in words.
  package static let known = "LALSimulation 3.0 to 6.x with LAL 7.1 to 7.x"

  /// The variable of the environment that lets other versions be used.
  package static let environmentVariable = "WHIPBIRD_LAL_ANY_VERSION"
}
