// SPDX-License-Identifier: MIT

#if !hasFeature(Embedded)
import KernelRecords
#endif

/// The bins at which the formulas of a (2, 2) mode, or of its like, follow each other.
struct ModeJoins {
  let amplitude: RegionBins
  let phase: RegionBins
}

extension ModeSteps {
  /// Puts the sizes of a (2, 2) mode in a range.
  @inline(never)
  func fillSize<L: Lane>(
    _ lane: L.Type,
    _ range: Range<Int>,
    _ amplitude: IMRPhenomX22InHertz<Double>.Amplitude,
    _ joins: RegionBins
  ) {
    fillSize(joins.inspiral(range), amplitude.inspiral.map { L($0) })
    fillSize(joins.intermediate(range), amplitude.intermediate.map { L($0) })
    fillSize(joins.ringdown(range), amplitude.ringdown.map { L($0) })
  }

  /// Puts a mode of the sizes that are there and of a phase of IMRPhenomX, times `sign`.
  @inline(never)
  func fillValue<L: Lane>(
    _ lane: L.Type,
    _ range: Range<Int>,
    sign: Double,
    _ phase: IMRPhenomX22InHertz<Double>.Phase,
    _ joins: RegionBins
  ) {
    fillValue(joins.inspiral(range), sign: sign, phase.inspiral.map { L($0) })
    fillValue(joins.intermediate(range), sign: sign, phase.intermediate.map { L($0) })
    fillValue(joins.ringdown(range), sign: sign, phase.ringdown.map { L($0) })
  }

  /// Puts a (2, 2) mode.
  func fill<L: Lane>(
    _ lane: L.Type,
    _ mode: IMRPhenomX22InHertz<Double>,
    _ joins: ModeJoins
  ) {
    fillSize(lane, block.bins, mode.amplitude, joins.amplitude)
    fillValue(lane, block.bins, sign: -1, mode.phase, joins.phase)
  }
}

extension IMRPhenomX22InHertz where Number == Double {
  /// Where the formulas follow each other.
  func joins(
    _ output: RowEvaluation,
    massInSeconds: Double,
    _ window: BinWindow
  ) -> ModeJoins {
    ModeJoins(
      amplitude: output.joins(of: amplitude, massInSeconds: massInSeconds, window),
      phase: output.joins(of: phase, massInSeconds: massInSeconds, window)
    )
  }
}
