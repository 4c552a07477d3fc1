// SPDX-License-Identifier: MIT

/// The parameters over which a model is held to its tolerances.
public struct ModelRange: Sendable, Equatable {
  /// Component masses in the detector frame, in solar masses.
  public let masses: ClosedRange<Double>
  /// The smallest mass ratio, lighter to heavier.
  public let smallestRatio: Double
  /// The largest spin of random draws; corners go to 1 where the model allows it.
  public let largestSpin: Double
  /// The lowest frequencies of the grids, in hertz.
  public let minimumFrequencies: [Double]

  /// What every model is held to unless it says otherwise.
  static let common = ModelRange(
    masses: 2...150,
    smallestRatio: 1.0 / 20,
    largestSpin: 0.99,
    minimumFrequencies: [10, 15, 20, 20, 30, 50]
  )

  /// What models of aligned spins and of one mode are held to.
  static let wide = ModelRange(
    masses: 1...200,
    smallestRatio: 1.0 / 100,
    largestSpin: 0.99,
    minimumFrequencies: [5, 10, 15, 20, 20, 30, 50]
  )

  /// The range in words.
  var summary: String {
    let lowest = minimumFrequencies.min() ?? 0
    let highest = minimumFrequencies.max() ?? 0
    return "masses \(masses.lowerBound) to \(masses.upperBound), ratios to "
      + "1/\(Int((1 / smallestRatio).rounded())), spins to \(largestSpin), "
      + "f_min \(lowest) to \(highest) Hz"
  }
}
