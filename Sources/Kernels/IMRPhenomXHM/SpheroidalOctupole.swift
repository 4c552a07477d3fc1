// SPDX-License-Identifier: MIT

/// The spheroidal (3, 2) mode in its ringdown, and what it makes with (2, 2) where that begins.
///
/// Section VI of arXiv:2001.10914. Frequencies are times the total mass M.
struct SpheroidalOctupole<Number: ScalarReal> {
  /// Where the ringdown of the amplitude begins.
  let start: Number
  /// Where the ringdown of the phase begins.
  private let phaseStart: Number
  /// Where the spheroidal amplitude becomes a Lorentzian.
  let approachEnd: Number
  let approach: RangePolynomial<4, Number>
  let ringdown: RingdownAmplitude<Number>
  /// The amplitude |h| of the spherical mode at the start.
  let sphericalAmplitude: Jet<Number>
  /// The phase of the spheroidal mode.
  private let spheroidalPhase: IMRPhenomXMergerPhase<Number>
  /// The phase of the spherical mode where its ringdown begins.
  private let sphericalPhase: Jet<Number>
  private let quadrupolePart: Complex<Number>
  private let octupolePart: Complex<Number>

  init(_ setUp: IMRPhenomXHMSetUp<Number>, ringing: RingdownTables.Mode<Number>) {
    let quadrupole = setUp.base.mode
    start = Number.fma(Number(-0.5), quadrupole.damping, quadrupole.frequency)
    approachEnd = ringing.frequency - ringing.damping
    ringdown = Self.ringdown(setUp, ringing)
    approach = Self.approach(setUp, from: start, to: approachEnd, ringdown: ringdown)
    spheroidalPhase = Self.spheroidalPhase(setUp, ringing)
    let parts = RemnantModes.mixing(spin: setUp.base.remnantSpin)
    quadrupolePart = parts.quadrupole
    octupolePart = parts.octupole

    let fits = setUp.base.fits
    let isLate =
      fits.eta < Number(HigherModePhase.lateMixingMassRatio) && fits.spin1 < Number(0)
    phaseStart = isLate ? start * Number.fma(Number(-0.25), fits.spin1, Number(1.2)) : start
    let spherical = SphericalOctupole(
      setUp,
      phase: spheroidalPhase,
      parts: parts,
      approach: (approach, end: approachEnd),
      ringdown: ringdown
    )
    let jets = spherical.jets(at: start)
    sphericalAmplitude = jets.amplitude
    sphericalPhase = isLate ? spherical.jets(at: phaseStart).phase : jets.phase
  }

  /// The spheroidal amplitude from f_ring − f_damp on, by its fitted coefficients.
  private static func ringdown(
    _ setUp: IMRPhenomXHMSetUp<Number>,
    _ ringing: RingdownTables.Mode<Number>
  ) -> RingdownAmplitude<Number> {
    let height = Number.abs(RingdownAmplitudeFits.height.value(setUp.variables))
    let width = RingdownAmplitudeFits.width.value(setUp.variables)
    return RingdownAmplitude(
      ringing,
      width: width * ringing.damping,
      fall: RingdownAmplitudeFits.fall.value(setUp.variables),
      height: height / (ringing.damping * width * width)
    )
  }

  /// The cubic before that, through two fitted values and smoothly into the Lorentzian.
  private static func approach(
    _ setUp: IMRPhenomXHMSetUp<Number>,
    from start: Number,
    to end: Number,
    ringdown: RingdownAmplitude<Number>
  ) -> RangePolynomial<4, Number> {
    let last = ringdown.seriesJet(at: end)
    return RangePolynomial(
      from: start,
      to: end,
      points: [-1, 0, 1, 1],
      values: [
        Number.abs(RingdownAmplitudeFits.start.value(setUp.variables)),
        Number.abs(RingdownAmplitudeFits.middle.value(setUp.variables)), last.value, last.slope,
      ]
    )
  }

