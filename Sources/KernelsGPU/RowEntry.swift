// SPDX-License-Identifier: MIT

#if !hasFeature(Embedded)
import KernelRecords
#endif

/// Writes how many bytes the waveform of one binary takes.
@inline(__always)
func writeSize<SetUp: WaveformSetUp>(_ model: SetUp.Type, _ size: UnsafeMutablePointer<Int>) {
  if threadIndex() > 0 { return }
  size.pointee = MemoryLayout<SetUp.Waveform>.stride
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
    tables: work.tables,
    request: work.request
  )
  work.statuses[index] = row.status
  work.windows[index] = row.window
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
  let waveforms = UnsafeMutableRawPointer(mutating: work.waveforms)
    .assumingMemoryBound(to: SetUp.Waveform.self)
  let bin = threadIndex()
  if bin >= work.tables.count { return }
  var index = blockRow()
  while index < work.count {
    var values = Polarizations<Double>(plus: (0, 0), cross: (0, 0))
    if let window = work.windows[index] {
      values = SetUp.Waveform.polarizations(
        of: waveforms + index,
        at: bin,
        in: window,
        work.tables
      )
    }
    store(values, at: index &* work.tables.count &+ bin, work)
    index += blockRows()
  }
}

/// Writes the polarizations of one bin of all rows, in the precision asked for.
@inline(__always)
private func store(_ values: Polarizations<Double>, at position: Int, _ work: EvaluationWork) {
  let (plus, cross) = (values.plus, values.cross)
  storeComplex(plus.real, plus.imaginary, at: position, of: work.plus, work.isSingle)
  storeComplex(cross.real, cross.imaginary, at: position, of: work.cross, work.isSingle)
}
