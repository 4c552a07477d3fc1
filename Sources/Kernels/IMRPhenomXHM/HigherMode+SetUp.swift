// SPDX-License-Identifier: MIT

#if !hasFeature(Embedded)
import KernelRecords
#endif

/// Where the ringdown of (3, 2) takes the amplitude of (2, 2) from.
enum QuadrupoleMixing: Sendable {
  /// The (2, 2) mode as it is: IMRPhenomXHM where (2, 2) is among the modes.
  case wholeMode
  /// The ringdown formula of (2, 2) alone: IMRPhenomXHM without (2, 2), and IMRPhenomXPHM.
  case ringdownFormula
}

extension IMRPhenomXHMSetUp {
  /// Which modes are wanted and do not vanish.
  func modes(of wanted: ModeSelection) -> InlineArray<4, Bool> {
    InlineArray { index in
      guard let mode = HigherMode(rawValue: index) else { return false }
      return !wanted.isDisjoint(with: .pair(ell: mode.ell, emm: mode.emm)) && !vanishes(mode)
    }
  }

  /// A mode ready to be evaluated at frequencies in hertz, of no meaning where it vanishes.
  func waveform(
    _ mode: HigherMode,
    mixing: QuadrupoleMixing,
    powers: MassPowers<Number>
  ) -> HigherModeWaveform<Number> {
    let ringing = ringdown(mode)
    let spheroidal = mode == .threeTwo ? SpheroidalOctupole(self, ringing: ringing) : nil
    let amplitude = amplitude(mode, ringing: ringing, spheroidal: spheroidal)
    let phase = spheroidal?.phase(self, ringing: ringing) ?? phase(mode, ringing: ringing)
    let phaseInHertz = inHertz(phase, powers, times: Number(1))
    // Where nothing is mixed in, whatever is of the right type.
    let unmixed = MixedRingdown(
      quadrupole: Complex(Number(0), Number(0)),
      octupole: Complex(Number(1), Number(0)),
      amplitude: quadrupole.amplitude,
      phase: phaseInHertz,
      end: .infinity
    )
    return HigherModeWaveform(
      mode: mode,
      amplitude: amplitude.inHertz(powers),
      phase: phaseInHertz,
      mixing: spheroidal?.mixing(self, mixing, phase: phase, powers: powers) ?? unmixed,
      isMixed: spheroidal != nil,
      massInSeconds: powers.mass.double
    )
  }

  /// A phase of the frequency in hertz, times a factor.
  func inHertz(_ phase: Phase, _ powers: MassPowers<Number>, times factor: Number) -> Phase {
    Phase(
      inspiral: phase.inspiral.inHertz(powers, times: factor),
      intermediate: phase.intermediate.inHertz(powers, times: factor),
      ringdown: phase.ringdown.inHertz(powers, times: factor),
      intermediateStart: phase.intermediateStart,
      ringdownStart: phase.ringdownStart
    )
  }

  /// The amplitude of a mode, of M f; where mixing sets in, that of the spheroidal mode.
  private func amplitude(
    _ mode: HigherMode,
    ringing: RingdownTables.Mode<Number>,
    spheroidal: SpheroidalOctupole<Number>?
  ) -> HigherModeAmplitude<Number> {
    let start = inspiralEnd(mode)
    let inspiral = HigherModeInspiralAmplitude(
      mode,
      variables,
      series: PostNewtonianAmplitude(mode, base.fits),
      scale: amplitudeScale,
      end: start
    )
    let ringdown = spheroidal?.ringdown ?? ringdownAmplitude(mode, ringing)
    let end = spheroidal?.start ?? ringing.frequency - ringing.damping
    let endValue = spheroidal?.sphericalAmplitude ?? ringdown.seriesJet(at: end)
    let fallStart = Number.fma(Number(2), ringing.damping, ringing.frequency)
    let empty = RangePolynomial<4, Number>(
      variableSlope: Number(0),
      variableOffset: Number(0),
      coefficients: InlineArray(repeating: Number(0))
    )
    return HigherModeAmplitude(
      inspiral: inspiral,
      intermediate: intermediateAmplitude(
        mode,
        from: GridPoint(frequency: start),
        to: GridPoint(frequency: end),
        inspiral: inspiral,
        end: endValue
      ),
      approach: spheroidal?.approach ?? empty,
      ringdown: ringdown,
      fall: ExponentialFall(ringdown.seriesJet(at: fallStart), at: fallStart),
      intermediateStart: start.double,
      approachStart: end.double,
      ringdownStart: (spheroidal?.approachEnd ?? end).double,
      fallStart: fallStart.double
    )
  }

  /// The polynomial between inspiral and ringdown.
  ///
  /// Section IV B of arXiv:2001.10914, in the later calibration: values at six even points and the
  /// slopes at both ends; for (2, 1), values at points 0, 1, 3 and 5 and the slope at the last.
  private func intermediateAmplitude(
    _ mode: HigherMode,
    from start: GridPoint<Number>,
    to end: GridPoint<Number>,
    inspiral: HigherModeInspiralAmplitude<Number>,
    end endValue: Jet<Number>
  ) -> RangePolynomial<8, Number> {
    let fitted = IntermediateAmplitudeFits.values(mode, variables)
    // Amplitudes times f^(7/6), and their slopes.
    let first = inspiral.course(at: start)
    let lastScale = Number(1) / end.leadingAmplitude
    let last = endValue.value * lastScale
    let lastSlope = Number.fma(Number(7.0 / 6) * last, end.inverse, endValue.slope * lastScale)
    func inner(_ index: Int) -> Number {
      let width = end.frequency - start.frequency
      let part = Number(Double(index + 1)) / Number(5)
      let frequency = Number.fma(width, part, start.frequency)
      let sixthRoot = Number.sqrt(Number.cbrt(frequency))
      return fitted[index] * (frequency * sixthRoot)
    }
    if mode == .twoOne {
      let lower = RangePolynomial<5, Number>(
        from: start.frequency,
        to: end.frequency,
        points: [-1, -0.6, 0.2, 1, 1],
        values: [first.value, inner(0), inner(2), last, lastSlope]
      )
      return lower.raised()
    }
    return RangePolynomial(
      from: start.frequency,
      to: end.frequency,
      points: [-1, -1, -0.6, -0.2, 0.2, 0.6, 1, 1],
      values: [
        first.value, first.slope, inner(0), inner(1), inner(2), inner(3), last, lastSlope,
      ]
    )
  }

  /// The ringdown amplitude of a mode without mixing.
  ///
  /// Section IV C of arXiv:2001.10914, in the later calibration: values at three points, the last of
  /// which is lowered where no Lorentzian could take it.
  private func ringdownAmplitude(
    _ mode: HigherMode,
    _ ringing: RingdownTables.Mode<Number>
  ) -> RingdownAmplitude<Number> {
    let fitted = RingdownAmplitudeFits.values(mode, variables)
    let (before, peak) = (fitted[0], fitted[1])
    var after = fitted[2]
    let half = Number(0.5)
    if after >= peak * peak / before { after = half * peak * peak / before }
    if after > peak { after = half * peak }
    if before < peak && after > before { after = before }
    var divisor = Number.sqrt(before / after) - before / peak
    if divisor <= Number(0) { divisor = Number(1e-16) }
    // A = strength · f_damp e^(−fall t) / (width² (1 + t²)).
    let strength = before * ringing.damping / divisor
    let width = Number.sqrt(strength / (peak * ringing.damping))
    return RingdownAmplitude(
      ringing,
      width: width * ringing.damping,
      fall: half * width * Number.log(before / after),
      height: strength / (ringing.damping * width * width)
    )
  }
}
