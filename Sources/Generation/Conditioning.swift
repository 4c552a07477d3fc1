// SPDX-License-Identifier: MIT

/// What is done to a waveform on a uniform domain.
public enum Conditioning: String, Sendable, CaseIterable {
  /// What LAL's `SimInspiralFD` does, as in dingo's datasets: the model from below f_min, faded in.
  case lal
  /// Nothing: the model from f_min on, as LAL's `SimInspiralChooseFDWaveform` returns it.
  case none
}
