// SPDX-License-Identifier: MIT

/// The figures that tell how far a waveform is from its reference.
///
/// None of them maximises over time or phase.
public enum DifferenceFigure: String, Sendable, CaseIterable {
  /// The largest |Δh| of both polarizations over the largest |h| of both.
  case strain
  /// The largest | |h| − |h_ref| | / |h_ref| where |h_ref| > 10⁻³ of its largest.
  case amplitude
  /// The largest |arg(h / h_ref)| in radians, in the same bins.
  case phase
  /// 1 − overlap with the weight Δf: ½ ‖h/‖h‖ − h_ref/‖h_ref‖‖².
  case whiteMismatch
  /// 1 − overlap with the weight Δf / Sₙ(f) of a detector.
  case noiseMismatch

  /// The share of the largest |h| above which amplitude and phase are looked at.
  public static let signalThreshold = 1e-3

  /// The figure in a table's words.
  public var title: String {
    switch self {
    case .strain: "|dh| / max|h|, all bins"
    case .amplitude: "amplitude, relative"
    case .phase: "phase in radians"
    case .whiteMismatch: "1 - overlap, white"
    case .noiseMismatch: "1 - overlap, in noise"
    }
  }
}
