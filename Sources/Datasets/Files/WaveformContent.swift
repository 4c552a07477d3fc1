// SPDX-License-Identifier: MIT

import Generation

/// The rows of numbers of one waveform's file.
struct WaveformContent {
  /// h₊: one row, or one per component; real and imaginary parts, or real numbers over times.
  let plus: [[Double]]
  /// h×, as h₊.
  let cross: [[Double]]
  /// m of each row; nil for the waveform itself.
  let orders: [Int]?
  /// Remarks about the waveform.
  let remarks: [String]

  /// The waveform itself.
  init(_ waveform: Polarizations) {
    plus = [Self.doubles(waveform.plus)]
    cross = [Self.doubles(waveform.cross)]
    orders = nil
    remarks = waveform.warnings
  }

  /// The waveform over times.
  init(_ series: TimeSeries) {
    plus = [series.plus]
    cross = [series.cross]
    orders = nil
    remarks = series.warnings
  }

  /// Components by their dependence on the phase.
  init(_ components: ModeSeparatedPolarizations) {
    plus = components.components.map { Self.doubles($0.plus) }
    cross = components.components.map { Self.doubles($0.cross) }
    orders = Array(components.orders)
    remarks = components.warnings
  }

  /// Real and imaginary parts side by side, as complex numbers lie in memory.
  private static func doubles<Number>(_ numbers: [Number]) -> [Double] {
    numbers.withUnsafeBytes { Array($0.bindMemory(to: Double.self)) }
  }
}
