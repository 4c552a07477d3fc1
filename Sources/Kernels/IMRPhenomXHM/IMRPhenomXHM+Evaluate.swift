// SPDX-License-Identifier: MIT

#if !hasFeature(Embedded)
import KernelRecords
#endif

/// How many bins are finished before the next ones are begun, so that they stay in the fast cache
/// while the modes are summed.
private let blockLength = 256

extension IMRPhenomXHMWaveform: RowWaveform where Number == Double {
  func write<L: Lane>(_ lane: L.Type, in window: BinWindow, to output: RowEvaluation) {
    output.clear(0..<output.tables.count)
    let first = quadrupole.map { QuadrupolePass<L>($0, massInSeconds, output, window) }
    if let others = HigherModePasses<L>(self, output, window) {
      inBlocks(of: window) { bins in
        first?.add(bins)
        others.add(bins)
      }
    } else if let first {
      inBlocks(of: window) { first.add($0) }
    }
    output.taper(window)
  }

  /// A mode (ℓ, ±m) at positive frequencies goes as exp(imφ).
  func writeComponents<L: Lane>(_ lane: L.Type, in window: BinWindow, to output: ComponentRows) {
    output.forEachRow { order, row in
      if order < 0 {
        modes(ofOrder: -order).write(lane, in: window, to: row)
      } else {
        row.clear(0..<output.tables.count)
      }
    }
  }

  /// The waveform of the modes (ℓ, ±m) alone.
  private func modes(ofOrder order: Int) -> Self {
    var part = self
    if order != 2 { part.quadrupole = nil }
    for index in 0..<HigherMode.count where modes[index]?.waveform.mode.emm != order {
      part.modes[index] = nil
    }
    return part
  }

  /// Calls with few bins at a time.
  @inline(__always)
  private func inBlocks(of window: BinWindow, _ body: (Range<Int>) -> Void) {
    var start = window.start
    while start < window.end {
      let end = min(start &+ blockLength, window.end)
      body(start..<end)
      start = end
    }
  }
}

/// The (2, 2) mode of a waveform on a lane type, with the bins at which its formulas change.
private struct QuadrupolePass<L: Lane> {
  private let output: RowEvaluation
  private let massInSeconds: Double
  private let mode: IMRPhenomXHMWaveform<L>.Quadrupole
  private let joins: InlineArray<5, Int>

  init(
    _ mode: IMRPhenomXHMWaveform<Double>.Quadrupole,
    _ massInSeconds: Double,
    _ output: RowEvaluation,
    _ window: BinWindow
  ) {
    self.output = output
    self.massInSeconds = massInSeconds
    self.mode = mode.map { L($0) }
    joins = output.joins(mode.joins, massInSeconds: massInSeconds, window)
  }

  @inline(never)
  func add(_ bins: Range<Int>) {
    var start = bins.lowerBound
    while start < bins.upperBound {
      let end = next(joins, after: start, before: bins.upperBound)
      let frequency = massInSeconds * output.tables.frequency[start]
      if !mode.holds(frequency) { return }
      let amplitude = mode.waveform.amplitude.region(at: frequency)
      let phase = mode.waveform.phase.region(at: frequency)
      output.add(L.self, start..<end) {
        mode.polarizations(at: $0, amplitude: amplitude, phase: phase)
      }
      start = end
    }
  }
}

/// The other modes of a waveform on a lane type, with the bins at which their parts change.
private struct HigherModePasses<L: Lane> {
  private let output: RowEvaluation
  private let massInSeconds: Double
  /// The first `count` are those that are wanted.
  private let modes: InlineArray<4, IMRPhenomXHMWaveform<L>.Mode>
  private let joins: InlineArray<4, InlineArray<11, Int>>
  private let count: Int

  /// Nil where there are none.
  init?(
    _ waveform: IMRPhenomXHMWaveform<Double>,
    _ output: RowEvaluation,
    _ window: BinWindow
  ) {
    var present = InlineArray<4, Int>(repeating: 0)
    var count = 0
    for index in 0..<HigherMode.count where waveform.modes[index] != nil {
      present[count] = index
      count += 1
    }
    guard count > 0, let filler = waveform.modes[present[0]] else { return nil }
    self.output = output
    self.count = count
    massInSeconds = waveform.massInSeconds
    modes = InlineArray { (waveform.modes[present[$0]] ?? filler).map { L($0) } }
    joins = InlineArray {
      output.joins(
        (waveform.modes[present[$0]] ?? filler).waveform.joins,
        massInSeconds: waveform.massInSeconds,
        window
      )
    }
  }

  func add(_ bins: Range<Int>) {
    for index in 0..<count { add(modes[index], joins[index], bins) }
  }

  @inline(never)
  private func add(
    _ mode: IMRPhenomXHMWaveform<L>.Mode,
    _ joins: InlineArray<11, Int>,
    _ bins: Range<Int>
  ) {
    var start = bins.lowerBound
    while start < bins.upperBound {
      let end = next(joins, after: start, before: bins.upperBound)
      let frequency = massInSeconds * output.tables.frequency[start]
      let parts = mode.waveform.parts(at: frequency)
      output.add(L.self, start..<end) {
        mode.factors.polarizations(mode.waveform.value(at: $0, parts))
      }
      start = end
    }
  }
}

extension RowEvaluation {
  /// The bins of a window at which the frequency M f reaches given ones.
  fileprivate func joins<let count: Int>(
    _ frequencies: InlineArray<count, Double>,
    massInSeconds: Double,
    _ window: BinWindow
  ) -> InlineArray<count, Int> {
    frequencies.mapped {
      firstBin(reaching: $0, massInSeconds: massInSeconds, from: window.start, to: window.end)
    }
  }
}

/// The first join after a bin, but not after `end`.
@inline(__always)
private func next<let count: Int>(
  _ joins: InlineArray<count, Int>,
  after bin: Int,
  before end: Int
) -> Int {
  var next = end
  for index in 0..<count where joins[index] > bin && joins[index] < next { next = joins[index] }
  return next
}

extension IMRPhenomXHMWaveform.Quadrupole {
  /// The frequencies M f at which formulas change.
  var joins: InlineArray<5, Double> {
    [
      waveform.amplitude.intermediateStart, waveform.amplitude.ringdownStart,
      waveform.phase.intermediateStart, waveform.phase.ringdownStart, end.nextUp,
    ]
  }

  /// The same mode on another number type.
  @inline(__always)
  func map<Other: Real>(
    _ convert: (Number) -> Other
  ) -> IMRPhenomXHMWaveform<Other>.Quadrupole {
    IMRPhenomXHMWaveform<Other>.Quadrupole(
      waveform: waveform.map(convert),
      factors: factors.map(convert),
      end: end
    )
  }
}

extension IMRPhenomXHMWaveform.Mode {
  /// The same mode on another number type.
  @inline(__always)
  func map<Other: Real>(_ convert: (Number) -> Other) -> IMRPhenomXHMWaveform<Other>.Mode {
    IMRPhenomXHMWaveform<Other>.Mode(
      waveform: waveform.map(convert),
      factors: factors.map(convert)
    )
  }
}

extension ModeFactors {
  /// The same factors on another number type.
  @inline(__always)
  func map<Other: Real>(_ convert: (Number) -> Other) -> ModeFactors<Other> {
    ModeFactors<Other>(plus: convert(plus), cross: convert(cross))
  }
}
