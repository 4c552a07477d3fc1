// SPDX-License-Identifier: MIT

extension IMRPhenomXHMSetUp {
  /// The regions of a phase, of M f.
  typealias Phase = ThreeRegions<
    IMRPhenomXInspiralPhase<Number>, IMRPhenomXMergerPhase<Number>, IMRPhenomXMergerPhase<Number>
  >

  /// The phase of a mode without mixing.
  ///
  /// Sections V and VI of arXiv:2001.10914.
  func phase(_ mode: HigherMode, ringing: RingdownTables.Mode<Number>) -> Phase {
    let points = PhasePoints(
      from: phaseStart(mode),
      to: ringing.frequency,
      isMixed: false
    )
    var system = LinearSystem<5, Number>()
    let chosen = chosenPoints(mode)
    for row in 0..<5 {
      let index = chosen[row]
      let frequency = points.frequencies[index]
      let inverse = ringing.frequency / frequency
      let square = inverse * inverse
      system.set(
        row,
        [
          Number(1), lorentzian(at: frequency, ringing), inverse, square, square * square,
        ],
        slope(mode, at: index, points)
      )
    }
    let c = system.solve()
    let intermediate = mergerPhase(
      ringing,
      constant: c[0],
      step: c[1],
      falling: [c[2], c[3], Number(0), c[4]]
    )
    let weight = mode.ell == mode.emm ? Number(2) : Number(Double(mode.emm)) / Number(3)
    let square = weight * RingdownPhaseFits.square.value(variables)
    var ringdown = mergerPhase(
      ringing,
      constant: Number(0),
      step: RingdownPhaseFits.lorentzian.value(variables) * quadrupole.inverseEta / ringing.damping,
      falling: [Number(0), square / (ringing.frequency * ringing.frequency), Number(0), Number(0)]
    )
    let ringdownStart = ringing.frequency - ringing.damping
    ringdown.join(intermediate, at: GridPoint(frequency: ringdownStart))
    return aligned(
      mode,
      intermediate: intermediate,
      ringdown: ringdown,
      ringdownStart: ringdownStart
    )
  }

  /// Joins the inspiral to parts that are joined, and turns all so that the inspiral has the phase
  /// that post-Newtonian theory gives it relative to (2, 2).
  ///
  /// Eq. (4.13).
  func aligned(
    _ mode: HigherMode,
    intermediate: IMRPhenomXMergerPhase<Number>,
    ringdown: IMRPhenomXMergerPhase<Number>,
    ringdownStart: Number
  ) -> Phase {
    let half = Number(0.5) * Number(Double(mode.emm))
    let end = half * base.minimumEnergyFrequency
    // φ(f) = m/2 φ₂₂(2f/m), but for a straight line.
    var inspiral = quadrupole.phase.inspiral.inHertz(
      MassPowers(Number(1) / half),
      times: half * quadrupole.inverseEta
    )
    inspiral.join(intermediate, at: GridPoint(frequency: end))
    var phase = Phase(
      inspiral: inspiral,
      intermediate: intermediate,
      ringdown: ringdown,
      intermediateStart: end.double,
      ringdownStart: ringdownStart.double
    )
    let isExtreme = base.fits.eta <= Number(HigherModePhase.extremeMassRatio)
    let reference = (isExtreme ? Number(1) : Number(0.6)) * base.minimumEnergyFrequency
    let wanted = half * quadrupolePhase(at: GridPoint(frequency: reference))
    let present = inspiral.value(at: GridPoint(frequency: half * reference))
    var turn = wanted - present - Number(0.75 * Double.pi) * (Number(1) - half)
    if mode == .twoOne && leadingSignIsPositive { turn = turn + Number(Double.pi) }
    phase.add(turn)
    return phase
  }

  /// The sign of the (2, 1) mode's post-Newtonian amplitude at M f = 0.008; the model's amplitude is
  /// positive by construction.
  private var leadingSignIsPositive: Bool {
    let (eta, delta) = (base.fits.eta, base.fits.delta)
    let v = Number.cbrt(Number(0.008 * Double.pi))
    let spin = base.fits.spinDifference + delta * (base.fits.spin1 + base.fits.spin2)
    let root = Number.cbrt(Number(2))
    let square = Number.fma(Number(-360), eta, Number(306)) * delta
    let sum =
      Number(-16.0 / 3) * delta + Number(4) * root * v * spin
      + Number(2.0 / 189) * root * root * v * v * square
    return sum >= Number(0)
  }

  /// Where the fitted points of the intermediate phase begin.
  func phaseStart(_ mode: HigherMode) -> Number {
    let stretch = Number.fma(
      Number(0.001),
      Number(0.25) * quadrupole.inverseEta - Number(1),
      Number(1)
    )
    return stretch * Number(Double(mode.emm)) * Number(0.5) * base.minimumEnergyFrequency
  }

