// SPDX-License-Identifier: MIT

import ComplexModule
import RealModule

/// The two polarizations of one waveform on the bins of its domain.
public struct Polarizations: Sendable, Equatable {
  /// h₊(f) in 1/Hz; shape `[bin]`.
  public let plus: [Complex<Double>]
  /// h×(f) in 1/Hz; shape `[bin]`.
  public let cross: [Complex<Double>]
  /// Remarks about the waveform, such as parameters outside of the model's calibration.
  public let warnings: [String]
}
