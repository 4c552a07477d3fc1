// SPDX-License-Identifier: MIT

import Foundation

/// How far a waveform is from its reference, at its worst bin, with no maximisation of any kind.
struct WaveformErrors: Codable {
  /// The largest |Δh| of both polarizations over the largest |h| of both.
  var strain = 0.0
  /// The same over bins in which less than 10⁴ radians have been gathered.
  var strainBelowPhaseLimit = 0.0
  /// The largest relative error of |h|, where |h| exceeds 10⁻³ of its largest.
  var amplitude = 0.0
  /// The largest error of arg h in radians, in those bins below the limit of gathered phase.
  var phase = 0.0

  /// The gathered phase up to which phases are held to the tolerance, in radians.
  static let phaseLimit = 1e4

  /// The largest of the errors that the verdict is about.
  var worst: Double { max(strain, amplitude, phase) }

  init(_ draw: WaveformDraw, frequencies: [Double], ours: OurWaveform, reference: ReferenceWaveform)
  {
    let bins = frequencies.indices
    let polarizations = [(ours.plus, reference.plus), (ours.cross, reference.cross)]
    let largest = polarizations.map { Self.largestMagnitude($0.1, bins) }
    let scale = largest.max() ?? 0
    guard scale > 0 else { return }
    let limited = bins.prefix { draw.accumulatedPhase(at: frequencies[$0]) < Self.phaseLimit }
    for ((values, expected), own) in zip(polarizations, largest) {
      for bin in bins where bin != reference.omittedBin {
        let isLimited = bin < limited.endIndex
        let error = hypot(
          values[2 * bin] - expected[2 * bin],
          values[2 * bin + 1] - expected[2 * bin + 1]
        )
        // A NaN must not pass as small.
        let relative = error.isFinite ? error / scale : .infinity
        strain = max(strain, relative)
        if isLimited { strainBelowPhaseLimit = max(strainBelowPhaseLimit, relative) }
        // Edge-on, h× is nothing but the rounding of a cosine.
        guard own > 1e-12 * scale else { continue }
        compareAmplitudeAndPhase(values, expected, bin, largest: own, isLimited: isLimited)
      }
    }
  }

  private mutating func compareAmplitudeAndPhase(
    _ values: [Double],
    _ expected: [Double],
    _ bin: Int,
    largest: Double,
    isLimited: Bool
  ) {
    let (a, b) = (values[2 * bin], values[2 * bin + 1])
    let (c, d) = (expected[2 * bin], expected[2 * bin + 1])
    let magnitude = hypot(c, d)
    guard magnitude > 1e-3 * largest else { return }
    let amplitudeError = abs(hypot(a, b) - magnitude) / magnitude
    amplitude = max(amplitude, amplitudeError.isFinite ? amplitudeError : .infinity)
    guard isLimited else { return }
    // Scaled first: strains squared are too small for a double's exponent at large distances.
    let (x, y) = (c / magnitude, d / magnitude)
    let (u, v) = (a / magnitude, b / magnitude)
    let phaseError = abs(atan2(v * x - u * y, u * x + v * y))
    phase = max(phase, phaseError.isFinite ? phaseError : .infinity)
  }

  private static func largestMagnitude(_ values: [Double], _ bins: Range<Int>) -> Double {
    bins.reduce(0) { max($0, hypot(values[2 * $1], values[2 * $1 + 1])) }
  }
}
