// SPDX-License-Identifier: MIT

#if !hasFeature(Embedded)
import KernelRecords
#endif

/// What the IMRPhenomX models know of a binary before any mode is set up.
///
/// Frequencies are times the total mass M, as in the paper.
struct IMRPhenomXSetUp<Number: ScalarReal> {
  let binary: AlignedBinary<Number>
  let fits: FitParameters<Number>
  /// The remnant's mass over the total mass.
  let remnantMass: Number
  /// The remnant's spin that sets the ringdown.
  let remnantSpin: Number
  /// Frequency and damping frequency of the (2, 2, 0) mode.
  let mode: RingdownTables.Mode<Number>
  /// The hybrid minimum-energy circular orbit.
  let minimumEnergyFrequency: Number
  /// The innermost stable orbit about the remnant of the aligned-spin binary.
  let innermostFrequency: Number

  /// What follows from masses and aligned spins.
  ///
  /// A remnant's spin from outside replaces the aligned-spin fit in the ringdown, and, as in
  /// LALSimulation, there alone: the innermost stable orbit stays that of the aligned-spin remnant.
  init(_ binary: AlignedBinary<Number>, remnantSpin spin: Number? = nil) {
    let fits = FitParameters(binary)
    let mass = FinalState2017.mass(fits)
    let alignedSpin = FinalState2017.spin(fits)
    let ringdownSpin = spin ?? alignedSpin
    let mode = RingdownFits.quadrupole(spin: ringdownSpin)
    self.binary = binary
    self.fits = fits
    remnantMass = mass
    remnantSpin = ringdownSpin
    self.mode = RingdownTables.Mode(
      frequency: mode.frequency / mass,
      damping: mode.damping / mass
    )
    minimumEnergyFrequency = IMRPhenomXFits.minimumEnergyFrequency(fits)
    innermostFrequency = KerrOrbit.innermostStableFrequency(spin: alignedSpin)
  }

  /// Why the model does not describe the binary, or `none`.
  var failure: WaveformStatus.Failure {
    let largest = Number(IMRPhenomX.largestMassRatio)
    if binary.fraction1 > largest * binary.fraction2 { return .massRatioTooExtreme }
    if !RingdownFits.contains(remnantSpin) { return .remnantSpinOutsideTables }
    if remnantMass > Number(1) { return .remnantMassAboveOne }
    return minimumEnergyFrequency > innermostFrequency ? .orbitsOutOfOrder : .none
  }

  /// Remarks about masses and spins.
  var warnings: WaveformStatus.Warnings {
    var warnings: WaveformStatus.Warnings = []
    let ratio = Number(IMRPhenomX.calibratedMassRatio)
    let spin = Number(IMRPhenomX.calibratedSpin)
    if binary.fraction1 > ratio * binary.fraction2 { warnings.insert(.massRatioOutsideCalibration) }
    if Number.abs(binary.spin1) > spin || Number.abs(binary.spin2) > spin {
      warnings.insert(.spinOutsideCalibration)
    }
    if binary.isRounded { warnings.insert(.massRatioRounded) }
    return warnings
  }

  /// Where the waveform ends, as M f.
  var cutoff: Double {
    roundedEffectiveSpin > IMRPhenomX.largeSpin
      ? IMRPhenomX.cutoff.largeSpin : IMRPhenomX.cutoff.general
  }

  /// The effective spin with LALSimulation's rounding, which decides where both spins are 0.99.
  private var roundedEffectiveSpin: Double {
    let unit = PhysicalConstants.solarMassInKilograms
    let mass1 = binary.solarMasses.heavier * unit / unit
    let mass2 = binary.solarMasses.lighter * unit / unit
    let part = ((mass1 - mass2) / (mass1 + mass2)).magnitude
    let eta = min((0.25 * (1 - part * part)).magnitude, 0.25)
    let delta = (1 - 4 * eta).squareRoot()
    let (fraction1, fraction2) = (0.5 * (1 + delta), 0.5 * (1 - delta))
    return fraction1 * binary.spin1.double + fraction2 * binary.spin2.double
  }
}

/// The (2, 2) mode of the co-precessing frame as a function of M f.
struct IMRPhenomX22<Number: ScalarReal> {
  typealias Amplitude = ThreeRegions<
    InspiralAmplitude<Number>, InverseQuarticAmplitude<Number>, RingdownAmplitude<Number>
  >
  typealias Phase = ThreeRegions<
    IMRPhenomXInspiralPhase<Number>, IMRPhenomXMergerPhase<Number>, IMRPhenomXMergerPhase<Number>
  >
  /// The amplitude over √(2η/3) π^(−1/6): (M f)^(−7/6) at low frequencies.
  let amplitude: Amplitude
  /// The phase times η, whose parts join smoothly; LAL's `IMRPhenomX_Phase_22`.
  let phase: Phase
  /// 1 / η.
  let inverseEta: Number
  /// What is added to the phase's slope by M f, so that the strain peaks near t = 0.
  let timeShift: Number

