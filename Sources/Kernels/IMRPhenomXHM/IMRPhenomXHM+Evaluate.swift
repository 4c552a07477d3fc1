// SPDX-License-Identifier: MIT

#if !hasFeature(Embedded)
import KernelRecords
#endif

extension IMRPhenomXHMWaveform: RowWaveform where Number == Double {
  func write<L: Lane>(_ lane: L.Type, in window: BinWindow, to output: RowEvaluation) {
    let joins = IMRPhenomXHMJoins(self, output, window)
    output.write(window, columns: AlignedModesBlock<L>.columns) { block, memory in
      let work = AlignedModesBlock<L>(block, memory)
      if let quadrupole {
        work.addQuadrupole(quadrupole, joins.quadrupole, before: joins.quadrupoleEnd)
      }
      for index in 0..<HigherMode.count {
        guard modes.has[index], let joins = joins.modes[index] else { continue }
        work.mode.fill(L.self, modes.all[index].waveform, joins)
        work.add(modes.all[index].factors)
      }
      work.finish(to: output)
    }
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
    for index in 0..<HigherMode.count where HigherMode(rawValue: index)?.emm != order {
      part.modes.remove(index)
    }
    return part
  }
}

/// The bins at which formulas follow each other.
private struct IMRPhenomXHMJoins {
  let quadrupole: ModeJoins
  /// Where (2, 2) ends.
  let quadrupoleEnd: Int
  let modes: InlineArray<4, HigherModeJoins?>

  init(_ waveform: IMRPhenomXHMWaveform<Double>, _ output: RowEvaluation, _ window: BinWindow) {
    let mass = waveform.massInSeconds
    let none = RegionBins(intermediateStart: window.start, ringdownStart: window.start)
    quadrupole =
      waveform.quadrupole?.waveform.joins(output, massInSeconds: mass, window)
      ?? ModeJoins(amplitude: none, phase: none)
    quadrupoleEnd = output.firstBin(
      reaching: waveform.quadrupole?.end.nextUp ?? 0,
      massInSeconds: mass,
      from: window.start,
      to: window.end
    )
    modes = InlineArray { index in
      waveform.modes.has[index]
        ? HigherModeJoins(waveform.modes.all[index].waveform, output, window) : nil
    }
  }
}

/// The steps that make the polarizations of a binary of aligned spins in a block of bins.
private struct AlignedModesBlock<L: Lane> {
  let block: BinBlock
  let mode: HigherModeSteps
  /// h₊ and h×.
  private let plus: ComplexColumn
  private let cross: ComplexColumn

  static var columns: Int { 12 }

  @inline(__always)
  init(_ block: BinBlock, _ memory: UnsafeMutablePointer<Double>) {
    self.block = block
    mode = HigherModeSteps(
      steps: ModeSteps(
        block: block,
        size: BlockColumn(0, in: memory, of: block),
        // Nothing turns these modes.
        turn: BlockColumn(1, in: memory, of: block),
        value: ComplexColumn(2, in: memory, of: block)
      ),
      own: ComplexColumn(4, in: memory, of: block),
      other: ComplexColumn(6, in: memory, of: block)
    )
    plus = ComplexColumn(8, in: memory, of: block)
    cross = ComplexColumn(10, in: memory, of: block)
    let zero = Complex(L(0), L(0))
    for bin in block.lanes(L.self) {
      plus.store(zero, at: bin)
      cross.store(zero, at: bin)
      mode.steps.turn.store(L(0), at: bin)
    }
  }

  /// Adds (2, 2), which ends at a bin.
  func addQuadrupole(
    _ quadrupole: IMRPhenomXHMWaveform<Double>.Quadrupole,
    _ joins: ModeJoins,
    before end: Int
  ) {
    let steps = mode.steps
    let bins = block.bins.part(from: 0, to: end)
    steps.fillSize(L.self, bins, quadrupole.waveform.amplitude, joins.amplitude)
    steps.clearSize(L.self, bins.upperBound..<block.bins.upperBound)
    steps.fillValue(L.self, block.bins, sign: -1, quadrupole.waveform.phase, joins.phase)
    add(quadrupole.factors)
  }

  /// Adds the mode that is there.
  @inline(never)
  func add(_ factors: ModeFactors<Double>) {
    let factors = factors.map { L($0) }
    for bin in block.lanes(L.self) {
      let sum = factors.added(mode.steps.value.load(L.self, at: bin), to: sums(at: bin))
      plus.store(Complex(sum.plus.real, sum.plus.imaginary), at: bin)
      cross.store(Complex(sum.cross.real, sum.cross.imaginary), at: bin)
    }
  }

  /// Writes the sums to the row.
  @inline(never)
  func finish(to output: RowEvaluation) {
    for bin in block.lanes(L.self) {
      output.store(sums(at: bin), at: bin, before: block.bins.upperBound)
    }
  }

  @inline(__always)
  private func sums(at bin: Int) -> Polarizations<L> {
    let (plus, cross) = (plus.load(L.self, at: bin), cross.load(L.self, at: bin))
    return Polarizations(
      plus: (plus.real, plus.imaginary),
      cross: (cross.real, cross.imaginary)
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
