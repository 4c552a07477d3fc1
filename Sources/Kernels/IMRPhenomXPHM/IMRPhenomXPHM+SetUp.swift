// SPDX-License-Identifier: MIT

#if !hasFeature(Embedded)
import KernelRecords
#endif

/// IMRPhenomXPHM of one binary before its reference frequency is known.
struct IMRPhenomXPHMSetUp<Number: ScalarReal & Lane>: WaveformSetUp {
  private let base: IMRPhenomXSetUp<Number>

  static var rules: RowPlan.Rules { IMRPhenomX.rules }

  static func failure(of record: BinaryRecord) -> WaveformStatus.Failure {
    record.circularFailure
  }

  init(_ record: BinaryRecord) { base = IMRPhenomXSetUp(AlignedBinary(record)) }

  var binary: AlignedBinary<Number> { base.binary }
  var failure: WaveformStatus.Failure { base.failure }
  var warnings: WaveformStatus.Warnings { base.warnings }
  var cutoffFrequency: Double { base.cutoff / binary.massInSeconds.double }

  /// The modes asked for, with the record's distance and angles, given at `referenceFrequency`.
  ///
  /// A pair (ℓ, ±m) counts where either is asked for: both are in each mode of the frame of J.
  func waveform(
    _ record: BinaryRecord,
    request: EvaluationRequest,
    referenceFrequency: Double
  ) -> IMRPhenomXPHMWaveform<Number> {
    let precession = PrecessionSetUp<Number>(
      record,
      request,
      referenceFrequency: referenceFrequency
    )
    let binary = precession.aligned
    let coprecessing = IMRPhenomXSetUp(binary, remnantSpin: precession.remnantSpin)
    let quadrupole = IMRPhenomX22(coprecessing)
    let modes = IMRPhenomXHMSetUp(
      coprecessing,
      quadrupole: quadrupole,
      phaseOffset: quadrupole.phaseOffset(
        reference: Number(referenceFrequency) * binary.massInSeconds,
        orbitalPhase: Number(0)
      )
    )
    let distance =
      Number(record.luminosityDistance) * Number(PhysicalConstants.megaparsecInMetres)
    let scale = Number(0.5) * binary.massInMetres * binary.massInSeconds / distance
    let harmonics = HarmonicTable(
      SpinWeightedHarmonics(
        cosine: precession.frame.cosineThetaJN,
        sine: precession.frame.sineThetaJN
      ),
      upTo: 4
    )
    let powers = MassPowers(binary.massInSeconds)
    // (2, 2) comes without its unit √(2η/3) π^(−1/6) (M / s)^(−7/6).
    let unit = modes.amplitudeScale / (powers.mass * Number.sqrt(powers.cubeRoot))
    let wanted = request.modes
    return IMRPhenomXPHMWaveform(
      quadrupole: TwistedQuadrupole(
        waveform: IMRPhenomX22InHertz(
          quadrupole,
          powers,
          referenceFrequency: referenceFrequency,
          orbitalPhase: 0
        ),
        unit: unit,
        twist: ModeTwist(
          order: 2,
          harmonics,
          factorSquares: WignerElements.twoTwoSquares,
          scale: unit
        )
      ),
      hasQuadrupole: !wanted.isDisjoint(with: .pair(ell: 2, emm: 2)),
      modes: higherModes(modes, wanted, powers, harmonics),
      precession: OrderedPrecession(
        angles: precession.angles,
        velocities: [
          velocity(order: 1), velocity(order: 2), velocity(order: 3), velocity(order: 4),
        ]
      ),
      rotation: PolarizationRotation(precession.frame, scale: scale),
      orbit: ObservedOrbit(
        precession.frame,
        inclination: Number(record.inclination),
        phase: Number(record.phase),
        scale: scale
      ),
      massInSeconds: binary.massInSeconds.double,
      warnings: precession.warnings
    )
  }

  private func velocity(order: Int) -> OrbitalVelocityScale<Number> {
    OrbitalVelocityScale(massInSeconds: binary.massInSeconds, order: order)
  }

  private func higherModes(
    _ setUp: IMRPhenomXHMSetUp<Number>,
    _ wanted: ModeSelection,
    _ powers: MassPowers<Number>,
    _ harmonics: HarmonicTable<Number>
  ) -> HigherModes<TwistedHigherMode<Number>> {
    HigherModes(setUp.modes(of: wanted)) { mode in
      let waveform = setUp.waveform(mode, mixing: .ringdownFormula, powers: powers)
      return TwistedHigherMode(waveform, harmonics)
    }
  }
}
