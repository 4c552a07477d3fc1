// SPDX-License-Identifier: MIT

/// The multiples of a spacing, and how values are found among them.
struct FrequencyGrid {
  /// No domain may have more bins: the tables of so many take 4 GB.
  static let maximumCount = 1 << 27

  let spacing: Double

  /// The index of a value that is a multiple of the spacing up to rounding.
  ///
  /// - Parameters:
  ///   - value: The frequency.
  ///   - tolerance: How far, over the index, the ratio may be from a whole number: 10⁻¹² for
  ///     values that were doubles, 1.2·10⁻⁷ for those that have been through single precision.
  /// - Returns: The index, or nothing where the value is off the grid.
  func index(of value: Double, tolerance: Double = 1e-12) -> Int? {
    let ratio = value / spacing
    let index = ratio.rounded()
    let distance = (ratio - index).magnitude
    guard distance <= min(0.25, tolerance * max(1, index)), index.magnitude < 1e15 else {
      return nil
    }
    return Int(index)
  }

  /// The index that dingo finds by truncating the ratio of single-precision numbers.
  func singlePrecisionIndex(of value: Double) -> Int? {
    Int(exactly: (Float(value) / Float(spacing)).rounded(.towardZero))
  }

  /// The value of an index in the form that prints best: 1003 · 0.1 is 100.3, not 100.300…01.
  func value(at index: Int) -> Double {
    let product = Double(index) * spacing
    let perUnit = (1 / spacing).rounded()
    guard perUnit > 0, 1 / perUnit == spacing else { return product }
    return Double(index) / perUnit
  }

  /// The grid points nearest to a value, on both sides, that pass a test.
  func neighbours(of value: Double, where isValid: (Int) -> Bool) -> [Double] {
    let ratio = (value / spacing).rounded(.down)
    guard ratio.magnitude < 1e15 else { return [] }
    let below = Int(ratio)
    // A few steps out there is always a valid point, unless the range ends there.
    let lower = (0..<8).map { below - $0 }.first(where: isValid)
    let upper = (1..<9).map { below + $0 }.first(where: isValid)
    return [lower, upper].compactMap { $0.map(self.value(at:)) }.filter(\.isFinite)
  }
}

/// Throws unless a setting is finite and passes a test.
func check(
  _ quantity: String,
  _ value: Double,
  _ allowed: String,
  _ isAllowed: (Double) -> Bool
) throws(DomainError) {
  guard value.isFinite else { throw .notFinite(quantity: quantity, value: value) }
  guard isAllowed(value) else {
    throw .outOfRange(quantity: quantity, value: value, allowed: allowed)
  }
}
