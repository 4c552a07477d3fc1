// SPDX-License-Identifier: MIT

#if !hasFeature(Embedded)
import KernelRecords
#endif

extension IMRPhenomDWaveform {
  /// The polarizations at one frequency, for code that evaluates single bins.
  @inline(__always)
  func evaluateBin(_ point: GridPoint<Number>, frequency: Double) -> Polarizations<Number> {
    let massFrequency = massInSeconds * frequency
    return factors.polarizations(
      at: point,
      amplitude: amplitude.value(at: point, frequency: massFrequency),
      phase: phase.value(at: point, frequency: massFrequency)
    )
  }

  /// The same waveform on another number type.
  @inline(__always)
  func map<Other: Real>(_ convert: (Number) -> Other) -> IMRPhenomDWaveform<Other> {
    IMRPhenomDWaveform<Other>(
      amplitude: amplitude.map(convert),
      phase: phase.map(convert),
      factors: PolarizationFactors<Other>(
        plus: convert(factors.plus),
        cross: convert(factors.cross)
      ),
      massInSeconds: massInSeconds
    )
  }
}

extension IMRPhenomDWaveform: CheckedWaveform where Number: ScalarReal {
  var isFinite: Bool {
    // Each region's constant holds the values of all that it was joined to.
    let sum =
      phase.ringdown.constant + phase.ringdown.linear + phase.inspiral.constant
      + amplitude.intermediate.c2 + amplitude.intermediate.c3 + amplitude.ringdown.height
      + factors.plus + factors.cross
    return sum.isFinite
  }

  func phaseIsEvaluable(in window: BinWindow, _ tables: FrequencyTables) -> Bool {
    window.holdsAtSamples { bin in
      let point = GridPoint<Number>(entryOf: tables, at: bin)
      let value = phase.value(at: point, frequency: massInSeconds * tables.frequency[bin])
      return Number.abs(value) < Number(0.5 * SineCosineTable.limit)
    }
  }
}

extension IMRPhenomDWaveform: RowWaveform where Number == Double {
  func writeComponents<L: Lane>(_ lane: L.Type, in window: BinWindow, to output: ComponentRows) {
    writeAlone(lane, in: window, to: output)
  }

  func write<L: Lane>(_ lane: L.Type, in window: BinWindow, to output: RowEvaluation) {
    let waveform = map { L($0) }
    output.write(
      amplitude: waveform.amplitude,
      phase: waveform.phase,
      factors: waveform.factors,
      massInSeconds: waveform.massInSeconds,
      window: window
    )
  }
}
