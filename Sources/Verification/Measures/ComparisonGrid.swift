// SPDX-License-Identifier: MIT

import Compression
import Domains

/// The bins on which rows are compared, with the weights of the two overlaps.
public struct ComparisonGrid: Sendable {
  /// The frequencies of the bins, in hertz.
  public let frequencies: [Double]
  /// The weights of the white overlap: the widths of the bins, in hertz.
  public let widths: [Double]
  /// The weights of the overlap in noise: Δf / Sₙ(f); zero where the curve says nothing.
  public let noiseWeights: [Double]

  /// Makes a grid.
  ///
  /// - Parameters:
  ///   - frequencies: One per bin, in hertz.
  ///   - widths: One per bin, in hertz.
  ///   - noise: The noise curve.
  /// - Throws: `VerificationError` when the lists differ in length, or the curve covers no bin.
  public init(
    frequencies: [Double],
    widths: [Double],
    noise: NoiseCurve
  ) throws(VerificationError) {
    guard frequencies.count == widths.count else {
      throw .lengthsDiffer(frequencies.count, widths.count)
    }
    self.frequencies = frequencies
    self.widths = widths
    let weights = zip(frequencies, widths).map { frequency, width in
      noise.powerSpectralDensity(at: frequency).map { width / $0 } ?? 0
    }
    // Densities are some 1e-46: brought to the order of 1, sums stay far from the exponent's ends.
    let largest = weights.max() ?? 0
    guard largest > 0, largest.isFinite else { throw .noiseCoversNoBin(noise.name) }
    noiseWeights = weights.map { $0 / largest }
  }

  /// The bins of a domain.
  ///
  /// - Throws: `VerificationError` when the noise curve covers no bin.
  public init(_ domain: Domain, noise: NoiseCurve) throws(VerificationError) {
    try self.init(
      frequencies: domain.evaluationFrequencies,
      widths: domain.spacings,
      noise: noise
    )
  }
}