  /// The spheroidal phase: its course by fitted slopes, time and phase relative to (2, 2).
  ///
  /// Eqs. (6.8) to (6.11).
  private static func spheroidalPhase(
    _ setUp: IMRPhenomXHMSetUp<Number>,
    _ ringing: RingdownTables.Mode<Number>
  ) -> IMRPhenomXMergerPhase<Number> {
    let variables = setUp.variables
    let quadrupole = setUp.base.mode
    var system = LinearSystem<4, Number>()
    func set(_ row: Int, _ frequency: Number, _ slope: Number) {
      let inverse = ringing.frequency / frequency
      let square = inverse * inverse
      system.set(
        row,
        [Number(1), setUp.lorentzian(at: frequency, ringing), square, square * square],
        slope
      )
    }
    func frequency(_ steps: Double) -> Number {
      Number.fma(Number(steps), ringing.damping, ringing.frequency)
    }
    set(0, quadrupole.frequency, RingdownPhaseFits.spheroidal1.value(variables))
    set(1, frequency(-1.5), RingdownPhaseFits.spheroidal2.value(variables))
    set(2, frequency(-0.5), RingdownPhaseFits.spheroidal3.value(variables))
    set(3, frequency(0.5), RingdownPhaseFits.spheroidal4.value(variables))
    let c = system.solve()
    var phase = setUp.mergerPhase(
      ringing,
      constant: Number(0),
      step: c[1],
      falling: [Number(0), c[2], Number(0), c[3]]
    )
    let timePoint = GridPoint(frequency: quadrupole.frequency + quadrupole.damping)
    phase.linear =
      setUp.quadrupole.alignedSlope(at: timePoint)
      + RingdownPhaseFits.timeShift.value(variables) - phase.curvedSlope(at: timePoint)
    let phasePoint = GridPoint(frequency: quadrupole.frequency)
    phase.constant =
      setUp.quadrupolePhase(at: phasePoint) + RingdownPhaseFits.phaseShift.value(variables)
      - phase.value(at: phasePoint)
    return phase
  }
}

extension SpheroidalOctupole {
  /// The phase of (3, 2), whose ringdown is that of the spheroidal mode, turned and shifted in time
  /// as the spherical mode is to join the intermediate phase.
  func phase(
    _ setUp: IMRPhenomXHMSetUp<Number>,
    ringing: RingdownTables.Mode<Number>
  ) -> IMRPhenomXHMSetUp<Number>.Phase {
    let intermediate = intermediatePhase(setUp, ringing: ringing)
    let point = GridPoint(frequency: phaseStart)
    var ringdown = spheroidalPhase
    ringdown.linear = ringdown.linear + (intermediate.slope(at: point) - sphericalPhase.slope)
    ringdown.constant =
      spheroidalPhase.constant + intermediate.value(at: point) - sphericalPhase.value
      - (ringdown.linear - spheroidalPhase.linear) * phaseStart
    return setUp.aligned(
      .threeTwo,
      intermediate: intermediate,
      ringdown: ringdown,
      ringdownStart: phaseStart
    )
  }

