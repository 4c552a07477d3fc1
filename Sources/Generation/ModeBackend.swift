// SPDX-License-Identifier: MIT

import KernelRecords

/// A backend that also gives a waveform's components exp(−i m φ) by the modes of the model.
public protocol ModeBackend: Backend {
  /// Whether these components add up to the waveform exactly, so that they stand for those found from
  /// several phases.
  var separatesExactly: Bool { get }
  /// The components of one binary on the backend's domain.
  ///
  /// - Throws: `GenerationError` when the model gives no modes, or none for this binary.
  func modeSeparatedPolarizations(
    _ binary: BinaryRecord
  ) throws(GenerationError) -> ModeSeparatedPolarizations
}

extension ModeBackend {
  /// No: modes are computed in another way than waveforms.
  public var separatesExactly: Bool { false }
}
