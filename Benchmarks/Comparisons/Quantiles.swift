// SPDX-License-Identifier: MIT

/// Quantiles of a sample, by the nearest rank.
enum Quantiles {
  /// The element of a sorted sample below which a fraction of it lies.
  static func rank(_ sorted: [Double], _ fraction: Double) -> Double {
    guard !sorted.isEmpty else { return .nan }
    let position = Int((fraction * Double(sorted.count)).rounded(.up)) - 1
    return sorted[min(max(position, 0), sorted.count - 1)]
  }
}
