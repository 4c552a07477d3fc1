// SPDX-License-Identifier: MIT

import KernelRecords

/// A backend that also gives a waveform's components exp(−i m φ) by the modes of the model.
public protocol ModeBackend: Backend {
  /// The components of one binary on the backend's domain.
  ///
  /// - Throws: `GenerationError` when the model gives no modes, or none for this binary.
  func modeSeparatedPolarizations(
    _ binary: BinaryRecord
  ) throws(GenerationError) -> ModeSeparatedPolarizations
}
