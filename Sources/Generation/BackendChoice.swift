// SPDX-License-Identifier: MIT

/// What is to compute the waveforms.
public enum BackendChoice: String, Sendable, CaseIterable {
  /// Our own kernels where they have the model and all that is asked of it, else LALSimulation.
  case auto
  /// Our own kernels, or an error.
  case native
  /// LALSimulation, also for models of our own.
  case lal
}
