// SPDX-License-Identifier: MIT

/// What a uniform-domain waveform holds in its last bin.
public enum LastBin: String, Sendable, CaseIterable {
  /// Zero where LAL's `SimInspiralFD` puts zero: when f_max/Δf is a power of two. The default,
  /// because dingo-gw's datasets hold it.
  case lal
  /// The model's own value.
  case model
}
