// SPDX-License-Identifier: MIT

#if !hasFeature(Embedded)
import KernelRecords
#endif

extension IMRPhenomPv2Waveform {
  /// The polarizations at one frequency, for code that evaluates single bins.
  @inline(__always)
  func evaluateBin(_ point: GridPoint<Number>, frequency: Double) -> Polarizations<Number> {
    let massFrequency = massInSeconds * frequency
    return twist.polarizations(
      at: point,
      amplitude: amplitude.value(at: point, frequency: massFrequency),
      phase: phase.value(at: point, frequency: massFrequency)
    )
  }

  /// The same waveform on another number type.
  @inline(__always)
  func map<Other: Real>(_ convert: (Number) -> Other) -> IMRPhenomPv2Waveform<Other> {
    IMRPhenomPv2Waveform<Other>(
      amplitude: amplitude.map(convert),
      phase: phase.map(convert),
      twist: twist.map(convert),
      orbit: orbit.map(convert),
      massInSeconds: massInSeconds
    )
  }
}

extension IMRPhenomPv2Waveform: CheckedWaveform where Number: ScalarReal {
  var isFinite: Bool {
    // Each region's constant holds the values of all that it was joined to.
    let coprecessing =
      phase.ringdown.constant + phase.ringdown.linear + phase.inspiral.constant
      + amplitude.intermediate.c2 + amplitude.intermediate.c3 + amplitude.ringdown.height
    let angles = twist.alpha.constant + twist.alpha.rise1 + twist.doubleEpsilon.constant
    let factors = twist.plus2 + twist.cross2 + twist.cosineDoubleZeta + twist.angularMomentum.planar
    return (coprecessing + angles + factors).isFinite
  }

  func phaseIsEvaluable(in window: BinWindow, _ tables: FrequencyTables) -> Bool {
    window.holdsAtSamples { bin in
      let limit = Number(0.5 * SineCosineTable.limit)
      let point = GridPoint<Number>(entryOf: tables, at: bin)
      let carrier = phase.value(at: point, frequency: massInSeconds * tables.frequency[bin])
      let total = carrier + twist.doubleEpsilon.value(at: point)
      return Number.abs(total) < limit && Number.abs(twist.alpha.value(at: point)) < limit
    }
  }
}

extension IMRPhenomPv2Waveform: RowWaveform where Number == Double {
  func write<L: Lane>(_ lane: L.Type, in window: BinWindow, to output: RowEvaluation) {
    let waveform = map { L($0) }
    output.write(
      amplitude: waveform.amplitude,
      phase: waveform.phase,
      factors: waveform.twist,
      massInSeconds: waveform.massInSeconds,
      window: window
    )
  }
}

extension IMRPhenomPv2Waveform where Number == Double {
  func writeComponents<L: Lane>(_ lane: L.Type, in window: BinWindow, to output: ComponentRows) {
    // Where the spins leave J along L, its azimuth follows φ as a whole.
    if orbit.tilt.sine == 0 {
      writeAlone(lane, in: window, to: output)
      return
    }
    output.clear()
    let waveform = map { L($0) }
    let twist = waveform.twist
    let kappa = L(orbit.kappa)
    let components = ComponentTwist(
      order: 2,
      orbit,
      factorSquares: WignerElements.twoTwoSquares,
      scale: 1
    )
    output.sweep(
      L.self,
      window,
      massInSeconds: massInSeconds,
      joins: joins(of: amplitude, phase)
    ) {
      (amplitude.region(at: $0), phase.region(at: $0))
    } body: { point, parts, bin, end in
      let turn = TwistPoint(
        EulerAngles(
          alpha: twist.alpha.value(at: point) + kappa,
          epsilon: twist.doubleEpsilon.value(at: point),
          cosBeta: twist.angularMomentum.tilt(at: point).cosine
        )
      )
      let carrier = waveform.phase.value(at: point, in: parts.1)
      let mode = Complex.polar(
        waveform.amplitude.value(at: point, in: parts.0),
        -(carrier + twist.doubleEpsilon.value(at: point))
      )
      components.add(mode, WignerElements.twoTwo(turn), turn, to: output, at: bin, before: end)
    }
    output.forEachRow { $1.taper(window) }
  }
}
