// SPDX-License-Identifier: MIT

// Work, records, windows and waveforms are device memory with the layout that Swift gives them on
// the host; every pointer inside of them is a device pointer.

/// What a model's `…_set_up` works on.
struct SetUpWork {
  let binaries: UnsafePointer<BinaryRecord>
  let count: Int
  let tables: UnsafePointer<FrequencyTables>
  let request: UnsafePointer<EvaluationRequest>
  /// Room for `count` waveforms of the model, whose size `…_sizes` tells.
  let waveforms: UnsafeMutableRawPointer
  /// Room for the windows of their bins, whose size `…_sizes` tells too.
  let windows: UnsafeMutableRawPointer
  let statuses: UnsafeMutablePointer<WaveformStatus>
}

/// What a model's `…_evaluate` works on: binaries that were set up.
struct EvaluationWork {
  let waveforms: UnsafeRawPointer
  let windows: UnsafeRawPointer
  let count: Int
  let tables: UnsafePointer<FrequencyTables>
  let rows: PolarizationRows
}

/// Writes how many bytes the waveform and the window of one binary take.
@inline(__always)
func writeSizes<SetUp: WaveformSetUp>(
  _ model: SetUp.Type,
  _ sizes: UnsafeMutablePointer<Int>
) {
  if threadIndex() > 0 { return }
  sizes[0] = MemoryLayout<SetUp.Waveform>.stride
  sizes[1] = MemoryLayout<BinWindow?>.stride
}

/// Sets up binaries, one thread each: from records to waveforms, the windows of their bins (nil where
/// there is no waveform) and statuses.
@inline(__always)
func setUpRows<SetUp: WaveformSetUp>(_ model: SetUp.Type, _ work: UnsafeRawPointer) {
  let work = work.assumingMemoryBound(to: SetUpWork.self).pointee
  let index = threadIndex()
  if index >= work.count { return }
  let row = WaveformRow<SetUp>(
    work.binaries[index],
    tables: work.tables.pointee,
    request: work.request.pointee
  )
  work.statuses[index] = row.status
  work.windows.assumingMemoryBound(to: BinWindow?.self)[index] = row.window
  if let waveform = row.waveform {
    work.waveforms.assumingMemoryBound(to: SetUp.Waveform.self)[index] = waveform
  }
}

/// Evaluates binaries that were set up.
///
/// Thread x takes one bin; block y takes row y and every row that is a multiple of the grid's height
/// after it.
@inline(__always)
func evaluateBins<SetUp: WaveformSetUp>(_ model: SetUp.Type, _ work: UnsafeRawPointer)
where SetUp.Waveform: RowWaveform {
  let work = work.assumingMemoryBound(to: EvaluationWork.self).pointee
  let tables = work.tables.pointee
  let waveforms = work.waveforms.assumingMemoryBound(to: SetUp.Waveform.self)
  let windows = work.windows.assumingMemoryBound(to: BinWindow?.self)
  let bin = threadIndex()
  if bin >= tables.count { return }
  var index = blockRow()
  while index < work.count {
    var values = Polarizations<Double>(plus: (0, 0), cross: (0, 0))
    if let window = windows[index] {
      values = waveforms[index].polarizations(at: bin, in: window, tables)
    }
    let position = index * work.rows.stride + 2 * bin
    Double.storeComplex(values.plus.real, values.plus.imaginary, to: work.rows.plus + position)
    Double.storeComplex(values.cross.real, values.cross.imaginary, to: work.rows.cross + position)
    index += blockRows()
  }
}
