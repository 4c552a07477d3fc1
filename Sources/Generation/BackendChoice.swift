// SPDX-License-Identifier: MIT

/// What is to compute the waveforms.
public enum BackendChoice: String, Sendable, CaseIterable {
  /// Our own kernels where they have the model and all that is asked of it, else LALSimulation; for
  /// datasets on an NVIDIA card, where there is one.
  case auto
  /// Our own kernels, or an error.
  case native
  /// Our own kernels on NVIDIA cards, or an error: the same bits as `native`.
  case cuda
  /// LALSimulation, also for models of our own.
  case lal
}
