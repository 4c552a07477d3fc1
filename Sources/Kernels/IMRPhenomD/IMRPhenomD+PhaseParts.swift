// SPDX-License-Identifier: MIT

/// The three parts of IMRPhenomD's phase as functions of M f, joined smoothly.
struct IMRPhenomDPhaseParts<Number: ScalarReal> {
  var inspiral: InspiralPhase<Number>
  var intermediate: IntermediatePhase<Number>
  var ringdown: RingdownPhase<Number>
  /// Where the ringdown part begins.
  let ringdownStart: Number

  /// The parts, less a straight line whose slope depends on the ringdown part before it is joined.
  init(
    _ setUp: IMRPhenomDSetUp<Number>,
    mode: RingdownTables.Mode<Number>,
    slope: (RingdownPhase<Number>) -> Number
  ) {
    let (eta, xi) = (setUp.binary.eta, setUp.xi)
    inspiral = InspiralPhase(setUp.binary, xi: xi)
    intermediate = IntermediatePhase(eta: eta, xi: xi)
    ringdown = RingdownPhase(eta: eta, xi: xi, mode: mode)
    ringdownStart = Number(0.5) * mode.frequency
    inspiral.linear = inspiral.linear - slope(ringdown)
    intermediate.join(inspiral, at: GridPoint(frequency: Number(IMRPhenomD.phaseJoin)))
    ringdown.join(intermediate, at: GridPoint(frequency: ringdownStart))
  }

  /// Takes away a straight line through 0 of a slope.
  mutating func tilt(by slope: Number) {
    inspiral.linear = inspiral.linear - slope
    intermediate.linear = intermediate.linear - slope
    ringdown.linear = ringdown.linear - slope
  }

  /// The phase as a function of the frequency in hertz.
  func inHertz(_ powers: MassPowers<Number>) -> IMRPhenomDWaveform<Number>.Phase {
    ThreeRegions(
      inspiral: inspiral.inHertz(powers),
      intermediate: intermediate.inHertz(powers),
      ringdown: ringdown.inHertz(powers),
      intermediateStart: IMRPhenomD.phaseJoin,
      ringdownStart: ringdownStart.double
    )
  }
}
