// SPDX-License-Identifier: MIT

import Domains

/// Bands in which the factor doubles wherever it may.
package struct BandNodes: Equatable, Sendable {
  /// The factor of the first band.
  package let initialFactor: Int
  /// The ends of the bands, in bins of the base domain from f_min.
  package let ends: [Int]

  /// Walks up from f_min: a band grows by whole tokens of bins, the next begins as soon as twice the
  /// factor is allowed.
  ///
  /// As dingo-gw's `get_band_nodes_for_adaptive_decimation`, but a band is begun only if a token of
  /// it fits below f_max: there the last band gets lost.
  ///
  /// - Parameters:
  ///   - allowed: The largest factor of each bin, never descending.
  ///   - largestFactor: The most that any bin may have.
  ///   - tokenSize: Bins of the bands that stay together; 1 for single bins.
  package init?(allowed: [Int], largestFactor: Int, tokenSize: Int) {
    guard let first = allowed.first else { return nil }
    var factor = 1
    while factor * 2 <= min(first, largestFactor) { factor *= 2 }
    while factor * tokenSize > allowed.count, factor > 1 { factor /= 2 }
    guard factor * tokenSize <= allowed.count else { return nil }
    initialFactor = factor
    var ends = [0]
    var upper = factor * tokenSize
    while upper + factor * tokenSize <= allowed.count {
      let doubled = 2 * factor
      if doubled <= min(allowed[upper], largestFactor),
        upper + doubled * tokenSize <= allowed.count
      {
        ends.append(upper)
        factor = doubled
      }
      upper += factor * tokenSize
    }
    self.ends = ends + [upper]
  }

  /// The domain of these bands.
  func domain(on base: UniformFrequencyDomain) throws(DomainError) -> MultibandedFrequencyDomain {
    try MultibandedFrequencyDomain(
      nodes: ends.map { Double(base.minimumIndex + $0) * base.spacing },
      initialSpacing: Double(initialFactor) * base.spacing,
      base: base
    )
  }
}
