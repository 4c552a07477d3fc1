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
}

/// The rotation from the axes of the frame of J to those of the source frame's polarizations.
struct PolarizationRotation<Number: Real>: Sendable {
  /// cos 2ζ and sin 2ζ times what all polarizations are multiplied with.
  var cosine: Number
  var sine: Number

  /// The polarizations of a sum in the frame of J.
  @inline(__always)
  func polarizations(_ sum: TwistedSum<Number>) -> Polarizations<Number> {
    let (plus, cross) = (sum.plus, sum.cross)
    return Polarizations(
      plus: (
        Number.fma(cosine, plus.real, -(sine * cross.imaginary)),
        Number.fma(cosine, plus.imaginary, sine * cross.real)
      ),
      cross: (
        -Number.fma(cosine, cross.imaginary, sine * plus.real),
        Number.fma(cosine, cross.real, -(sine * plus.imaginary))
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
    let angles = twist.angles.angles(at: twist.velocity.velocity(at: point))
    let turn = TwistPoint(angles)
    let value = Complex.polar(
      mode.amplitude.value(at: point, frequency: massFrequency),
      -mode.phase.value(at: point, frequency: massFrequency) - Number(2) * angles.epsilon
    )
    return twist.rotation.polarizations(
      twist.quadrupole.added(value, WignerElements.twoTwo(turn), at: turn, to: .zero)
    )
  }
}

extension IMRPhenomXPWaveform: RowWaveform where Number == Double {
  func write<L: Lane>(_ lane: L.Type, in window: BinWindow, to output: RowEvaluation) {
    let joins = mode.joins(output, massInSeconds: massInSeconds, window)
    output.write(window, columns: TwistedBlock<L>.columns) { block, memory in
      let work = TwistedBlock<L>(block, memory)
      work.clearSums()
      work.fillTurn(order: 2, twist.angles, twist.velocity)
      work.mode.steps.fill(lane, mode, joins)
      work.addQuadrupole(twist.quadrupole)
      work.finish(twist.rotation, to: output)
    }
  }

  func writeComponents<L: Lane>(_ lane: L.Type, in window: BinWindow, to output: ComponentRows) {
    output.clear()
    let row = output.row(of: 0)
    let joins = mode.joins(row, massInSeconds: massInSeconds, window)
    let angles = twist.angles.turned(by: orbit.kappa)
    let components = ComponentTwist(
      order: 2,
      orbit,
      factorSquares: WignerElements.twoTwoSquares,
      scale: 1
    )
    row.inBlocks(of: window, columns: TwistedBlock<L>.columns) { block, memory in
      let work = TwistedBlock<L>(block, memory)
      work.fillTurn(order: 2, angles, twist.velocity)
      work.mode.steps.fill(lane, mode, joins)
      work.add(components, WignerElements.twoTwo, to: output)
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
