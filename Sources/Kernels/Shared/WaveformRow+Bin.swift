// SPDX-License-Identifier: MIT

#if !hasFeature(Embedded)
import KernelRecords
#endif

extension RowWaveform {
  /// The polarizations at one bin, zero outside of the window: the work of one GPU thread.
  @inline(__always)
  static func polarizations(
    of waveform: UnsafeMutablePointer<Self>,
    at bin: Int,
    in window: BinWindow,
    _ tables: FrequencyTables
  ) -> Polarizations<Double> {
    if bin < window.start || bin >= window.end {
      return Polarizations(plus: (0, 0), cross: (0, 0))
    }
    let values = evaluateBin(
      of: waveform,
      GridPoint<Double>(tables, at: bin),
      frequency: tables.frequency[bin]
    )
    if bin >= window.taperEnd { return values }
    let weight: Double = window.weight(of: bin)
    return Polarizations(
      plus: (values.plus.real * weight, values.plus.imaginary * weight),
      cross: (values.cross.real * weight, values.cross.imaginary * weight)
    )
  }

  /// The same of a waveform at hand.
  func polarizations(
    at bin: Int,
    in window: BinWindow,
    _ tables: FrequencyTables
  ) -> Polarizations<Double> {
    var waveform = self
    return withUnsafeMutablePointer(to: &waveform) {
      Self.polarizations(of: $0, at: bin, in: window, tables)
    }
  }
}
