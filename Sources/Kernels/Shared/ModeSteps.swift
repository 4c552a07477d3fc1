// SPDX-License-Identifier: MIT

#if !hasFeature(Embedded)
import KernelRecords
#endif

/// The steps that make one mode in a block of bins: its size, and then the mode itself, turned by an
/// angle.
struct ModeSteps {
  let block: BinBlock
  /// The mode's size, or what it is made of.
  let size: BlockColumn
  /// What is taken from the mode's phase.
  let turn: BlockColumn
  /// The mode.
  let value: ComplexColumn
}

extension ModeSteps {
  /// Puts the sizes that a formula has in a range.
  @inline(__always)
  func fillSize<Formula: BinFormula>(_ range: Range<Int>, _ formula: Formula)
  where Formula.Number: Lane {
    typealias L = Formula.Number
    for bin in block.lanes(L.self, range) {
      size.store(formula.value(at: block.point(L.self, at: bin)), at: bin)
    }
  }

  /// Puts the size times e^(i (phase − turn)), where the phase is a formula's times `sign`.
  @inline(__always)
  func fillValue<Formula: BinFormula>(
    _ range: Range<Int>,
    sign: Double,
    _ formula: Formula
  ) where Formula.Number: Lane {
    typealias L = Formula.Number
    for bin in block.lanes(L.self, range) {
      let phase = L(sign) * formula.value(at: block.point(L.self, at: bin))
      let angle = phase - turn.load(L.self, at: bin)
      value.store(Complex.polar(size.load(L.self, at: bin), angle), at: bin)
    }
  }

  /// Puts sizes of zero.
  @inline(__always)
  func clearSize<L: Lane>(_ lane: L.Type, _ range: Range<Int>) {
    for bin in block.lanes(lane, range) { size.store(L(0), at: bin) }
  }
}

/// The bins at which the three formulas of an amplitude or a phase follow each other.
struct RegionBins {
  let intermediateStart: Int
  let ringdownStart: Int

  /// The part of a range of bins in which each formula holds.
  @inline(__always)
  func inspiral(_ bins: Range<Int>) -> Range<Int> { bins.part(from: 0, to: intermediateStart) }
  @inline(__always)
  func intermediate(_ bins: Range<Int>) -> Range<Int> {
    bins.part(from: intermediateStart, to: ringdownStart)
  }
  @inline(__always)
  func ringdown(_ bins: Range<Int>) -> Range<Int> {
    bins.part(from: ringdownStart, to: bins.upperBound)
  }
}

extension RowEvaluation {
  /// The bins at which the formulas follow each other.
  func joins<A, B, C>(
    of regions: ThreeRegions<A, B, C>,
    massInSeconds: Double,
    _ window: BinWindow
  ) -> RegionBins {
    let joins = joins(
      [regions.intermediateStart, regions.ringdownStart],
      massInSeconds: massInSeconds,
      window
    )
    return RegionBins(intermediateStart: joins[0], ringdownStart: joins[1])
  }
}
