// SPDX-License-Identifier: MIT

#if !hasFeature(Embedded)
import KernelRecords
#endif

extension IMRPhenomXPHMWaveform: RowWaveform where Number == Double {
  func write<L: Lane>(_ lane: L.Type, in window: BinWindow, to output: RowEvaluation) {
    output.clear(0..<output.tables.count)
    let row = TwistedRow<LanePair<L>>(self, output, window)
    var isAlone = hasQuadrupole
    for index in 0..<modes.count {
      guard let mode = modes[index] else { continue }
      if mode.waveform.mode == .threeTwo && hasQuadrupole {
        isAlone = false
        row.addWithQuadrupole(mode.map { LanePair<L>($0) }, joins: mode.waveform.joins)
      } else {
        row.add(mode.map { LanePair<L>($0) }, joins: mode.waveform.joins)
      }
    }
    if isAlone { row.addQuadrupole() }
    output.taper(window)
  }
}

/// What the modes of one waveform share, on a lane type.
private struct TwistedRow<L: Lane> {
  let output: RowEvaluation
  let window: BinWindow
  let massInSeconds: Double
  let precession: OrderedPrecession<L>
  let rotation: PolarizationRotation<L>
  let quadrupole: TwistedQuadrupole<L>

  init(_ waveform: IMRPhenomXPHMWaveform<Double>, _ output: RowEvaluation, _ window: BinWindow) {
    self.output = output
    self.window = window
    massInSeconds = waveform.massInSeconds
    precession = waveform.precession.map { L($0) }
    rotation = waveform.rotation.map { L($0) }
    quadrupole = waveform.quadrupole.map { L($0) }
  }

  /// Adds a mode that shares its angles with none.
  @inline(never)
  func add(_ mode: TwistedHigherMode<L>, joins: InlineArray<11, Double>) {
    let order = mode.waveform.mode.emm
    let joins = bins(joins)
    var start = window.start
    while start < window.end {
      let end = next(joins, after: start)
      let parts = mode.waveform.parts(at: frequency(start))
      while start < end {
        let point = GridPoint<L>(output.tables, at: start)
        let turn = precession.turn(at: point, order: order)
        add(mode.value(at: point, parts, turn), at: start, before: end)
        start &+= L.count
      }
      start = end
    }
  }

  /// Adds (2, 2).
  @inline(never)
  func addQuadrupole() {
    let joins = bins(quadrupole.joins)
    var start = window.start
    while start < window.end {
      let end = next(joins, after: start)
      let parts = quadrupole.parts(at: frequency(start))
      while start < end {
        let point = GridPoint<L>(output.tables, at: start)
        let turn = precession.turn(at: point, order: 2)
        add(quadrupole.value(at: point, parts, turn), at: start, before: end)
        start &+= L.count
      }
      start = end
    }
  }

  /// Adds (2, 2) and (3, 2), which share their angles.
  @inline(never)
  func addWithQuadrupole(_ mode: TwistedHigherMode<L>, joins: InlineArray<11, Double>) {
    let quadrupoleJoins = bins(quadrupole.joins)
    let modeJoins = bins(joins)
    var start = window.start
    while start < window.end {
      let end = min(next(quadrupoleJoins, after: start), next(modeJoins, after: start))
      let parts = quadrupole.parts(at: frequency(start))
      let modeParts = mode.waveform.parts(at: frequency(start))
      while start < end {
        let point = GridPoint<L>(output.tables, at: start)
        let turn = precession.turn(at: point, order: 2)
        let sum = quadrupole.value(at: point, parts, turn) + mode.value(at: point, modeParts, turn)
        add(sum, at: start, before: end)
        start &+= L.count
      }
      start = end
    }
  }

  /// Adds the values of a lane of bins, of which those before `end` count.
  @inline(__always)
  private func add(_ sum: TwistedSum<L>, at bin: Int, before end: Int) {
    let value = rotation.polarizations(plus: sum.plus, crossOverI: sum.cross)
    let plus = output.plus + 2 &* bin
    let cross = output.cross + 2 &* bin
    let rest = end &- bin
    if rest >= L.count {
      L.addComplex(value.plus.real, value.plus.imaginary, to: plus)
      L.addComplex(value.cross.real, value.cross.imaginary, to: cross)
    } else {
      L.addComplex(value.plus.real, value.plus.imaginary, first: rest, to: plus)
      L.addComplex(value.cross.real, value.cross.imaginary, first: rest, to: cross)
    }
  }

  /// M f at a bin.
  private func frequency(_ bin: Int) -> Double { massInSeconds * output.tables.frequency[bin] }

  /// The bins at which the frequency M f reaches given ones.
  private func bins<let count: Int>(
    _ frequencies: InlineArray<count, Double>
  ) -> InlineArray<count, Int> {
    frequencies.mapped { frequency in
      output.firstBin(
        reaching: frequency,
        massInSeconds: massInSeconds,
        from: window.start,
        to: window.end
      )
    }
  }

  /// The first join after a bin, but not after the window.
  private func next<let count: Int>(_ joins: InlineArray<count, Int>, after bin: Int) -> Int {
    var next = window.end
    for index in 0..<count where joins[index] > bin && joins[index] < next {
      next = joins[index]
    }
    return next
  }
}

extension TwistedQuadrupole {
  /// The frequencies M f at which formulas change, in no order.
  var joins: InlineArray<4, Double> {
    [
      waveform.amplitude.intermediateStart, waveform.amplitude.ringdownStart,
      waveform.phase.intermediateStart, waveform.phase.ringdownStart,
    ]
  }
}

extension IMRPhenomXPHMWaveform: CheckedWaveform where Number: ScalarReal & Lane {
  var isFinite: Bool {
    var sum =
      rotation.cosine + rotation.sine + precession.angles.alphaOffset
      + precession.angles.epsilonOffset + quadrupole.waveform.finiteness
      + quadrupole.twist.plus[4]
    for index in 0..<modes.count {
      guard let mode = modes[index] else { continue }
      sum = sum + mode.waveform.finiteness
    }
    return sum.isFinite
  }

  func phaseIsEvaluable(in window: BinWindow, _ tables: FrequencyTables) -> Bool {
    window.holdsAtSamples { bin in
      let limit = Number(0.5 * SineCosineTable.limit)
      let point = GridPoint<Number>(entryOf: tables, at: bin)
      let frequency = massInSeconds * tables.frequency[bin]
      // v is smallest, and the angles largest, for the highest order.
      let angles = precession.angles.angles(at: precession.velocities[3].velocity(at: point))
      let turn = Number.abs(Number(4) * angles.epsilon)
      let phase = quadrupole.waveform.phase.value(at: point, frequency: frequency)
      // False where one of them is not a number, too.
      var isEvaluable =
        Number.abs(phase) + turn < limit && Number.abs(angles.alpha) < limit
        && angles.sineSquare.isFinite
      for index in 0..<modes.count {
        guard let mode = modes[index] else { continue }
        let phase = mode.waveform.phase.value(at: point, frequency: frequency)
        isEvaluable = isEvaluable && Number.abs(phase) < limit
      }
      return isEvaluable
    }
  }
}
