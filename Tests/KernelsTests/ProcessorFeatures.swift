// SPDX-License-Identifier: MIT

import Foundation

/// The feature words that Linux prints for the first processor.
enum ProcessorFeatures {
  private static let words: Set<Substring> = {
    guard let text = try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8),
      let line = text.split(separator: "\n").first(where: { $0.hasPrefix("flags") })
    else { return [] }
    return Set(line.split(separator: " "))
  }()

  static func contains(_ features: [String]) -> Bool {
    features.allSatisfy { words.contains(Substring($0)) }
  }
}
