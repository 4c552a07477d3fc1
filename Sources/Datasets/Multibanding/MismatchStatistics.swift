// SPDX-License-Identifier: MIT

/// The distribution of mismatches.
public struct MismatchStatistics: Sendable, Equatable {
  /// The number of mismatches: two for each waveform.
  public let count: Int
  /// The mean.
  public let mean: Double
  /// The root of the mean squared distance from the mean.
  public let standardDeviation: Double
  private let sorted: [Double]

  /// Takes the mismatches that are numbers.
  init(_ values: [Double]) {
    sorted = values.filter(\.isFinite).sorted()
    count = sorted.count
    let mean = sorted.reduce(0, +) / Double(max(count, 1))
    self.mean = mean
    let squares = sorted.map { ($0 - mean) * ($0 - mean) }
    standardDeviation = (squares.reduce(0, +) / Double(max(count, 1))).squareRoot()
  }

  /// The largest.
  public var largest: Double { sorted.last ?? .nan }
  /// The value in the middle.
  public var median: Double { percentile(50) }

  /// The value below which so many in a hundred lie, between neighbours in proportion.
  public func percentile(_ percent: Double) -> Double { Self.percentile(percent, ofSorted: sorted) }

  static func percentile(_ percent: Double, ofSorted values: [Double]) -> Double {
    guard !values.isEmpty else { return .nan }
    let place = percent / 100 * Double(values.count - 1)
    let below = min(values.count - 1, max(0, Int(place)))
    let above = min(values.count - 1, below + 1)
    return values[below] + (place - Double(below)) * (values[above] - values[below])
  }
}
