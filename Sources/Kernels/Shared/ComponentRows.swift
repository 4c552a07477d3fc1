// SPDX-License-Identifier: MIT

#if !hasFeature(Embedded)
import KernelRecords
#endif

/// Where the components of one waveform that go as exp(−i m φ) are written: a row for each m from
/// −`largestOrder` to `largestOrder`.
struct ComponentRows {
  let tables: FrequencyTables
  /// The rows of the lowest m.
  let plus: UnsafeMutablePointer<Double>
  let cross: UnsafeMutablePointer<Double>
  /// The distance between rows, in doubles.
  let stride: Int
  let largestOrder: Int

  /// The row of one m.
  func row(of order: Int) -> RowEvaluation {
    let offset = (order + largestOrder) * stride
    return RowEvaluation(tables: tables, plus: plus + offset, cross: cross + offset)
  }

  /// Calls with the row of each m.
  func forEachRow(_ body: (Int, RowEvaluation) -> Void) {
    for order in -largestOrder...largestOrder { body(order, row(of: order)) }
  }

  /// Writes zeros into all rows.
  func clear() { forEachRow { _, row in row.clear(0..<tables.count) } }

  /// Adds the values of a lane of bins, of which those before `end` count, to the row of one m.
  @inline(__always)
  func add<L: Lane>(_ value: Polarizations<L>, order: Int, at bin: Int, before end: Int) {
    let offset = (order &+ largestOrder) &* stride &+ 2 &* bin
    let rest = end &- bin
    if rest >= L.count {
      L.addComplex(value.plus.real, value.plus.imaginary, to: plus + offset)
      L.addComplex(value.cross.real, value.cross.imaginary, to: cross + offset)
    } else {
      L.addComplex(value.plus.real, value.plus.imaginary, first: rest, to: plus + offset)
      L.addComplex(value.cross.real, value.cross.imaginary, first: rest, to: cross + offset)
    }
  }

  /// Calls with each lane of bins of a window and the parts that hold there.
  ///
  /// `joins` are the frequencies M f at which parts change, in no order; `parts` says what holds at
  /// M f and up to the next join; `body` takes a lane's point, its parts, its first bin, and the bin
  /// at which its parts end.
  @inline(__always)
  func sweep<L: Lane, Parts, let count: Int>(
    _ lane: L.Type,
    _ window: BinWindow,
    massInSeconds: Double,
    joins: InlineArray<count, Double>,
    parts: (Double) -> Parts,
    body: (GridPoint<L>, Parts, Int, Int) -> Void
  ) {
    let row = row(of: 0)
    let bins = joins.mapped {
      row.firstBin(
        reaching: $0,
        massInSeconds: massInSeconds,
        from: window.start,
        to: window.end
      )
    }
    var start = window.start
    while start < window.end {
      var end = window.end
      for index in 0..<count where bins[index] > start && bins[index] < end { end = bins[index] }
      let parts = parts(massInSeconds * tables.frequency[start])
      while start < end {
        body(GridPoint<L>(tables, at: start), parts, start, end)
        start &+= L.count
      }
      start = end
    }
  }
}

/// Evaluates a batch of waveforms of one model by components; see `KernelSet.EvaluateComponents`.
@inline(__always)
func evaluateComponents<SetUp: WaveformSetUp, L: Lane>(
  _ model: SetUp.Type,
  _ lane: L.Type,
  binaries: UnsafePointer<BinaryRecord>,
  count: Int,
  tables: FrequencyTables,
  request: EvaluationRequest,
  largestOrder: Int,
  rows: PolarizationRows,
  statuses: UnsafeMutablePointer<WaveformStatus>
) where SetUp.Waveform: RowWaveform {
  for index in 0..<max(count, 0) {
    let row = WaveformRow<SetUp>(binaries[index], tables: tables, request: request)
    let offset = index * (2 * largestOrder + 1) * rows.stride
    let output = ComponentRows(
      tables: tables,
      plus: rows.plus + offset,
      cross: rows.cross + offset,
      stride: rows.stride,
      largestOrder: largestOrder
    )
    statuses[index] = row.status
    if let waveform = row.waveform, let window = row.window {
      waveform.writeComponents(lane, in: window, to: output)
    } else {
      output.clear()
    }
  }
}

extension RowWaveform {
  /// Writes a waveform that goes as exp(2iφ) as a whole.
  func writeAlone<L: Lane>(_ lane: L.Type, in window: BinWindow, to output: ComponentRows) {
    output.forEachRow { order, row in
      if order == -2 {
        write(lane, in: window, to: row)
      } else {
        row.clear(0..<output.tables.count)
      }
    }
  }
}
