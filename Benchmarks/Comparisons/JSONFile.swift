// SPDX-License-Identifier: MIT

import Foundation

/// Figures written for other programs.
enum JSONFile {
  /// Writes a value with sorted keys; infinities become strings.
  static func write(_ value: some Encodable, to path: String) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "inf",
      negativeInfinity: "-inf",
      nan: "nan"
    )
    try encoder.encode(value).write(to: URL(fileURLWithPath: path))
  }
}
