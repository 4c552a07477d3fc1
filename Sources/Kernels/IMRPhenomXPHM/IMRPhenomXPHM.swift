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
  /// The other modes.
  var modes: HigherModes<TwistedHigherMode<Number>>
  var precession: OrderedPrecession<Number>
  var rotation: PolarizationRotation<Number>
  let orbit: ObservedOrbit<Number>
  /// The total mass in seconds; bins choose their parts by this times their frequency.
  let massInSeconds: Double
  let warnings: WaveformStatus.Warnings
}

/// How the orbital plane moves, for the modes of each order m′.
struct OrderedPrecession<Number: Real>: Sendable {
  var angles: PrecessionAngles<Number>
  /// The scales of v³ = 2π M f / m′, at index m′ − 1.
  var velocities: InlineArray<4, OrbitalVelocityScale<Number>>
}

extension OrderedPrecession where Number: Lane {
  /// What turns the modes of an order at a point, from a precession that stays where it is.
  @inline(__always)
  static func turn(
    of precession: UnsafeMutablePointer<Self>,
    at point: GridPoint<Number>,
    order: Int
  ) -> ModeTurn<Number> {
    let velocity = withUnsafeMutablePointer(to: &precession.pointee.velocities) { velocities in
      UnsafeMutableRawPointer(velocities)
        .assumingMemoryBound(to: OrbitalVelocityScale<Number>.self)[order - 1]
        .velocity(at: point)
    }
    let angles = precession.pointee.angles.angles(at: velocity)
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

  /// No turn.
  static var none: ModeTurn {
    let (zero, one) = (Number(0), Number(1))
    let point = TwistPoint(azimuth: Complex(one, zero), cosine2: one, sine2: zero, product: zero)
    return ModeTurn(point: point, phase: zero)
  }
}

/// The (2, 2) mode and how it is twisted up; the twist holds the mode's unit.
struct TwistedQuadrupole<Number: Real>: Sendable {
  var waveform: IMRPhenomX22InHertz<Number>
  /// The mode's unit.
  let unit: Number
  var twist: ModeTwist<Number>

  /// A sum with the mode added to it, at the frequency M f.
  func added(
    at point: GridPoint<Number>,
    frequency: Double,
    _ turn: ModeTurn<Number>,
    to sum: TwistedSum<Number>
  ) -> TwistedSum<Number> {
    let mode = Complex.polar(
      waveform.amplitude.value(at: point, frequency: frequency),
      -waveform.phase.value(at: point, frequency: frequency) - turn.phase
    )
    return twist.added(mode, WignerElements.twoTwo(turn.point), at: turn.point, to: sum)
  }
}

/// A higher mode and how it is twisted up.
struct TwistedHigherMode<Number: Real>: Sendable {
  var waveform: HigherModeWaveform<Number>
  var twist: ModeTwist<Number>

  /// A sum with the mode added to it, at the frequency M f.
  func added(
    at point: GridPoint<Number>,
    frequency: Double,
    _ turn: ModeTurn<Number>,
    to sum: TwistedSum<Number>
  ) -> TwistedSum<Number> {
    let parts = waveform.parts(at: frequency)
    let mode = waveform.value(at: point, parts, turn: turn.phase)
    func add<let count: Int>(_ elements: InlineArray<count, Number>) -> TwistedSum<Number> {
      twist.added(mode, elements, at: turn.point, to: sum)
    }
    return switch waveform.mode {
    case .twoOne: add(WignerElements.twoOne(turn.point))
    case .threeThree: add(WignerElements.threeThree(turn.point))
    case .threeTwo: add(WignerElements.threeTwo(turn.point))
    case .fourFour: add(WignerElements.fourFour(turn.point))
    }
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
  func evaluateBin(_ point: GridPoint<Number>, frequency: Double) -> Polarizations<Number> {
    var waveform = self
    return withUnsafeMutablePointer(to: &waveform) {
      Self.evaluateBin(of: $0, point, frequency: frequency)
    }
  }

  /// The polarizations at one frequency, for code that evaluates single bins.
  ///
  /// Sums in the order in which rows do, so that the bits are theirs.
  @inline(__always)
  static func evaluateBin(
    of waveform: UnsafeMutablePointer<Self>,
    _ point: GridPoint<Number>,
    frequency: Double
  ) -> Polarizations<Number> {
    let massFrequency = waveform.pointee.massInSeconds * frequency
    var sum = TwistedSum<Number>.zero
    var turn = ModeTurn<Number>.none
    var order = 0
    HigherModes.withModes(of: &waveform.pointee.modes) { modes in
      // First (2, 2): one place for all angles is less code and fewer numbers at hand at a time.
      for index in -1..<HigherMode.count {
        let isQuadrupole = index < 0
        guard isQuadrupole ? waveform.pointee.hasQuadrupole : waveform.pointee.modes.has[index]
        else { continue }
        let mode = modes + max(index, 0)
        let own = isQuadrupole ? 2 : mode.pointee.waveform.mode.emm
        if own != order {
          order = own
          turn = OrderedPrecession.turn(of: &waveform.pointee.precession, at: point, order: order)
        }
        if isQuadrupole {
          sum = waveform.pointee.quadrupole
            .added(at: point, frequency: massFrequency, turn, to: sum)
        } else {
          sum = mode.pointee.added(at: point, frequency: massFrequency, turn, to: sum)
        }
      }
    }
    return waveform.pointee.rotation.polarizations(sum)
  }
}
