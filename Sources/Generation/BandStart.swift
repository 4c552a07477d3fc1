// SPDX-License-Identifier: MIT

/// What a uniform-domain waveform holds below the domain's lowest frequency.
public enum BandStart: String, Sendable, CaseIterable {
  /// Zero, as in dingo-gw's datasets.
  case zero
  /// What LAL's `SimInspiralFD` returns: the model from a lower frequency, faded in by half a cosine.
  case tapered
}
