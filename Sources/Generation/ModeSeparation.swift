// SPDX-License-Identifier: MIT

/// How a waveform is separated into components that each depend on the phase as exp(−i m φ).
public enum ModeSeparation: String, Sendable, CaseIterable {
  /// From the waveform at 2 m_max + 1 phases, where the model is one of the frequency domain; by
  /// the model's modes where it is not.
  case phases
  /// By the modes that the model gives.
  case modes
}
