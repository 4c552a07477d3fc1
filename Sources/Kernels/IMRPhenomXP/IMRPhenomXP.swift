// SPDX-License-Identifier: MIT

#if !hasFeature(Embedded)
import KernelRecords
#endif

/// IMRPhenomXP: IMRPhenomXAS's (2, ±2) modes twisted up by the precession of both spins.
///
/// Pratten et al., arXiv:2004.06503, as LALSimulation evaluates it by default: precession version 300,
/// which is 223, final spin 4, convention 1, expansion order 5.
struct IMRPhenomXPWaveform<Number: Real>: Sendable {
  var mode: IMRPhenomX22InHertz<Number>
  var twist: QuadrupoleTwist<Number>
  let orbit: ObservedOrbit<Number>
  /// The total mass in seconds; bins choose their region by this times their frequency.
  let massInSeconds: Double
  let warnings: WaveformStatus.Warnings
}

/// What makes polarizations of the co-precessing frame's (2, ±2).
struct QuadrupoleTwist<Number: Real>: Sendable {
  var angles: PrecessionAngles<Number>
  var velocity: OrbitalVelocityScale<Number>
  var quadrupole: ModeTwist<Number>
  var rotation: PolarizationRotation<Number>

  /// The same twist on another number type.
  @inline(__always)
  func map<Other: Real>(_ convert: (Number) -> Other) -> QuadrupoleTwist<Other> {
    QuadrupoleTwist<Other>(
      angles: angles.map(convert),
      velocity: velocity.map(convert),
      quadrupole: quadrupole.map(convert),
      rotation: rotation.map(convert)
    )
  }
}

extension QuadrupoleTwist: ModeProjection where Number: Lane {
  @inline(__always)
  func polarizations(
    at point: GridPoint<Number>,
    amplitude: Number,
    phase: Number
  ) -> Polarizations<Number> {
    let angles = angles.angles(at: velocity.velocity(at: point))
    let twist = TwistPoint(angles)
    let sums = quadrupole.sums(WignerElements.twoTwo(twist), at: twist)
    let mode = Complex.polar(amplitude, -Number.fma(Number(2), angles.epsilon, phase))
    return rotation.polarizations(plus: mode * sums.plus, crossOverI: mode * sums.cross)
  }
}

/// The rotation from the axes of the frame of J to those of the source frame's polarizations.
struct PolarizationRotation<Number: Real>: Sendable {
  /// cos 2ζ and sin 2ζ times what all polarizations are multiplied with.
  var cosine: Number
  var sine: Number

  /// The polarizations of h₊ and h× = i `crossOverI` in the frame of J.
  @inline(__always)
  func polarizations(
    plus: Complex<Number>,
    crossOverI: Complex<Number>
  ) -> Polarizations<Number> {
    Polarizations(
      plus: (
        Number.fma(cosine, plus.real, -(sine * crossOverI.imaginary)),
        Number.fma(cosine, plus.imaginary, sine * crossOverI.real)
      ),
      cross: (
        -Number.fma(cosine, crossOverI.imaginary, sine * plus.real),
        Number.fma(cosine, crossOverI.real, -(sine * plus.imaginary))
      )
    )
  }

  /// The same rotation on another number type.
  @inline(__always)
  func map<Other: Real>(_ convert: (Number) -> Other) -> PolarizationRotation<Other> {
    PolarizationRotation<Other>(cosine: convert(cosine), sine: convert(sine))
  }
}

extension PolarizationRotation where Number: ScalarReal {
  /// The rotation from a frame of J whose first polarization axis lies in the plane of J and N.
  ///
  /// `TotalAngularMomentumFrame` reckons ζ from N × J, a quarter turn away.
  init(_ frame: TotalAngularMomentumFrame<Number>, scale: Number) {
    cosine = -(scale * frame.cosineDoubleZeta)
    sine = -(scale * frame.sineDoubleZeta)
  }
}

extension IMRPhenomXPWaveform: CheckedWaveform where Number: ScalarReal & Lane {
  var isFinite: Bool {
    let twisting =
      twist.rotation.cosine + twist.rotation.sine + twist.angles.alphaOffset
      + twist.angles.epsilonOffset + twist.quadrupole.plus[2] + twist.quadrupole.plus[4]
    return (mode.finiteness + twisting).isFinite
  }

  func phaseIsEvaluable(in window: BinWindow, _ tables: FrequencyTables) -> Bool {
    window.holdsAtSamples { bin in
      let limit = Number(0.5 * SineCosineTable.limit)
      let point = GridPoint<Number>(entryOf: tables, at: bin)
      let value = mode.phase.value(at: point, frequency: massInSeconds * tables.frequency[bin])
      let angles = twist.angles.angles(at: twist.velocity.velocity(at: point))
      let total = Number.fma(Number(2), angles.epsilon, value)
      // False where one of them is not a number, too.
      return Number.abs(total) < limit && Number.abs(angles.alpha) < limit
        && angles.sineSquare.isFinite
    }
  }

