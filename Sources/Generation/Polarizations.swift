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

  /// Makes it of rows of equal length.
  package init(plus: [Complex<Double>], cross: [Complex<Double>], warnings: [String]) {
    self.plus = plus
    self.cross = cross
    self.warnings = warnings
  }
}

/// The two polarizations of one waveform at the samples of a time domain.
public struct TimeSeries: Sendable, Equatable {
  /// h₊(t); shape `[sample]`, the merger at sample 0.
  public let plus: [Double]
  /// h×(t); shape `[sample]`, the merger at sample 0.
  public let cross: [Double]
  /// Remarks about the waveform.
  public let warnings: [String]
}
