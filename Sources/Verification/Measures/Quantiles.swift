// SPDX-License-Identifier: MIT

/// Quantiles of a sample by the nearest rank; infinities count as the largest.
public struct Quantiles: Sendable, Equatable {
  /// The shares of ``values``.
  public static let shares = [0.5, 0.9, 0.99, 0.999, 1]
  /// The values that these shares of the sample do not exceed; NaN for an empty sample.
  public let values: [Double]

  /// The quantiles of a sample; NaN in it counts as infinity.
  public init(_ sample: [Double]) {
    let sorted = Self.sorted(sample)
    values = Self.shares.map { Self.value(at: $0, in: sorted) }
  }

  /// The largest value.
  public var largest: Double { values.last ?? .nan }

  /// The value that a share of a sample does not exceed; NaN for an empty sample.
  public static func value(at share: Double, of sample: [Double]) -> Double {
    value(at: share, in: sorted(sample))
  }

  private static func sorted(_ sample: [Double]) -> [Double] {
    sample.map { $0.isNaN ? .infinity : $0 }.sorted()
  }

  private static func value(at share: Double, in sorted: [Double]) -> Double {
    guard !sorted.isEmpty else { return .nan }
    let rank = Int((share * Double(sorted.count)).rounded(.up)) - 1
    return sorted[min(max(rank, 0), sorted.count - 1)]
  }
}
