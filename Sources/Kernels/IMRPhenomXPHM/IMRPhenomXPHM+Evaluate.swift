// SPDX-License-Identifier: MIT

#if !hasFeature(Embedded)
import KernelRecords
#endif

extension IMRPhenomXPHMWaveform: RowWaveform where Number == Double {
  func write<L: Lane>(_ lane: L.Type, in window: BinWindow, to output: RowEvaluation) {
    let joins = IMRPhenomXPHMJoins(self, output, window)
    output.write(window, columns: TwistedBlock<L>.columns) { block, memory in
      let work = TwistedBlock<L>(block, memory)
      work.clearSums()
      forEachMode(work, joins) { mode in
        switch mode {
        case .quadrupole: work.addQuadrupole(quadrupole.twist)
        case .higher(let mode, let index):
          work.add(mode, modes.all[index].twist)
        }
      }
      work.finish(rotation, to: output)
    }
  }

  /// Puts a higher mode, if there is one.
  @inline(never)
  private func fill<L: Lane>(
    _ index: Int,
    _ work: TwistedBlock<L>,
    _ joins: IMRPhenomXPHMJoins
  ) {
    guard let joins = joins.modes[index] else { return }
    work.mode.fill(L.self, modes.all[index].waveform, joins)
  }

  /// Calls with each mode, in order, when a block holds it and what turns it.
  @inline(__always)
  func forEachMode<L: Lane>(
    _ work: TwistedBlock<L>,
    _ joins: IMRPhenomXPHMJoins,
    _ body: (IMRPhenomXPHMMode) -> Void
  ) {
    var order = 0
    func turn(_ wanted: Int) {
      if order == wanted { return }
      order = wanted
      work.fillTurn(order: order, precession.angles, precession.velocities[order - 1])
    }
    if hasQuadrupole {
      turn(2)
      work.mode.steps.fill(L.self, quadrupole.waveform, joins.quadrupole)
      body(.quadrupole)
    }
    for index in 0..<HigherMode.count {
      guard let mode = joins.modes[index]?.mode else { continue }
      turn(mode.emm)
      fill(index, work, joins)
      body(.higher(mode, index))
    }
  }
}

/// A mode of a waveform.
enum IMRPhenomXPHMMode {
  case quadrupole
  /// A higher mode and its index among the waveform's.
  case higher(HigherMode, Int)
}

/// The bins at which formulas follow each other.
struct IMRPhenomXPHMJoins {
  let quadrupole: ModeJoins
  let modes: InlineArray<4, HigherModeJoins?>

  init(
    _ waveform: IMRPhenomXPHMWaveform<Double>,
    _ output: RowEvaluation,
    _ window: BinWindow
  ) {
    quadrupole = waveform.quadrupole.waveform.joins(
      output,
      massInSeconds: waveform.massInSeconds,
      window
    )
    modes = InlineArray { index in
      waveform.modes.has[index]
        ? HigherModeJoins(waveform.modes.all[index].waveform, output, window) : nil
    }
  }
}

extension IMRPhenomXPHMWaveform: CheckedWaveform where Number: ScalarReal & Lane {
  var isFinite: Bool {
    var sum =
      rotation.cosine + rotation.sine + precession.angles.alphaOffset
      + precession.angles.epsilonOffset + quadrupole.waveform.finiteness
      + quadrupole.twist.plus[4]
    for index in 0..<HigherMode.count where modes.has[index] {
      sum = sum + modes.all[index].waveform.finiteness
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
      for index in 0..<HigherMode.count where modes.has[index] {
        let phase = modes.all[index].waveform.phase.value(at: point, frequency: frequency)
        isEvaluable = isEvaluable && Number.abs(phase) + turn < limit
      }
      return isEvaluable
    }
  }
}
