// SPDX-License-Identifier: MIT

/// What a uniform-domain waveform holds in its last bin.
public enum LastBin: String, Sendable, CaseIterable {
  /// Zero, as LAL and so dingo-gw's datasets have it: its models stop before f_max, and
  /// `SimInspiralFD` zeroes the last bin of its grid. The default.
  case lal
  /// The model's own value.
  case model
}