  /// The intermediate phase, from fitted slopes and first and second derivative at its end.
  ///
  /// Eq. (5.6).
  private func intermediatePhase(
    _ setUp: IMRPhenomXHMSetUp<Number>,
    ringing: RingdownTables.Mode<Number>
  ) -> IMRPhenomXMergerPhase<Number> {
    let points = PhasePoints(from: setUp.phaseStart(.threeTwo), to: start, isMixed: true)
    let ring = ringing.frequency
    let isExtreme = setUp.base.fits.eta <= Number(HigherModePhase.extremeMassRatio)
    var system = LinearSystem<6, Number>()
    for row in 0..<5 {
      let inverse = ring / points.frequencies[row]
      let square = inverse * inverse
      let isJoined = row == 4 && !isExtreme
      system.set(
        row,
        [
          Number(1), setUp.lorentzian(at: points.frequencies[row], ringing), inverse, square,
          square * inverse, square * square,
        ],
        isJoined
          ? sphericalPhase.slope
          : IntermediatePhaseFits.slope(.threeTwo, point: row, setUp.variables) + setUp.slopeShift
      )
    }
    let inverse = ring / phaseStart
    let square = inverse * inverse
    let t = (phaseStart - ring) / ringing.damping
    let peak = setUp.lorentzian(at: phaseStart, ringing)
    // The slopes of the terms by f, times f.
    system.set(
      5,
      [
        Number(0), Number(-2) * t * peak * peak * phaseStart / ringing.damping, -inverse,
        Number(-2) * square, Number(-3) * square * inverse, Number(-4) * square * square,
      ],
      sphericalPhase.curvature * phaseStart
    )
    let c = system.solve()
    var phase = setUp.mergerPhase(
      ringing,
      constant: c[0],
      step: c[1],
      falling: [c[2], c[3], c[4], c[5]]
    )
    if setUp.base.fits.eta < Number(HigherModePhase.extremeMassRatio) {
      phase.linear = sphericalPhase.slope - phase.curvedSlope(at: GridPoint(frequency: phaseStart))
    }
    return phase
  }

  /// What is mixed in, where `phase` is the phase of (3, 2) that `phase(_:ringing:)` gave.
  func mixing(
    _ setUp: IMRPhenomXHMSetUp<Number>,
    _ kind: QuadrupoleMixing,
    phase: IMRPhenomXHMSetUp<Number>.Phase,
    powers: MassPowers<Number>
  ) -> MixedRingdown<Number> {
    let leading = setUp.amplitudeScale / (powers.mass * Number.sqrt(powers.cubeRoot))
    let amplitude = setUp.quadrupole.amplitude
    let isWhole = kind == .wholeMode
    // (2, 2) is turned and shifted as the spheroidal mode was.
    let turn = phase.ringdown.constant - spheroidalPhase.constant + setUp.phaseOffset
    let shift = phase.ringdown.linear - spheroidalPhase.linear + setUp.quadrupole.timeShift
    var quadrupolePhase = setUp.inHertz(
      setUp.quadrupole.phase,
      powers,
      times: setUp.quadrupole.inverseEta
    )
    quadrupolePhase.shift(by: shift * powers.mass)
    quadrupolePhase.add(turn)
    return MixedRingdown(
      quadrupole: Complex(quadrupolePart.real * leading, quadrupolePart.imaginary * leading),
      octupole: octupolePart,
      amplitude: ThreeRegions(
        inspiral: amplitude.inspiral.inHertz(powers),
        intermediate: amplitude.intermediate.inHertz(powers),
        ringdown: amplitude.ringdown.inHertz(powers),
        intermediateStart: isWhole ? amplitude.intermediateStart : -1,
        ringdownStart: isWhole ? amplitude.ringdownStart : -1
      ),
      phase: quadrupolePhase,
      end: isWhole ? setUp.base.cutoff : .infinity
    )
  }
}

/// The spherical (3, 2) as the sum of the spheroidal one and of part of (2, 2).
private struct SphericalOctupole<Number: ScalarReal> {
  private let setUp: IMRPhenomXHMSetUp<Number>
  private let phase: IMRPhenomXMergerPhase<Number>
  private let parts: (quadrupole: Complex<Number>, octupole: Complex<Number>)
  private let approach: (RangePolynomial<4, Number>, end: Number)
  private let ringdown: RingdownAmplitude<Number>

  init(
    _ setUp: IMRPhenomXHMSetUp<Number>,
    phase: IMRPhenomXMergerPhase<Number>,
    parts: (quadrupole: Complex<Number>, octupole: Complex<Number>),
    approach: (RangePolynomial<4, Number>, end: Number),
    ringdown: RingdownAmplitude<Number>
  ) {
    self.setUp = setUp
    self.phase = phase
    self.parts = parts
    self.approach = approach
    self.ringdown = ringdown
  }

