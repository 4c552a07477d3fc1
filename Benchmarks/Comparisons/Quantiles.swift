// SPDX-License-Identifier: MIT

import Foundation

/// Quantiles of a sample, by the nearest rank.
struct Quantiles: Codable {
  let median: Double
  let p90: Double
  let p99: Double
  let p999: Double
  let maximum: Double

  init(_ values: [Double]) {
    let sorted = values.sorted()
    func at(_ fraction: Double) -> Double { Self.rank(sorted, fraction) }
    (median, p90, p99, p999, maximum) = (at(0.5), at(0.9), at(0.99), at(0.999), at(1))
  }

  /// The element of a sorted sample below which a fraction of it lies.
  static func rank(_ sorted: [Double], _ fraction: Double) -> Double {
    guard !sorted.isEmpty else { return .nan }
    let position = Int((fraction * Double(sorted.count)).rounded(.up)) - 1
    return sorted[min(max(position, 0), sorted.count - 1)]
  }

  /// The columns of ``line(_:)``.
  static let heading =
    String(repeating: " ", count: 34)
    + ["50 %", "90 %", "99 %", "99.9 %", "max"]
    .map { String(repeating: " ", count: 11 - $0.count) + $0 }.joined()

  /// One line of a table.
  func line(_ title: String) -> String {
    let numbers = [median, p90, p99, p999, maximum].map { String(format: "%10.2e", $0) }
    let padding = String(repeating: " ", count: max(0, 34 - title.count))
    return title + padding + " " + numbers.joined(separator: " ")
  }
}
