// SPDX-License-Identifier: MIT

#if !hasFeature(Embedded)
import KernelRecords
#endif

/// One binary's waveform, ready to be evaluated at any frequency in hertz.
struct IMRPhenomDWaveform<Number: Real>: Sendable {
  typealias Amplitude = ThreeRegions<
    InspiralAmplitude<Number>, IntermediateAmplitude<Number>, RingdownAmplitude<Number>
  >
  typealias Phase = ThreeRegions<
    InspiralPhase<Number>, IntermediatePhase<Number>, RingdownPhase<Number>
  >
  var amplitude: Amplitude
  var phase: Phase
  var factors: PolarizationFactors<Number>
  /// The total mass in seconds; bins choose their region by this times their frequency.
  let massInSeconds: Double
}

/// What is known of a binary before its reference frequency is.
struct IMRPhenomDSetUp<Number: ScalarReal>: WaveformSetUp {
  let binary: AlignedBinary<Number>
  let remnantSpin: Number

  init(_ record: BinaryRecord) {
    let binary = AlignedBinary<Number>(record)
    self.init(binary, remnantSpin: FinalState.spin(binary))
  }

  /// A binary whose remnant has another spin than that of the fit for aligned spins.
  init(_ binary: AlignedBinary<Number>, remnantSpin: Number) {
    self.binary = binary
    self.remnantSpin = remnantSpin
  }

  static var rules: RowPlan.Rules { IMRPhenomD.rules }

  static func failure(of record: BinaryRecord) -> WaveformStatus.Failure {
    record.alignedSpinFailure
  }

  var failure: WaveformStatus.Failure {
    RingdownTables.contains(remnantSpin) ? .none : .remnantSpinOutsideTables
  }

  /// Remarks about the binary.
  var warnings: WaveformStatus.Warnings {
    var warnings = calibrationWarnings
    if remnantSpin < Number(IMRPhenomD.lowRemnantSpin) { warnings.insert(.remnantSpinLow) }
    return warnings
  }

  /// Remarks about masses and aligned spins.
  var calibrationWarnings: WaveformStatus.Warnings {
    var warnings: WaveformStatus.Warnings = []
    let isEqual = binary.delta == Number(0)
    let limit = isEqual ? IMRPhenomD.calibratedSpin.equal : IMRPhenomD.calibratedSpin.unequal
    if binary.fraction1 > Number(IMRPhenomD.calibratedMassRatio) * binary.fraction2 {
      warnings.insert(.massRatioOutsideCalibration)
    }
    if Number.abs(binary.spin1) > Number(limit) || Number.abs(binary.spin2) > Number(limit) {
      warnings.insert(.spinOutsideCalibration)
    }
    if binary.isRounded { warnings.insert(.massRatioRounded) }
    return warnings
  }

  /// The frequency in hertz where the waveform ends.
  var cutoffFrequency: Double { IMRPhenomD.cutoff / binary.massInSeconds.double }

  /// The waveform with the record's distance and angles, its phase given at `referenceFrequency`.
  func waveform(
    _ record: BinaryRecord,
    request: EvaluationRequest,
    referenceFrequency: Double
  ) -> IMRPhenomDWaveform<Number> {
    let mode = ringdownMode
    let powers = MassPowers(binary.massInSeconds)
    let (amplitude, peak) = amplitude(mode: mode, powers: powers)
    // The time is that of the ringdown phase before it is joined; LALSimulation's choice.
    let parts = IMRPhenomDPhaseParts(self, mode: mode) { $0.slope(at: GridPoint(frequency: peak)) }
    var phase = parts.inHertz(powers)
    let reference = GridPoint(frequency: Number(referenceFrequency))
    let massFrequency = binary.massInSeconds.double * referenceFrequency
    phase.add(-(phase.value(at: reference, frequency: massFrequency) + twice(record.phase)))
    return IMRPhenomDWaveform(
      amplitude: amplitude,
      phase: phase,
      factors: PolarizationFactors(
        scale: binary.leadingAmplitude(distance: record.luminosityDistance, powers: powers),
        inclination: Number(record.inclination)
      ),
      massInSeconds: binary.massInSeconds.double
    )
  }

  /// The variable of the fits, χ_PN − 1.
  var xi: Number { binary.reducedSpin - Number(1) }

  /// The remnant's ringdown, as M f with the mass M before the merger.
  var ringdownMode: RingdownTables.Mode<Number> {
    let tabulated = RingdownTables.mode(spin: remnantSpin)
    let remaining = Number(1) - FinalState.radiatedEnergy(binary)
    return RingdownTables.Mode(
      frequency: tabulated.frequency / remaining,
      damping: tabulated.damping / remaining
    )
  }

  /// The amplitude of (2, ±2), and where its ringdown part peaks.
  func amplitude(
    mode: RingdownTables.Mode<Number>,
    powers: MassPowers<Number>
  ) -> (IMRPhenomDWaveform<Number>.Amplitude, peak: Number) {
    let xi = xi
    let join = GridPoint(frequency: Number(IMRPhenomD.amplitudeJoin))
    let inspiral = InspiralAmplitude(binary, xi: xi)
    let (ringdown, peak) = RingdownAmplitude.make(eta: binary.eta, xi: xi, mode: mode)
    let intermediate = IntermediateAmplitude(
      from: join.frequency,
      to: peak,
      startValue: (inspiral.series(at: join), inspiral.seriesSlope(at: join)),
      middleValue: IMRPhenomDFits.middle.value(eta: binary.eta, xi: xi),
      endValue: (ringdown.series(at: peak), ringdown.seriesSlope(at: peak))
    )
    let regions = ThreeRegions(
      inspiral: inspiral.inHertz(powers),
      intermediate: intermediate.inHertz(powers),
      ringdown: ringdown.inHertz(powers),
      intermediateStart: IMRPhenomD.amplitudeJoin,
      ringdownStart: peak.double
    )
    return (regions, peak)
  }

  private func twice(_ angle: Double) -> Number { Number(2) * Number(angle) }
}
