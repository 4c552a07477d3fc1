// SPDX-License-Identifier: MIT

#if !hasFeature(Embedded)
import KernelRecords
#endif

/// How the orbital plane of a binary moves, and what that makes of its remnant, with LALSimulation's
/// defaults but for the version of the angles.
///
/// arXiv:2004.06503, Section IV and Appendices C, D (convention 1) and G.
struct PrecessionSetUp<Number: ScalarReal & Lane> {
  let angles: PrecessionAngles<Number>
  let frame: TotalAngularMomentumFrame<Number>
  /// The remnant's dimensionless spin, between −1 and 1.
  let remnantSpin: Number
  let warnings: WaveformStatus.Warnings
  /// The binary with its bodies in order.
  let aligned: AlignedBinary<Number>

  /// What follows from a binary and its frequency of reference, in hertz.
  init(_ record: BinaryRecord, _ request: EvaluationRequest, referenceFrequency: Double) {
    let record = record.inPrecessingOrder(request)
    let version = request.precession
    let binary = PrecessingBinary<Number>(record)
    aligned = binary.aligned
    let scale = OrbitalVelocityScale(massInSeconds: binary.aligned.massInSeconds, order: 2)
    let reference = scale.velocity(at: GridPoint(frequency: Number(referenceFrequency)))
    let cycle = PrecessionCycle(binary, at: reference.value)
    let (analysis, succeeds) = PrecessionAnglesMSA.make(binary, cycle, at: reference)
    let wantsAnalysis = version == .twoSpins
    let usesAnalysis = wantsAnalysis && succeeds
    let chiP = InPlaneSpins<Number>(record).chiP(binary.aligned)
    let singleSpin = SingleSpinAngles(
      binary,
      chiP: chiP,
      version: wantsAnalysis ? .singleSpin3PN : version
    )

    let spin1 = cycle.spins.spin1
    let spin2 = cycle.spins.spin2
    let orbital =
      !usesAnalysis
      ? singleSpin.orbitalAngularMomentum(at: reference)
      : OrbitalAngularMomentum(
        binary.aligned,
        chi1: binary.spin1.z,
        chi2: binary.spin2.z,
        .reference
      ).value(at: reference.value, inverse: reference.inverse)
    frame = TotalAngularMomentumFrame(
      totalAngularMomentum: (spin1.x + spin2.x, spin1.y + spin2.y, spin1.z + spin2.z + orbital),
      negligible: Number(1e-15),
      inclination: Number(record.inclination),
      phase: Number(record.phase),
      uprightAzimuth: Number(0)
    )
    // α is π − κ and ε is φ_J − π at the reference frequency.
    let pi = Number(Double.pi)
    var alphaOffset = pi - frame.kappa
    var epsilonOffset = frame.azimuth - pi
    if !usesAnalysis {
      let start = singleSpin.angles(at: reference)
      alphaOffset = alphaOffset - start.alpha
      epsilonOffset = epsilonOffset - start.epsilon
    }
    angles = PrecessionAngles(
      source: usesAnalysis ? (cycle.isSteady ? .steadyAnalysis : .analysis) : .singleSpin,
      analysis: analysis,
      singleSpin: singleSpin,
      alphaOffset: alphaOffset,
      epsilonOffset: epsilonOffset
    )
    let spin = Self.remnantSpin(binary, usesAnalysis ? cycle : nil, planar: singleSpin.planar)
    let one = Number(1)
    remnantSpin = spin > one ? one : (spin < -one ? -one : spin)

    var warnings = Self.tiltWarnings(singleSpin)
    if wantsAnalysis && !succeeds { warnings.insert(.singleSpinAngles) }
    if Number.abs(spin) > one { warnings.insert(.remnantSpinAboveOne) }
    self.warnings = warnings
  }

  /// The remnant's spin: that of the aligned spins turned by what precession leaves of the others.
  ///
  /// Eqs. (4.26)–(4.29) of arXiv:2004.06503; with the precession spin where the analysis fails.
  private static func remnantSpin(
    _ binary: PrecessingBinary<Number>,
    _ cycle: PrecessionCycle<Number>?,
    planar: Number
  ) -> Number {
    let aligned = binary.aligned
    let parallel = FinalState2017.spin(FitParameters(aligned))
    var square = Number.fma(planar, planar, parallel * parallel)
    if let cycle {
      // What the orbit leaves: a_∥ less the aligned spins.
      let orbital = parallel - cycle.spins.total.z
      square = Number.fma(
        orbital,
        Number.fma(Number(2), cycle.averageAligned, orbital),
        cycle.averageSquare
      )
    }
    let size = Number.sqrt(square)
    return parallel < Number(0) ? -size : size
  }

  /// Remarks on how far the orbital plane tilts, where it tilts most.
  private static func tiltWarnings(
    _ spins: SingleSpinAngles<Number>
  ) -> WaveformStatus.Warnings {
    if !(spins.planar > Number(0)) { return [] }
    let momentum = spins.momentum
    // LALSimulation's minimum of L to 2PN order.
    let eta = momentum.eta
    let root = Number.sqrt(Number.polynomial(eta, [1539, -1008, 19]))
    let v = Number.sqrt(
      Number(2.0 / 3) * (root - Number(9) - eta) / Number.polynomial(eta, [81, -57, 1])
    )
    let square = v * v
    let lowest =
      eta / v * Number.fma(Number.fma(momentum.v4, square, momentum.v2), square, Number(1))
    if lowest + spins.aligned < Number(0) { return .tiltAboveRightAngle }
    let along = momentum.value(at: v, inverse: Number(1) / v) + spins.aligned
    return spins.planar > along ? .tiltLarge : []
  }
}