  /// The mode of a binary; `setUp` says which remnant it rings down to.
  init(_ setUp: IMRPhenomXSetUp<Number>) {
    amplitude = Self.amplitude(setUp)
    phase = Self.phase(setUp)
    inverseEta = Number(1) / setUp.fits.eta
    // The slope of the data, whose ψ₄ peaks 500 M before their end, and the way to the strain's peak.
    let reference = setUp.mode.frequency - setUp.mode.damping
    let point = GridPoint(frequency: reference)
    let delay = Number(500) + IMRPhenomXFits.strainDelay(setUp.fits)
    timeShift =
      IMRPhenomXFits.ringdownTime(setUp.fits)
      - phase.slope(at: point, frequency: reference.double) * inverseEta
      - Number(2 * Double.pi) * delay
  }

  /// The phase φ of h = A e^(iφ) but for a constant, which the reference frequency sets.
  func alignedPhase(at point: GridPoint<Number>) -> Number {
    let value = phase.value(at: point, frequency: point.frequency.double)
    return Number.fma(timeShift, point.frequency, value * inverseEta)
  }

  /// The derivative of `alignedPhase` by M f.
  func alignedSlope(at point: GridPoint<Number>) -> Number {
    let slope = phase.slope(at: point, frequency: point.frequency.double)
    return Number.fma(slope, inverseEta, timeShift)
  }

  /// The constant that makes the phase 2φ₀ + π/4 at the reference frequency; LAL's `phifRef`.
  func phaseOffset(reference: Number, orbitalPhase: Number) -> Number {
    let aligned = alignedPhase(at: GridPoint(frequency: reference))
    return Number.fma(Number(2), orbitalPhase, Number(0.25 * Double.pi)) - aligned
  }

  private static func amplitude(_ setUp: IMRPhenomXSetUp<Number>) -> Amplitude {
    let fits = setUp.fits
    let distance = setUp.innermostFrequency - setUp.minimumEnergyFrequency
    let join = GridPoint(
      frequency: Number.fma(Number(0.25), distance, setUp.minimumEnergyFrequency)
    )
    let inspiral = InspiralAmplitude(fits, end: join.frequency)
    let (ringdown, peak) = RingdownAmplitude.make(fits, mode: setUp.mode)
    let end = GridPoint(frequency: peak)
    let inverse = IntermediateAmplitude(
      from: join.frequency,
      to: peak,
      startValue: inverted(inspiral.series(at: join), inspiral.seriesSlope(at: join), join),
      middleValue: Number(1) / IMRPhenomXFits.intermediateAmplitude(fits),
      endValue: inverted(ringdown.series(at: peak), ringdown.seriesSlope(at: peak), end)
    )
    return ThreeRegions(
      inspiral: inspiral,
      intermediate: InverseQuarticAmplitude(inverse: inverse),
      ringdown: ringdown,
      intermediateStart: join.frequency.double,
      ringdownStart: peak.double
    )
  }

  /// Value and slope of 1 / A, where A is (M f)^(−7/6) times a series known by its value and slope.
  private static func inverted(
    _ series: Number,
    _ seriesSlope: Number,
    _ point: GridPoint<Number>
  ) -> (Number, slope: Number) {
    let value = point.frequency * point.sixthRoot / series
    let relative = Number(7.0 / 6) * point.inverse - seriesSlope / series
    return (value, value * relative)
  }

  private static func phase(_ setUp: IMRPhenomXSetUp<Number>) -> Phase {
    let mode = setUp.mode
    let meco = setUp.minimumEnergyFrequency
    // Eqs. (5.10), (5.11) and the text below (7.7).
    let ringdownStart =
      Number(0.6) * Number.fma(Number(0.5), mode.frequency, setUp.innermostFrequency)
    let step = Number(0.03) * (ringdownStart - meco)
    let firstJoin = GridPoint(frequency: meco - step)
    let secondJoin = GridPoint(frequency: Number.fma(Number(0.5), step, ringdownStart))

    let inspiral = IMRPhenomXInspiralPhase(setUp.binary, setUp.fits, end: Number(1.02) * meco)
    let merger = IMRPhenomXMergerFits(setUp.fits, mode: mode)
    var ringdown = merger.ringdown(from: ringdownStart)
    var intermediate = merger.intermediate(
      from: firstJoin.frequency,
      to: secondJoin.frequency,
      startSlope: inspiral.slope(at: firstJoin),
      ringdown: ringdown
    )
    intermediate.join(inspiral, at: firstJoin)
    ringdown.join(intermediate, at: secondJoin)
    return ThreeRegions(
      inspiral: inspiral,
      intermediate: intermediate,
      ringdown: ringdown,
      intermediateStart: firstJoin.frequency.double,
      ringdownStart: secondJoin.frequency.double
    )
  }
}
