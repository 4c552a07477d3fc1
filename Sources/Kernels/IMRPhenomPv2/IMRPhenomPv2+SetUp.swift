// SPDX-License-Identifier: MIT

#if !hasFeature(Embedded)
import KernelRecords
#endif

/// One binary's waveform, ready to be evaluated at any frequency in hertz.
struct IMRPhenomPv2Waveform<Number: Real>: Sendable {
  var amplitude: IMRPhenomDWaveform<Number>.Amplitude
  var phase: IMRPhenomDWaveform<Number>.Phase
  var twist: SingleSpinTwist<Number>
  let orbit: ObservedOrbit<Number>
  /// The total mass in seconds; bins choose their region by this times their frequency.
  let massInSeconds: Double
}

/// What is known of a binary before its reference frequency is.
struct IMRPhenomPv2SetUp<Number: ScalarReal>: WaveformSetUp {
  let binary: AlignedBinary<Number>
  let inPlane: InPlaneSpins<Number>
  let chiP: Number
  let angularMomentum: AngularMomentumSum<Number>
  /// IMRPhenomD with the remnant that precession leaves.
  let coprecessing: IMRPhenomDSetUp<Number>
  /// Whether the remnant's spin came out above 1 and was set to it.
  let isRemnantSpinLimited: Bool

  init(_ record: BinaryRecord) {
    binary = AlignedBinary(record)
    inPlane = InPlaneSpins(record)
    chiP = inPlane.chiP(binary)
    angularMomentum = AngularMomentumSum(binary, chiP: chiP)
    let spin = Self.remnantSpin(binary, planar: angularMomentum.planar)
    isRemnantSpinLimited = Number.abs(spin) > Number(1)
    let limit = spin < Number(0) ? Number(-1) : Number(1)
    coprecessing = IMRPhenomDSetUp(binary, remnantSpin: isRemnantSpinLimited ? limit : spin)
  }

  static var rules: RowPlan.Rules { IMRPhenomPv2.rules }

  static func failure(of record: BinaryRecord) -> WaveformStatus.Failure { record.circularFailure }

  /// Nothing: LALSimulation, too, limits the remnant's spin to what its ringdown tables hold.
  var failure: WaveformStatus.Failure { .none }

  /// The frequency in hertz where the waveform ends.
  var cutoffFrequency: Double { coprecessing.cutoffFrequency }

  /// The remnant's spin: that of the aligned spins and, at right angles to it, the in-plane spin.
  ///
  /// LIGO-T1500602, Eq. (32); the sign is that of the aligned part.
  private static func remnantSpin(_ binary: AlignedBinary<Number>, planar: Number) -> Number {
    let aligned = FinalState.spin(binary)
    let length = Number.sqrt(Number.fma(planar, planar, aligned * aligned))
    return aligned < Number(0) ? -length : length
  }

  /// Remarks about the binary.
  var warnings: WaveformStatus.Warnings {
    var warnings = coprecessing.calibrationWarnings.union(angularMomentum.warnings)
    if isRemnantSpinLimited { warnings.insert(.remnantSpinAboveOne) }
    return warnings
  }

  /// The waveform with the record's distance and angles, given at `referenceFrequency`.
  func waveform(
    _ record: BinaryRecord,
    request: EvaluationRequest,
    referenceFrequency: Double
  ) -> IMRPhenomPv2Waveform<Number> {
    let reference = Number(referenceFrequency)
    let mode = coprecessing.ringdownMode
    let powers = MassPowers(binary.massInSeconds)
    let frame = frame(record, referenceFrequency: reference)
    let scale = binary.leadingAmplitude(distance: record.luminosityDistance, powers: powers)
    var parts = IMRPhenomDPhaseParts(coprecessing, mode: mode) { _ in Number(0) }
    parts.tilt(
      by: request.hasExactTimeOrigin
        ? parts.ringdown.slope(at: GridPoint(frequency: mode.frequency))
        : Self.sampledSlope(of: parts.ringdown, at: mode.frequency)
    )
    var phase = parts.inHertz(powers)
    phase.add(Number(2) * frame.azimuth)
    return IMRPhenomPv2Waveform(
      amplitude: coprecessing.amplitude(mode: mode, powers: powers).0,
      phase: phase,
      twist: SingleSpinTwist(
        angles: PrecessionAnglesNNLO(binary, chiP: chiP),
        angularMomentum: angularMomentum,
        frame: frame,
        scale: scale,
        powers: MassPowers(orbitalScale),
        referenceFrequency: reference
      ),
      orbit: ObservedOrbit(
        frame,
        inclination: Number(record.inclination),
        phase: Number(record.phase),
        // The leading amplitude holds the harmonics of (2, ±2) seen face-on, 2 √(5 / 64π).
        scale: -scale * Number.sqrt(Number(0.8 * Double.pi))
      ),
      massInSeconds: binary.massInSeconds.double
    )
  }

  /// ω / f, where ω = v³ = π M f.
  private var orbitalScale: Number { binary.massInSeconds * Number(Double.pi) }

  /// The frame of the total angular momentum at the reference frequency.
  func frame(
    _ record: BinaryRecord,
    referenceFrequency: Number
  ) -> TotalAngularMomentumFrame<Number> {
    // All of L and S over M², times v.
    let v = Number.cbrt(orbitalScale * referenceFrequency)
    var sum = angularMomentum
    sum.aligned = binary.alignedSpin
    let planar = inPlane.total(binary)
    // LALSimulation's limit, in M☉², and where the two spins cancel.
    let solarMasses = Number(record.mass1) + Number(record.mass2)
    let limit = Number(1e-15) / (solarMasses * solarMasses)
    let rounding = inPlane.totalRounding(binary)
    return TotalAngularMomentumFrame(
      totalAngularMomentum: (planar.x * v, planar.y * v, sum.alongOrbit(at: v)),
      negligible: (limit > rounding ? limit : rounding) * v,
      inclination: Number(record.inclination),
      phase: Number(record.phase)
    )
  }

  /// The slope of the phase at the ringdown frequency, which makes the time of the merger, as
  /// LALSimulation has it.
  ///
  /// It is that of a cubic spline through ten points around this frequency. All of them lie in the
  /// ringdown part, whose straight line the spline holds exactly.
  private static func sampledSlope(of ringdown: RingdownPhase<Number>, at frequency: Number)
    -> Number
  {
    let grid = IMRPhenomPv2.timeGrid
    let end = Number(grid.last) * frequency
    let cutoff = Number(IMRPhenomD.cutoff)
    var curved = ringdown
    curved.linear = Number(0)
    curved.constant = Number(0)
    let samples = SampledSlope(
      from: Number(grid.first) * frequency,
      to: end > cutoff ? cutoff : end
    ) { curved.value(at: GridPoint(frequency: $0)) }
    return ringdown.linear + samples.slope(at: frequency)
  }
}
