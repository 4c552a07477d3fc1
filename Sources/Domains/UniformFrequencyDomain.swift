// SPDX-License-Identifier: MIT

/// Frequencies 0, Δf, 2Δf, …, f_max; what lies below f_min is zero.
///
/// A value that exists is a grid on which dingo agrees with LAL: f_min and f_max are multiples of
/// Δf. (dingo accepts others and stretches the grid, or puts the bin of f_min and its mask at
/// different places.)
public struct UniformFrequencyDomain: Sendable, Equatable {
  /// f_min: the lowest frequency with a signal, in hertz.
  public let minimumFrequency: Double
  /// f_max: the highest frequency of the grid, in hertz.
  public let maximumFrequency: Double
  /// Δf: the width of a bin, in hertz.
  public let spacing: Double
  /// The index of f_min on the grid.
  public let minimumIndex: Int
  /// The index of f_max on the grid, which is the last.
  public let maximumIndex: Int

  /// Makes a domain after checking that its ends are bins.
  ///
  /// - Parameters:
  ///   - minimumFrequency: f_min ≥ 0, a multiple of the spacing.
  ///   - maximumFrequency: f_max > f_min, a multiple of the spacing.
  ///   - spacing: Δf > 0.
  /// - Throws: ``DomainError``, which names the nearest valid values.
  public init(
    minimumFrequency: Double,
    maximumFrequency: Double,
    spacing: Double
  ) throws(DomainError) {
    try check("delta_f", spacing, "positive") { $0 > 0 }
    try check("f_min", minimumFrequency, "zero or positive") { $0 >= 0 }
    try check("f_max", maximumFrequency, "above f_min = \(minimumFrequency)") {
      $0 > minimumFrequency
    }
    let bins = (maximumFrequency / spacing).rounded() + 1
    guard bins <= Double(FrequencyGrid.maximumCount) else {
      throw .tooManyBins(count: bins, limit: FrequencyGrid.maximumCount)
    }
    minimumIndex = try Self.index(of: minimumFrequency, "f_min", spacing: spacing) { _, _ in true }
    maximumIndex = try Self.index(of: maximumFrequency, "f_max", spacing: spacing) {
      // dingo counts bins by truncation, and so loses one where 100.3 / 0.1 is 1002.999….
      Int(exactly: ($0 / spacing).rounded(.towardZero)) == $1
    }
    guard minimumIndex < maximumIndex else {
      throw .outOfRange(
        quantity: "f_max",
        value: maximumFrequency,
        allowed: "a bin of \(spacing) above f_min = \(minimumFrequency)"
      )
    }
    self.minimumFrequency = minimumFrequency
    self.maximumFrequency = maximumFrequency
    self.spacing = spacing
  }

  /// The frequencies 0, 1/T, … of a time domain's Fourier transform.
  init(spectrumOf domain: TimeDomain) {
    minimumFrequency = 0
    maximumFrequency = domain.samplingRate / 2
    spacing = 1 / domain.duration
    minimumIndex = 0
    maximumIndex = domain.count / 2
  }

  private static func index(
    of value: Double,
    _ quantity: String,
    spacing: Double,
    where isValid: (_ value: Double, _ index: Int) -> Bool
  ) throws(DomainError) -> Int {
    let grid = FrequencyGrid(spacing: spacing)
    if let index = grid.index(of: value), isValid(value, index) {
      return index
    }
    throw .notOnGrid(
      quantity: quantity,
      value: value,
      spacing: spacing,
      nearest: grid.neighbours(of: value) { $0 >= 0 && isValid(grid.value(at: $0), $0) }
    )
  }
}

extension UniformFrequencyDomain {
  /// The number of bins, from 0 to f_max inclusive.
  public var count: Int { maximumIndex + 1 }

  /// The frequencies k·Δf in double precision, `count` of them, as LAL computes them.
  public var frequencies: [Double] { (0..<count).map { Double($0) * spacing } }

  /// dingo's `sample_frequencies`: numpy's `linspace(0, f_max, count)`, rounded to single.
  ///
  /// For networks and files that expect dingo's bits; models are evaluated at ``frequencies``.
  public var singlePrecisionFrequencies: [Float] {
    let step = maximumFrequency / Double(maximumIndex)
    return (0..<count).map { index in
      Float(index == maximumIndex ? maximumFrequency : Double(index) * step)
    }
  }

  /// Whether each bin is at or above f_min.
  public var frequencyMask: [Bool] { (0..<count).map { $0 >= minimumIndex } }

  /// The length of the signal in time, 1/Δf, in seconds.
  public var duration: Double { 1 / spacing }

  /// The rate at which a signal up to f_max is sampled in time, 2 f_max, in hertz.
  public var samplingRate: Double { 2 * maximumFrequency }

  /// The same grid with a narrower range of frequencies.
  ///
  /// - Parameters:
  ///   - newMinimum: The new f_min, on the grid and not below the present one.
  ///   - newMaximum: The new f_max, on the grid and not above the present one.
  /// - Returns: The domain with the new range.
  /// - Throws: ``DomainError`` where an end is outside the present range or not on the grid.
  public func narrowed(
    minimumFrequency newMinimum: Double? = nil,
    maximumFrequency newMaximum: Double? = nil
  ) throws(DomainError) -> UniformFrequencyDomain {
    let range = minimumFrequency...maximumFrequency
    for (quantity, value) in [("f_min", newMinimum), ("f_max", newMaximum)] {
      guard let value else { continue }
      try check(quantity, value, "in the present range \(range)") { range.contains($0) }
    }
    return try UniformFrequencyDomain(
      minimumFrequency: newMinimum ?? minimumFrequency,
      maximumFrequency: newMaximum ?? maximumFrequency,
      spacing: spacing
    )
  }
}
