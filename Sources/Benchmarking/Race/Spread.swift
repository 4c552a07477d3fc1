// SPDX-License-Identifier: MIT

import Verification

/// The median of a sample, and what 10 and 90 % of it do not exceed.
package struct Spread: Sendable, Equatable {
  package let low: Double
  package let median: Double
  package let high: Double

  /// By the nearest rank; NaN for an empty sample.
  package init(_ sample: [Double]) {
    low = Quantiles.value(at: 0.1, of: sample)
    median = Quantiles.value(at: 0.5, of: sample)
    high = Quantiles.value(at: 0.9, of: sample)
  }

  package init(low: Double, median: Double, high: Double) {
    (self.low, self.median, self.high) = (low, median, high)
  }

  /// Of 1/x.
  package var inverse: Spread { Spread(low: 1 / high, median: 1 / median, high: 1 / low) }

  /// How far apart 10 and 90 % are, in units of the median.
  package var relativeWidth: Double { (high - low) / median }
}
