// SPDX-License-Identifier: MIT

import Generation

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// Modes over times, brought to a uniform frequency grid as dingo does it.
///
/// Tapered at the start, cut or filled with zeros at the front, transformed, and moved in time so
/// that LAL's t = 0 is at the first sample.
struct TimeModeSpectrum: ~Copyable {
  private let transform: LALFourierTransform
  /// The number of samples, 2 f_max/Δf.
  private let count: Int
  /// The spacing of the samples, in seconds.
  private let spacing: Double

  /// Prepares modes of one length.
  ///
  /// - Parameters:
  ///   - count: The number of samples, even: 2 f_max/Δf.
  ///   - spacing: The spacing of the samples, in seconds.
  ///   - library: Where the transform is taken from.
  /// - Throws: ``LALSimulationError`` when it has none.
  init(count: Int, spacing: Double, library: DynamicLibrary) throws(LALSimulationError) {
    transform = try LALFourierTransform(count: count, library: library)
    self.count = count
    self.spacing = spacing
  }

  /// h_lm from −f_max to f_max, real and imaginary part side by side; `count + 1` bins.
  func values(_ mode: LALMode) throws(LALSimulationError) -> [Double] {
    var samples = mode.values
    StartTaper.apply(to: &samples)
    let excess = mode.count - count
    if excess > 0 {
      samples.removeFirst(2 * excess)
    } else {
      samples.insert(contentsOf: repeatElement(0, count: -2 * excess), at: 0)
    }
    let start = mode.start.value + Double(excess) * spacing
    let transformed = try transform(samples)
    var values: [Double] = []
    values.reserveCapacity(2 * count + 2)
    for bin in -count / 2..<count / 2 {
      let index = (bin + count) % count
      // exp(−2πi f t): whole turns left out first, so that the angle keeps its digits.
      let turns = Double(bin) * (start / (Double(count) * spacing))
      let angle = -2 * .pi * (turns - turns.rounded())
      let (real, imaginary) = (cos(angle) * spacing, sin(angle) * spacing)
      values.append(real * transformed[2 * index] - imaginary * transformed[2 * index + 1])
      values.append(real * transformed[2 * index + 1] + imaginary * transformed[2 * index])
    }
    // The bin at f_max is that at −f_max, as in dingo.
    values += values[..<2]
    return values
  }
}
