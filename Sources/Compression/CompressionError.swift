// SPDX-License-Identifier: MIT

/// Why waveforms cannot be compressed, or compressed ones cannot be restored.
public enum CompressionError: Error, Sendable, Equatable, CustomStringConvertible {
  /// A table of noise holds something that cannot be.
  case noiseTable(String, String)
  /// A noise curve says nothing about a part of the signal's range.
  case noiseCoverage(name: String, curve: ClosedRange<Double>, domain: ClosedRange<Double>)
  /// Anything else, in a sentence.
  case refused(String)

  /// What is wrong and how to mend it.
  public var description: String {
    switch self {
    case .noiseTable(let name, let problem): "The noise curve \(name) \(problem)."
    case .noiseCoverage(let name, let curve, let domain):
      "The noise curve \(name) begins at \(curve.lowerBound) Hz and ends at \(curve.upperBound) Hz, "
        + "the signal at \(domain.lowerBound) and \(domain.upperBound) Hz. Where there is no curve, "
        + "whitening would destroy the waveform: narrow the domain (f_min, f_max), or take another "
        + "curve."
    case .refused(let reason): reason
    }
  }
}
