// SPDX-License-Identifier: MIT

import Domains

/// Compares waveforms with what is left of them after averaging over bands: between the bins of a
/// multibanded domain they are interpolated in proportion, real and imaginary part each.
struct BandInterpolation: Sendable {
  let domain: MultibandedFrequencyDomain
  /// For each bin of the base domain that the bands cover: the bin below, and the share of the next.
  private let lower: [Int]
  private let share: [Double]

  init(_ domain: MultibandedFrequencyDomain) {
    self.domain = domain
    let frequencies = domain.frequencies
    let spacing = domain.base.spacing
    var lower: [Int] = []
    var share: [Double] = []
    var bin = 0
    for index in domain.baseRange {
      let frequency = Double(index) * spacing
      while bin + 2 < frequencies.count, frequencies[bin + 1] <= frequency { bin += 1 }
      lower.append(bin)
      // Beyond the middle of the first and of the last bin the line goes on.
      share.append(
        frequencies.count > 1
          ? (frequency - frequencies[bin]) / (frequencies[bin + 1] - frequencies[bin]) : 0
      )
    }
    self.lower = lower
    self.share = share
  }

  /// 1 − ⟨a, b⟩ / √(⟨a, a⟩⟨b, b⟩), with ⟨a, b⟩ the real part of Σ a* b / S over the base bins that
  /// the bands cover.
  ///
  /// - Parameters:
  ///   - bands: The waveform on the bands, real and imaginary parts side by side.
  ///   - amplitude: The noise on the base domain, √S.
  ///   - value: The waveform on the base domain: real and imaginary part of a bin.
  /// - Returns: The mismatch; NaN for waveforms that are zero.
  func mismatch(
    bands: UnsafeBufferPointer<Double>,
    amplitude: [Double],
    value: (_ index: Int) -> (real: Double, imaginary: Double)
  ) -> Double {
    var (product, own, other) = (0.0, 0.0, 0.0)
    let upperOffset = domain.count > 1 ? 2 : 0
    for (offset, index) in domain.baseRange.enumerated() {
      let weight = 1 / amplitude[index]
      let (bin, share) = (2 * lower[offset], share[offset])
      let real = weight * (bands[bin] + share * (bands[bin + upperOffset] - bands[bin]))
      let imaginary =
        weight
        * (bands[bin + 1] + share * (bands[bin + 1 + upperOffset] - bands[bin + 1]))
      let exact = value(index)
      let (x, y) = (weight * exact.real, weight * exact.imaginary)
      product += x * real + y * imaginary
      own += x * x + y * y
      other += real * real + imaginary * imaginary
    }
    return 1 - product / (own * other).squareRoot()
  }
}
