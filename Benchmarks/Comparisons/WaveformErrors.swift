// SPDX-License-Identifier: MIT

import Foundation

/// How far a waveform is from its reference, at its worst bin.
enum WaveformErrors {
  /// The largest |Δh| of both polarizations over the largest |h| of both; NaN counts as infinity.
  static func strain(_ ours: OurWaveform, from reference: ReferenceWaveform) -> Double {
    let polarizations = [(ours.plus, reference.plus), (ours.cross, reference.cross)]
    var (largest, error) = (0.0, 0.0)
    for (values, expected) in polarizations {
      for bin in 0..<expected.count / 2 where bin != reference.omittedBin {
        let (re, im) = (expected[2 * bin], expected[2 * bin + 1])
        let difference = hypot(values[2 * bin] - re, values[2 * bin + 1] - im)
        largest = max(largest, hypot(re, im))
        error = max(error, difference.isFinite ? difference : .infinity)
      }
    }
    return largest > 0 ? error / largest : .infinity
  }
}
