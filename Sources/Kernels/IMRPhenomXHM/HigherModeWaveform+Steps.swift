// SPDX-License-Identifier: MIT

#if !hasFeature(Embedded)
import KernelRecords
#endif

/// The bins at which the formulas of a higher mode follow each other.
struct HigherModeJoins {
  let mode: HigherMode
  /// Where the intermediate amplitude, the approach, the ringdown and the fall begin.
  let amplitude: InlineArray<4, Int>
  let phase: RegionBins
  /// Where the mode begins to be made of spheroidal ones; the end of the window where it never is.
  let mixing: Int
  /// Those of the (2, 2) mode that is mixed in, and its end.
  let quadrupole: ModeJoins
  let quadrupoleEnd: Int

  init(
    _ mode: HigherModeWaveform<Double>,
    _ output: RowEvaluation,
    _ window: BinWindow
  ) {
    self.mode = mode.mode
    let mass = mode.massInSeconds
    amplitude = output.joins(
      [
        mode.amplitude.intermediateStart, mode.amplitude.approachStart,
        mode.amplitude.ringdownStart, mode.amplitude.fallStart,
      ],
      massInSeconds: mass,
      window
    )
    phase = output.joins(of: mode.phase, massInSeconds: mass, window)
    if !mode.isMixed {
      mixing = window.end
      quadrupole = ModeJoins(amplitude: phase, phase: phase)
      quadrupoleEnd = window.end
      return
    }
    mixing = amplitude[1]
    quadrupole = ModeJoins(
      amplitude: output.joins(of: mode.mixing.amplitude, massInSeconds: mass, window),
      phase: output.joins(of: mode.mixing.phase, massInSeconds: mass, window)
    )
    quadrupoleEnd = output.firstBin(
      reaching: mode.mixing.end.nextUp,
      massInSeconds: mass,
      from: window.start,
      to: window.end
    )
  }
}

/// The steps that make a higher mode, with room for what it is made of.
struct HigherModeSteps {
  let steps: ModeSteps
  /// The spheroidal mode, then the sum.
  let own: ComplexColumn
  /// The (2, 2) mode that is mixed in.
  let other: ComplexColumn

  /// Puts the mode.
  func fill<L: Lane>(
    _ lane: L.Type,
    _ mode: HigherModeWaveform<Double>,
    _ joins: HigherModeJoins
  ) {
    let bins = steps.block.bins
    fillSize(lane, mode.amplitude, joins.amplitude)
    let plain = bins.part(from: 0, to: joins.mixing)
    steps.fillValue(lane, plain, sign: 1, mode.phase, joins.phase)
    if plain.upperBound < bins.upperBound {
      fillMixed(lane, plain.upperBound..<bins.upperBound, mode, joins)
    }
  }

  @inline(never)
  private func fillSize<L: Lane>(
    _ lane: L.Type,
    _ amplitude: HigherModeAmplitude<Double>,
    _ joins: InlineArray<4, Int>
  ) {
    typealias Size = HigherModeSize
    let all = steps.block.bins
    func bins(_ part: Int) -> Range<Int> {
      all.part(
        from: part == 0 ? 0 : joins[part - 1],
        to: part == joins.count ? all.upperBound : joins[part]
      )
    }
    steps.fillSize(bins(0), Size.Inspiral(formula: amplitude.inspiral.map { L($0) }))
    steps.fillSize(bins(1), Size.Intermediate(formula: amplitude.intermediate.map { L($0) }))
    steps.fillSize(bins(2), Size.Approach(formula: amplitude.approach.map { L($0) }))
    steps.fillSize(bins(3), Size.Ringdown(formula: amplitude.ringdown.map { L($0) }))
    steps.fillSize(bins(4), Size.Fall(formula: amplitude.fall.map { L($0) }))
  }

  /// Puts the mode where it is made of spheroidal ones, in a range that ends with the block.
  @inline(never)
  private func fillMixed<L: Lane>(
    _ lane: L.Type,
    _ range: Range<Int>,
    _ mode: HigherModeWaveform<Double>,
    _ joins: HigherModeJoins
  ) {
    let block = steps.block
    let mixing = mode.mixing
    let spheroidal = ModeSteps(block: block, size: steps.size, turn: steps.turn, value: own)
    spheroidal.fillValue(range, sign: 1, mode.phase.ringdown.map { L($0) })
    let quadrupole = ModeSteps(block: block, size: steps.size, turn: steps.turn, value: other)
    let present = range.part(from: 0, to: joins.quadrupoleEnd)
    quadrupole.fillSize(lane, present, mixing.amplitude, joins.quadrupole.amplitude)
    quadrupole.clearSize(lane, present.upperBound..<range.upperBound)
    quadrupole.fillValue(lane, range, sign: 1, mixing.phase, joins.quadrupole.phase)
    let factors = (mixing.octupole.map { L($0) }, mixing.quadrupole.map { L($0) })
    for bin in block.lanes(lane, range) {
      let part = factors.0 * own.load(lane, at: bin)
      own.store(part + factors.1 * other.load(lane, at: bin), at: bin)
    }
    // Before the phase's ringdown the sum gives the size alone.
    let early = range.part(from: 0, to: joins.phase.ringdownStart)
    for bin in block.lanes(lane, early) {
      steps.size.store(own.load(lane, at: bin).size, at: bin)
    }
    steps.fillValue(lane, early, sign: 1, mode.phase, joins.phase)
    for bin in block.lanes(lane, early.upperBound..<range.upperBound) {
      steps.value.store(own.load(lane, at: bin), at: bin)
    }
  }
}
