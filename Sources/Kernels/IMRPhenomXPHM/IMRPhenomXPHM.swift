// SPDX-License-Identifier: MIT

#if !hasFeature(Embedded)
import KernelRecords
#endif

/// IMRPhenomXPHM: IMRPhenomXHM's modes (2, ±2), (2, ±1), (3, ±3), (3, ±2) and (4, ±4), twisted up by
/// the precession of both spins.
///
/// Pratten et al., arXiv:2004.06503, as LALSimulation evaluates it by default, but without
/// multibanding: precession version 300, which is 223, final spin 4, convention 1, expansion order 5.
struct IMRPhenomXPHMWaveform<Number: Real>: Sendable {
  var quadrupole: TwistedQuadrupole<Number>
  /// Whether (2, 2) is wanted.
  let hasQuadrupole: Bool
  /// The other modes; nil where they are not wanted or vanish.
  var modes: InlineArray<4, TwistedHigherMode<Number>?>
  var precession: OrderedPrecession<Number>
  var rotation: PolarizationRotation<Number>
  let orbit: ObservedOrbit<Number>
  /// The total mass in seconds; bins choose their parts by this times their frequency.
  let massInSeconds: Double
  let warnings: WaveformStatus.Warnings
}

/// h₊ and h× / i in the frame of J.
struct TwistedSum<Number: Real> {
  var plus: Complex<Number>
  var cross: Complex<Number>

  @inline(__always)
  static func + (a: Self, b: Self) -> Self {
    Self(plus: a.plus + b.plus, cross: a.cross + b.cross)
  }
}

/// How the orbital plane moves, for the modes of each order m′.
struct OrderedPrecession<Number: Real>: Sendable {
  var angles: PrecessionAngles<Number>
  /// The scales of v³ = 2π M f / m′, at index m′ − 1.
  var velocities: InlineArray<4, OrbitalVelocityScale<Number>>

  /// The same motion on another number type.
  @inline(__always)
  func map<Other: Real>(_ convert: (Number) -> Other) -> OrderedPrecession<Other> {
    OrderedPrecession<Other>(
      angles: angles.map(convert),
      velocities: velocities.mapped { $0.map(convert) }
    )
  }
}

extension OrderedPrecession where Number: Lane {
  /// What turns the modes of an order at a point.
  @inline(__always)
  func turn(at point: GridPoint<Number>, order: Int) -> ModeTurn<Number> {
    let angles = angles.angles(at: velocities[order - 1].velocity(at: point))
    return ModeTurn(
      point: TwistPoint(angles),
      phase: Number(Double(order)) * angles.epsilon
    )
  }
}

/// What turns the modes of one order at one lane of frequencies.
struct ModeTurn<Number: Real> {
  let point: TwistPoint<Number>
  /// m′ ε.
  let phase: Number
}

/// The (2, 2) mode and how it is twisted up; the twist holds the mode's unit.
struct TwistedQuadrupole<Number: Real>: Sendable {
  var waveform: IMRPhenomX22InHertz<Number>
  /// The mode's unit.
  let unit: Number
  var twist: ModeTwist<Number>

  /// The regions that hold in a range of frequencies.
  struct Parts {
    let amplitude: Region
    let phase: Region
  }

  /// The parts at the frequency M f.
  @inline(__always)
  func parts(at frequency: Double) -> Parts {
    Parts(
      amplitude: waveform.amplitude.region(at: frequency),
      phase: waveform.phase.region(at: frequency)
    )
  }

  /// What the mode adds at a point at which `parts` hold.
  @inline(__always)
  func value(
    at point: GridPoint<Number>,
    _ parts: Parts,
    _ turn: ModeTurn<Number>
  ) -> TwistedSum<Number> {
    let mode = mode(at: point, parts, turn)
    let sums = twist.sums(WignerElements.twoTwo(turn.point), at: turn.point)
    return TwistedSum(plus: mode * sums.plus, cross: mode * sums.cross)
  }

  /// The mode, turned by its order times ε.
  @inline(__always)
  func mode(
    at point: GridPoint<Number>,
    _ parts: Parts,
    _ turn: ModeTurn<Number>
  ) -> Complex<Number> {
    Complex.polar(
      waveform.amplitude.value(at: point, in: parts.amplitude),
      -(waveform.phase.value(at: point, in: parts.phase) + turn.phase)
    )
  }