  /// The polarizations at one frequency, for code that evaluates single bins.
  @inline(__always)
  func evaluateBin(_ point: GridPoint<Number>, frequency: Double) -> Polarizations<Number> {
    let massFrequency = massInSeconds * frequency
    return twist.polarizations(
      at: point,
      amplitude: mode.amplitude.value(at: point, frequency: massFrequency),
      phase: mode.phase.value(at: point, frequency: massFrequency)
    )
  }
}

extension IMRPhenomXPWaveform: RowWaveform where Number == Double {
  func write<L: Lane>(_ lane: L.Type, in window: BinWindow, to output: RowEvaluation) {
    typealias Pair = LanePair<L>
    let mode = mode.map { Pair($0) }
    output.write(
      amplitude: mode.amplitude,
      phase: mode.phase,
      factors: twist.map { Pair($0) },
      massInSeconds: massInSeconds,
      window: window
    )
  }
}

extension IMRPhenomXPWaveform where Number == Double {
  func writeComponents<L: Lane>(_ lane: L.Type, in window: BinWindow, to output: ComponentRows) {
    typealias Pair = LanePair<L>
    output.clear()
    let mode = mode.map { Pair($0) }
    let angles = twist.angles.turned(by: orbit.kappa).map { Pair($0) }
    let velocity = twist.velocity.map { Pair($0) }
    let components = ComponentTwist(
      order: 2,
      orbit,
      factorSquares: WignerElements.twoTwoSquares,
      scale: 1
    )
    output.sweep(
      Pair.self,
      window,
      massInSeconds: massInSeconds,
      joins: joins(of: mode.amplitude, mode.phase)
    ) {
      (mode.amplitude.region(at: $0), mode.phase.region(at: $0))
    } body: { point, parts, bin, end in
      let angles = angles.angles(at: velocity.velocity(at: point))
      let turn = TwistPoint(angles)
      let phase = mode.phase.value(at: point, in: parts.1)
      let value = Complex.polar(
        mode.amplitude.value(at: point, in: parts.0),
        -Pair.fma(Pair(2), angles.epsilon, phase)
      )
      components.add(value, WignerElements.twoTwo(turn), turn, to: output, at: bin, before: end)
    }
    output.forEachRow { $1.taper(window) }
  }
}

/// What is known of a binary before its reference frequency is.
struct IMRPhenomXPSetUp<Number: ScalarReal & Lane>: WaveformSetUp {
  private let setUp: IMRPhenomXSetUp<Number>

  static var rules: RowPlan.Rules { IMRPhenomX.rules }

  static func failure(of record: BinaryRecord) -> WaveformStatus.Failure {
    record.circularFailure
  }

  init(_ record: BinaryRecord) { setUp = IMRPhenomXSetUp(AlignedBinary(record)) }

  var binary: AlignedBinary<Number> { setUp.binary }
  var failure: WaveformStatus.Failure { setUp.failure }
  var warnings: WaveformStatus.Warnings { setUp.warnings }
  var cutoffFrequency: Double { setUp.cutoff / binary.massInSeconds.double }

  /// The waveform with the record's distance and angles, given at `referenceFrequency`.
  func waveform(
    _ record: BinaryRecord,
    request: EvaluationRequest,
    referenceFrequency: Double
  ) -> IMRPhenomXPWaveform<Number> {
    let precession = PrecessionSetUp<Number>(
      record,
      request,
      referenceFrequency: referenceFrequency
    )
    let binary = precession.aligned
    let coprecessing = IMRPhenomXSetUp(binary, remnantSpin: precession.remnantSpin)
    let powers = MassPowers(binary.massInSeconds)
    let frame = precession.frame
    let harmonics = HarmonicTable(
      SpinWeightedHarmonics(cosine: frame.cosineThetaJN, sine: frame.sineThetaJN),
      upTo: 2
    )
    // The leading amplitude holds the harmonics of (2, ±2) seen face-on, 2 √(5 / 64π).
    let scale =
      binary.leadingAmplitude(distance: record.luminosityDistance, powers: powers)
      * Number.sqrt(Number(0.8 * Double.pi))
    return IMRPhenomXPWaveform(
      mode: IMRPhenomX22InHertz(
        IMRPhenomX22(coprecessing),
        powers,
        referenceFrequency: referenceFrequency,
        orbitalPhase: 0
      ),
      twist: QuadrupoleTwist(
        angles: precession.angles,
        velocity: OrbitalVelocityScale(massInSeconds: binary.massInSeconds, order: 2),
        quadrupole: ModeTwist(
          order: 2,
          harmonics,
          factorSquares: WignerElements.twoTwoSquares
        ),
        rotation: PolarizationRotation(frame, scale: scale)
      ),
      orbit: ObservedOrbit(
        frame,
        inclination: Number(record.inclination),
        phase: Number(record.phase),
        scale: scale
      ),
      massInSeconds: binary.massInSeconds.double,
      warnings: precession.warnings
    )
  }
}