  /// What all slopes are shifted by, so that the modes peak near t = 0.
  var slopeShift: Number {
    Number(-2 * Double.pi) * (Number(500) + IMRPhenomXFits.strainDelay(base.fits))
  }

  /// The five of the six fitted points that a mode without mixing uses.
  private func chosenPoints(_ mode: HigherMode) -> InlineArray<5, Int> {
    let spin = base.fits.totalSpin
    let isFast = spin >= Number(HigherModePhase.largeSpin)
    let isExtreme = base.fits.eta < Number(HigherModePhase.extremeMassRatio)
    if isExtreme || (mode.ell == mode.emm && isFast) || (mode == .threeThree && spin < Number(0)) {
      return [0, 1, 3, 4, 5]
    }
    return [0, 1, 2, mode == .twoOne && isFast ? 4 : 3, 5]
  }

  /// The slope of a mode without mixing at a point.
  private func slope(
    _ mode: HigherMode,
    at index: Int,
    _ points: PhasePoints<Number>
  ) -> Number {
    func fitted(_ point: Int) -> Number {
      IntermediatePhaseFits.slope(mode, point: point, variables) + slopeShift
    }
    let isFast = base.fits.totalSpin >= Number(HigherModePhase.largeSpin)
    if mode != .twoOne || !isFast || index > 1 { return fitted(index) }
    // The inspiral goes on into the first two points.
    var slope = fitted(2) + bareSlope(at: points, 1) - bareSlope(at: points, 2)
    if index == 0 { slope = slope + bareSlope(at: points, 0) - bareSlope(at: points, 1) }
    return slope
  }

  /// The (2, 2) mode's slope at twice the frequency of a point, before the ringdown was joined.
  private func bareSlope(at points: PhasePoints<Number>, _ index: Int) -> Number {
    let point = GridPoint(frequency: Number(2) * points.frequencies[index])
    let slope = quadrupole.alignedSlope(at: point)
    if quadrupole.phase.region(at: point.frequency.double) != .ringdown { return slope }
    let unjoined = IMRPhenomXMergerFits(base.fits, mode: base.mode)
      .ringdown(from: base.mergerPhaseEnd)
    let joint = quadrupole.phase.ringdown.linear - unjoined.linear
    return slope - joint * quadrupole.inverseEta
  }

  /// The Lorentzian of a mode whose peak is 1.
  func lorentzian(at frequency: Number, _ ringing: RingdownTables.Mode<Number>) -> Number {
    let t = (frequency - ringing.frequency) / ringing.damping
    return Number(1) / Number.fma(t, t, Number(1))
  }

  /// The phase with the slope c₀ + step · Lorentzian + Σ fallingₖ (f_ring / f)^(k+1).
  func mergerPhase(
    _ ringing: RingdownTables.Mode<Number>,
    constant: Number,
    step: Number,
    falling: InlineArray<4, Number>
  ) -> IMRPhenomXMergerPhase<Number> {
    let ring = ringing.frequency
    let square = ring * ring
    return IMRPhenomXMergerPhase(
      fall9: -falling[3] * square * square / Number(3),
      fall6: Number(-0.5) * falling[2] * square * ring,
      fall3: -falling[1] * square,
      constant: Number(0),
      logarithm: falling[0] * ring,
      rise2: Number(0),
      linear: constant,
      height: step * ringing.damping,
      variableSlope: Number(1) / ringing.damping,
      variableOffset: -(ring / ringing.damping)
    )
  }
}

/// Limits of the phase's construction.
enum HigherModePhase {
  /// η up to which LALSimulation builds the phase as for extreme mass ratios.
  static let extremeMassRatio = 0.05
  /// η below which, if the heavier body's spin is negative, the phase of (3, 2) rings down later.
  static let lateMixingMassRatio = 0.01
  /// The spin Ŝ from which other points are used.
  static let largeSpin = 0.8
}

/// The frequencies at which the slope of the intermediate phase is fitted.
struct PhasePoints<Number: ScalarReal> {
  let frequencies: InlineArray<6, Number>

  init(from start: Number, to end: Number, isMixed: Bool) {
    func point(_ part: Double) -> Number { Number.fma(Number(part), end - start, start) }
    frequencies = [
      start, point(0.0669872981077806), point(0.25), point(0.5),
      isMixed ? end : point(0.75), isMixed ? end : point(0.875),
    ]
  }
}

extension IMRPhenomXSetUp {
  /// Where the collocation points of the (2, 2) mode's ringdown phase begin.
  ///
  /// Eq. (5.11) of arXiv:2001.11412.
  var mergerPhaseEnd: Number {
    Number(0.6) * Number.fma(Number(0.5), mode.frequency, innermostFrequency)
  }
}
