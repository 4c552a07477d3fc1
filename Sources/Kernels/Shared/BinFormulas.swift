// SPDX-License-Identifier: MIT

/// An amplitude or a phase as a function of frequency, without branches.
protocol BinFormula<Number>: Sendable {
  associatedtype Number: Real
  func value(at point: GridPoint<Number>) -> Number
}

/// A phase to which a straight line can be added.
protocol PhaseFormula: BinFormula {
  var constant: Number { get set }
  /// The coefficient of the frequency.
  var linear: Number { get set }
}

/// A phase whose slope is known, so that it can be joined smoothly to another one.
protocol JoinablePhase: PhaseFormula where Number: ScalarReal {
  /// The derivative by the frequency, less `linear`.
  func curvedSlope(at point: GridPoint<Number>) -> Number
}

extension JoinablePhase {
  /// The derivative by the frequency.
  func slope(at point: GridPoint<Number>) -> Number { curvedSlope(at: point) + linear }

  /// Chooses the straight line so that value and slope at `point` are those of `other`.
  mutating func join<Other: JoinablePhase>(_ other: Other, at point: GridPoint<Number>)
  where Other.Number == Number {
    linear = other.linear + (other.curvedSlope(at: point) - curvedSlope(at: point))
    constant = constant + (other.value(at: point) - value(at: point))
  }
}

extension PhaseFormula where Number: ScalarReal {
  /// Adds an angle, and takes whole turns out of the constant.
  mutating func add(_ angle: Number) { constant = reducedAngle(constant + angle) }
}

/// The angle less whole turns, between −π and π but for rounding.
func reducedAngle<N: ScalarReal>(_ angle: N) -> N {
  let twoPi = PhysicalConstants.twoPi
  // Adding and subtracting 1.5 · 2⁵² rounds to the nearest whole number.
  let shift = 6_755_399_441_055_744.0
  let turns = N(-(((angle / N(twoPi.high)).double + shift) - shift))
  return N.fma(turns, N(twoPi.low), N.fma(turns, N(twoPi.high), angle))
}

/// A formula in three regions; those of the frequency M f where they begin are `Double` so that
/// every evaluation chooses alike.
struct ThreeRegions<Inspiral: BinFormula, Intermediate: BinFormula, Ringdown: BinFormula>: Sendable
where Intermediate.Number == Inspiral.Number, Ringdown.Number == Inspiral.Number {
  typealias Number = Inspiral.Number
  var inspiral: Inspiral
  var intermediate: Intermediate
  var ringdown: Ringdown
  let intermediateStart: Double
  let ringdownStart: Double

  /// The region of the frequency M f; the inspiral wins where the others would overlap it.
  func region(at frequency: Double) -> Region {
    if frequency < intermediateStart { return .inspiral }
    return frequency < ringdownStart ? .intermediate : .ringdown
  }

  /// The value at `point`, whose frequency M f is `frequency`.
  func value(at point: GridPoint<Number>, frequency: Double) -> Number {
    switch region(at: frequency) {
    case .inspiral: inspiral.value(at: point)
    case .intermediate: intermediate.value(at: point)
    case .ringdown: ringdown.value(at: point)
    }
  }
}

extension ThreeRegions
where
  Number: ScalarReal,
  Inspiral: PhaseFormula,
  Intermediate: PhaseFormula,
  Ringdown: PhaseFormula
{
  /// Adds a multiple of the frequency to the phase everywhere.
  mutating func addLine(slope: Number) {
    inspiral.linear = inspiral.linear + slope
    intermediate.linear = intermediate.linear + slope
    ringdown.linear = ringdown.linear + slope
  }

  /// Adds an angle to the phase everywhere.
  mutating func add(_ angle: Number) {
    inspiral.add(angle)
    intermediate.add(angle)
    ringdown.add(angle)
  }
}

extension ThreeRegions
where
  Inspiral: JoinablePhase,
  Intermediate: JoinablePhase,
  Ringdown: JoinablePhase
{
  /// The derivative by the frequency at `point`, whose frequency M f is `frequency`.
  func slope(at point: GridPoint<Number>, frequency: Double) -> Number {
    switch region(at: frequency) {
    case .inspiral: inspiral.slope(at: point)
    case .intermediate: intermediate.slope(at: point)
    case .ringdown: ringdown.slope(at: point)
    }
  }
}

/// The frequencies M f at which formulas of an amplitude or a phase change, in no order.
func joins<A1, A2, A3, P1, P2, P3>(
  of amplitude: ThreeRegions<A1, A2, A3>,
  _ phase: ThreeRegions<P1, P2, P3>
) -> InlineArray<4, Double> {
  [
    amplitude.intermediateStart, amplitude.ringdownStart, phase.intermediateStart,
    phase.ringdownStart,
  ]
}

/// The part of a waveform that a frequency belongs to.
enum Region: Sendable {
  case inspiral
  case intermediate
  case ringdown
}