  /// Amplitude and phase with their derivatives.
  func jets(at frequency: Number) -> (amplitude: Jet<Number>, phase: Jet<Number>) {
    let point = GridPoint(frequency: frequency)
    let own = WaveJet(
      amplitude: spheroidalAmplitude(at: frequency),
      phase: Jet(
        value: phase.value(at: point),
        slope: phase.slope(at: point),
        curvature: phase.curvature(at: point)
      )
    )
    let other = WaveJet(
      amplitude: quadrupoleAmplitude(at: point),
      phase: setUp.quadrupolePhaseJet(at: point)
    )
    return (own.times(parts.octupole) + other.times(parts.quadrupole)).polar
  }

  /// The spheroidal amplitude before its exponential fall.
  private func spheroidalAmplitude(at frequency: Number) -> Jet<Number> {
    frequency < approach.end ? approach.0.jet(at: frequency) : ringdown.seriesJet(at: frequency)
  }

  /// The ringdown amplitude of (2, 2), with its leading course.
  private func quadrupoleAmplitude(at point: GridPoint<Number>) -> Jet<Number> {
    let series = setUp.quadrupole.amplitude.ringdown.seriesJet(at: point.frequency)
    let leading = setUp.amplitudeScale * point.leadingAmplitude
    let inverse = point.inverse
    let slope = Number.fma(Number(-7.0 / 6) * series.value, inverse, series.slope)
    let curvature =
      series.curvature - Number(7.0 / 3) * series.slope * inverse
      + Number(91.0 / 36) * series.value * inverse * inverse
    return Jet(
      value: leading * series.value,
      slope: leading * slope,
      curvature: leading * curvature
    )
  }
}

/// A complex function of frequency with its first two derivatives.
private struct WaveJet<Number: ScalarReal> {
  var value: Complex<Number>
  var slope: Complex<Number>
  var curvature: Complex<Number>

  /// A e^(iφ).
  init(amplitude: Jet<Number>, phase: Jet<Number>) {
    let turn = Complex.polar(Number(1), phase.value)
    value = turn * Complex(amplitude.value, Number(0))
    slope = turn * Complex(amplitude.slope, amplitude.value * phase.slope)
    let real = Number.fma(-amplitude.value * phase.slope, phase.slope, amplitude.curvature)
    let imaginary = Number.fma(
      Number(2) * amplitude.slope,
      phase.slope,
      amplitude.value * phase.curvature
    )
    curvature = turn * Complex(real, imaginary)
  }

  private init(value: Complex<Number>, slope: Complex<Number>, curvature: Complex<Number>) {
    self.value = value
    self.slope = slope
    self.curvature = curvature
  }

  func times(_ factor: Complex<Number>) -> Self {
    Self(value: factor * value, slope: factor * slope, curvature: factor * curvature)
  }

  static func + (a: Self, b: Self) -> Self {
    Self(value: a.value + b.value, slope: a.slope + b.slope, curvature: a.curvature + b.curvature)
  }

  /// Size and angle with their derivatives.
  var polar: (amplitude: Jet<Number>, phase: Jet<Number>) {
    let size = value.size
    // u = h′ / h is A′/A + iφ′, and h″ / h − u² its derivative.
    let u = slope / value
    let square = u * u
    let ratio = curvature / value
    let bend = Complex(ratio.real - square.real, ratio.imaginary - square.imaginary)
    return (
      Jet(
        value: size,
        slope: size * u.real,
        curvature: size * Number.fma(u.real, u.real, bend.real)
      ),
      Jet(
        value: Number.atan2(value.imaginary, value.real),
        slope: u.imaginary,
        curvature: bend.imaginary
      )
    )
  }
}