  /// The same mode on another number type.
  @inline(__always)
  func map<Other: Real>(_ convert: (Number) -> Other) -> TwistedQuadrupole<Other> {
    TwistedQuadrupole<Other>(
      waveform: waveform.map(convert),
      unit: convert(unit),
      twist: twist.map(convert)
    )
  }
}

/// A higher mode and how it is twisted up.
struct TwistedHigherMode<Number: Real>: Sendable {
  typealias Parts = HigherModeWaveform<Number>.Parts
  var waveform: HigherModeWaveform<Number>
  var twist: ModeTwist<Number>

  /// What the mode adds at a point at which `parts` hold.
  @inline(__always)
  func value(
    at point: GridPoint<Number>,
    _ parts: Parts,
    _ turn: ModeTurn<Number>
  ) -> TwistedSum<Number> {
    let mode = mode(at: point, parts, turn)
    let sums = sums(turn.point)
    return TwistedSum(plus: mode * sums.plus, cross: mode * sums.cross)
  }

  /// The mode, turned by its order times ε.
  @inline(__always)
  func mode(
    at point: GridPoint<Number>,
    _ parts: Parts,
    _ turn: ModeTurn<Number>
  ) -> Complex<Number> {
    waveform.value(at: point, parts) * Complex.polar(Number(1), -turn.phase)
  }

  @inline(__always)
  private func sums(
    _ point: TwistPoint<Number>
  ) -> (plus: Complex<Number>, cross: Complex<Number>) {
    switch waveform.mode {
    case .twoOne: twist.sums(WignerElements.twoOne(point), at: point)
    case .threeThree: twist.sums(WignerElements.threeThree(point), at: point)
    case .threeTwo: twist.sums(WignerElements.threeTwo(point), at: point)
    case .fourFour: twist.sums(WignerElements.fourFour(point), at: point)
    }
  }

  /// The same mode on another number type.
  @inline(__always)
  func map<Other: Real>(_ convert: (Number) -> Other) -> TwistedHigherMode<Other> {
    TwistedHigherMode<Other>(waveform: waveform.map(convert), twist: twist.map(convert))
  }
}

extension TwistedHigherMode where Number: ScalarReal {
  /// Modes come without LALSimulation's sign (−1)^ℓ.
  static func sign(of mode: HigherMode) -> Number { Number(mode.ell & 1 == 0 ? 1 : -1) }

  /// A mode seen at an angle to J.
  init(_ waveform: HigherModeWaveform<Number>, _ harmonics: HarmonicTable<Number>) {
    let sign = Self.sign(of: waveform.mode)
    func twist<let count: Int>(_ squares: InlineArray<count, Double>) -> ModeTwist<Number> {
      ModeTwist(
        order: waveform.mode.emm,
        harmonics,
        factorSquares: squares,
        scale: sign
      )
    }
    self.waveform = waveform
    self.twist =
      switch waveform.mode {
      case .twoOne: twist(WignerElements.twoOneSquares)
      case .threeThree: twist(WignerElements.threeThreeSquares)
      case .threeTwo: twist(WignerElements.threeTwoSquares)
      case .fourFour: twist(WignerElements.fourFourSquares)
      }
  }
}

extension IMRPhenomXPHMWaveform where Number: Lane {
  /// The polarizations at one frequency, for code that evaluates single bins.
  ///
  /// Sums in the order in which rows do, so that the bits are theirs.
  @inline(__always)
  func evaluateBin(_ point: GridPoint<Number>, frequency: Double) -> Polarizations<Number> {
    let massFrequency = massInSeconds * frequency
    var total = Polarizations(plus: (Number(0), Number(0)), cross: (Number(0), Number(0)))
    func add(_ sum: TwistedSum<Number>) {
      total = total + rotation.polarizations(plus: sum.plus, crossOverI: sum.cross)
    }
    func quadrupoleValue(_ turn: ModeTurn<Number>) -> TwistedSum<Number> {
      quadrupole.value(at: point, quadrupole.parts(at: massFrequency), turn)
    }
    var needsQuadrupole = hasQuadrupole
    for index in 0..<modes.count {
      guard let mode = modes[index] else { continue }
      let turn = precession.turn(at: point, order: mode.waveform.mode.emm)
      let value = mode.value(at: point, mode.waveform.parts(at: massFrequency), turn)
      if mode.waveform.mode == .threeTwo && needsQuadrupole {
        needsQuadrupole = false
        add(quadrupoleValue(turn) + value)
      } else {
        add(value)
      }
    }
    if needsQuadrupole { add(quadrupoleValue(precession.turn(at: point, order: 2))) }
    return total
  }
}
