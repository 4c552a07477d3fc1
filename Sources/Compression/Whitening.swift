// SPDX-License-Identifier: MIT

import Domains

/// Division of waveforms by a detector's noise, and multiplication with it.
///
/// Bin k: h̃ₖ = hₖ / √Sₙ(fₖ), with no factor of Δf, as dingo-gw's `WhitenFixedASD`; the amplitude
/// is interpolated to dingo's single-precision frequencies. Bins below f_min, which are zero, stay so.
public struct Whitening: Sendable {
  /// The noise's amplitude √Sₙ in each bin, in 1/√Hz; 10⁻²² below f_min.
  public let amplitudes: [Double]
  /// What waveforms are multiplied with, as NumPy divides a complex number by a real one.
  package let reciprocals: [Double]

  /// dingo's amplitude for bins that hold no signal.
  private static let amplitudeBelowSignal = 1e-22

  /// Interpolates a noise curve to the bins of a domain.
  ///
  /// - Parameters:
  ///   - curve: The noise.
  ///   - domain: A frequency domain.
  /// - Throws: `CompressionError` where the curve does not cover the signal's range.
  public init(curve: NoiseCurve, domain: Domain) throws(CompressionError) {
    let frequencies = domain.singlePrecisionFrequencies.map { Double($0) }
    let first = domain.minimumIndex
    var amplitudes = [Double](repeating: Self.amplitudeBelowSignal, count: domain.count)
    for index in first..<domain.count {
      guard let amplitude = curve.amplitudeSpectralDensity(at: frequencies[index]) else {
        throw .noiseCoverage(
          name: curve.name,
          curve: curve.range,
          domain: domain.minimumFrequency...domain.maximumFrequency
        )
      }
      amplitudes[index] = amplitude
    }
    // dingo asks for the domain's end, which may lie above a multibanded domain's last bin.
    guard domain.maximumFrequency <= curve.range.upperBound else {
      throw .noiseCoverage(
        name: curve.name,
        curve: curve.range,
        domain: domain.minimumFrequency...domain.maximumFrequency
      )
    }
    self.init(checked: amplitudes)
  }

  /// Takes amplitudes that are given bin by bin, as dingo-waveform's files have them.
  ///
  /// - Parameters:
  ///   - name: What messages call them.
  ///   - given: √Sₙ in 1/√Hz, one per bin.
  ///   - domain: A frequency domain.
  /// - Throws: `CompressionError` for another number of bins, and where an amplitude of a bin with a
  ///   signal is not above 0.
  public init(name: String, amplitudes given: [Double], domain: Domain) throws(CompressionError) {
    guard given.count == domain.count else {
      throw .noiseTable(name, "has \(given.count) values, but the domain \(domain.count) bins")
    }
    let first = domain.minimumIndex
    guard given[first...].allSatisfy({ $0.isFinite && $0 > 0 }) else {
      throw .noiseTable(name, "holds an amplitude that is not above 0, in a bin with a signal")
    }
    self.init(
      checked: [Double](repeating: Self.amplitudeBelowSignal, count: first) + given[first...]
    )
  }

  private init(checked amplitudes: [Double]) {
    self.amplitudes = amplitudes
    reciprocals = amplitudes.map { 1 / $0 }
  }

  /// Whitens a row: real and imaginary parts side by side.
  package func whiten(_ row: UnsafeMutableBufferPointer<Double>) { scale(row, by: reciprocals) }

  /// Gives a whitened row its colour back.
  package func color(_ row: UnsafeMutableBufferPointer<Double>) { scale(row, by: amplitudes) }

  private func scale(_ row: UnsafeMutableBufferPointer<Double>, by factors: [Double]) {
    factors.withUnsafeBufferPointer { factors in
      for bin in 0..<min(factors.count, row.count / 2) {
        row[2 * bin] *= factors[bin]
        row[2 * bin + 1] *= factors[bin]
      }
    }
  }
}
