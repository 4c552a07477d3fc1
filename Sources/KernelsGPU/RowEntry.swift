// SPDX-License-Identifier: MIT

// Records, windows and waveforms are raw device memory with the layout that Swift gives them on the
// host; the pointers inside of the tables are device pointers.

/// Writes how many bytes the waveform and the window of one binary take.
@inline(__always)
func writeSizes<Waveform: RowWaveform>(
  of waveform: Waveform.Type,
  _ sizes: UnsafeMutablePointer<Int>
) {
  if threadIndex() > 0 { return }
  sizes[0] = MemoryLayout<Waveform>.stride
  sizes[1] = MemoryLayout<BinWindow?>.stride
}

/// Sets up `count` binaries, one thread each: from `BinaryRecord`s to waveforms, the windows of
/// their bins (nil where there is no waveform) and `WaveformStatus`es.
@inline(__always)
func setUpRows<SetUp: WaveformSetUp>(
  _ model: SetUp.Type,
  _ binaries: UnsafeRawPointer,
  _ count: Int,
  _ tables: UnsafeRawPointer,
  _ request: UnsafeRawPointer,
  _ waveforms: UnsafeMutableRawPointer,
  _ windows: UnsafeMutableRawPointer,
  _ statuses: UnsafeMutableRawPointer
) {
  let index = threadIndex()
  if index >= count { return }
  let row = WaveformRow<SetUp>(
    binaries.assumingMemoryBound(to: BinaryRecord.self)[index],
    tables: tables.assumingMemoryBound(to: FrequencyTables.self).pointee,
    request: request.assumingMemoryBound(to: EvaluationRequest.self).pointee
  )
  statuses.assumingMemoryBound(to: WaveformStatus.self)[index] = row.status
  windows.assumingMemoryBound(to: BinWindow?.self)[index] = row.window
  if let waveform = row.waveform {
    waveforms.assumingMemoryBound(to: SetUp.Waveform.self)[index] = waveform
  }
}

/// Evaluates binaries that were set up.
///
/// Thread x takes one bin; block y takes row y and every row that is a multiple of the grid's height
/// after it. Rows of complex numbers are `stride` doubles apart.
@inline(__always)
func evaluateBins<Waveform: RowWaveform>(
  of waveform: Waveform.Type,
  _ waveforms: UnsafeRawPointer,
  _ windows: UnsafeRawPointer,
  _ count: Int,
  _ tables: UnsafeRawPointer,
  _ plus: UnsafeMutablePointer<Double>,
  _ cross: UnsafeMutablePointer<Double>,
  _ stride: Int
) {
  let tables = tables.assumingMemoryBound(to: FrequencyTables.self).pointee
  let waveforms = waveforms.assumingMemoryBound(to: Waveform.self)
  let windows = windows.assumingMemoryBound(to: BinWindow?.self)
  let bin = threadIndex()
  if bin >= tables.count { return }
  var index = blockRow()
  while index < count {
    var values = Polarizations<Double>(plus: (0, 0), cross: (0, 0))
    if let window = windows[index] {
      values = waveforms[index].polarizations(at: bin, in: window, tables)
    }
    let position = index * stride + 2 * bin
    Double.storeComplex(values.plus.real, values.plus.imaginary, to: plus + position)
    Double.storeComplex(values.cross.real, values.cross.imaginary, to: cross + position)
    index += blockRows()
  }
}
