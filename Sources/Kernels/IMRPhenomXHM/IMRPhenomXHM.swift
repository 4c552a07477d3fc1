// SPDX-License-Identifier: MIT

#if !hasFeature(Embedded)
import KernelRecords
#endif

/// IMRPhenomXHM of one binary before its reference frequency is known.
struct IMRPhenomXHMBinary<Number: ScalarReal>: WaveformSetUp {
  private let base: IMRPhenomXSetUp<Number>

  /// As in LALSimulation, the modes beyond (2, 2) go on after the cut-off on grids that are not
  /// uniform.
  static var rules: RowPlan.Rules {
    RowPlan.Rules(endsOnEveryGrid: false, refersToRequestedStart: false, holdsCutoffBin: true)
  }

  static func failure(of record: BinaryRecord) -> WaveformStatus.Failure {
    record.alignedSpinFailure
  }

  init(_ record: BinaryRecord) { base = IMRPhenomXSetUp(AlignedBinary(record)) }

  var binary: AlignedBinary<Number> { base.binary }
  var failure: WaveformStatus.Failure { base.failure }
  var warnings: WaveformStatus.Warnings { base.warnings }
  var cutoffFrequency: Double { base.cutoff / binary.massInSeconds.double }

  /// The modes asked for, with the record's distance and angles, the phase given at
  /// `referenceFrequency`.
  func waveform(
    _ record: BinaryRecord,
    request: EvaluationRequest,
    referenceFrequency: Double
  ) -> IMRPhenomXHMWaveform<Number> {
    let powers = MassPowers(binary.massInSeconds)
    let mode22 = IMRPhenomX22(base)
    let setUp = IMRPhenomXHMSetUp(
      base,
      quadrupole: mode22,
      phaseOffset: mode22.phaseOffset(
        reference: Number(referenceFrequency) * binary.massInSeconds,
        orbitalPhase: Number(record.phase)
      )
    )
    let distance =
      Number(record.luminosityDistance) * Number(PhysicalConstants.megaparsecInMetres)
    let harmonics = SpinWeightedHarmonics(polarAngle: Number(record.inclination))
    let scale = binary.massInMetres * binary.massInSeconds / distance
    let wanted = request.modes
    func factors(_ ell: Int, _ emm: Int, scale: Number) -> ModeFactors<Number> {
      ModeFactors(ell: ell, emm: emm, modes: wanted, harmonics: harmonics, scale: scale)
    }

    // (2, 2) in e^(−iφ) comes without its unit, and its turn by −2π/2 is a sign.
    let unit = setUp.amplitudeScale / (powers.mass * Number.sqrt(powers.cubeRoot))
    var quadrupole: IMRPhenomXHMWaveform<Number>.Quadrupole?
    if !wanted.isDisjoint(with: .pair(ell: 2, emm: 2)) {
      quadrupole = IMRPhenomXHMWaveform.Quadrupole(
        waveform: IMRPhenomX22InHertz(
          mode22,
          powers,
          referenceFrequency: referenceFrequency,
          orbitalPhase: record.phase
        ),
        factors: factors(2, 2, scale: -(scale * unit)),
        end: base.cutoff
      )
    }
    let modes = HigherModes(setUp.modes(of: wanted)) { mode in
      var waveform = setUp.waveform(
        mode,
        mixing: quadrupole == nil ? .ringdownFormula : .wholeMode,
        powers: powers
      )
      waveform.turn(by: Number(-0.5 * Double.pi) * Number(Double(mode.emm)))
      return IMRPhenomXHMWaveform.Mode(
        waveform: waveform,
        factors: factors(mode.ell, mode.emm, scale: scale)
      )
    }
    return IMRPhenomXHMWaveform(
      quadrupole: quadrupole,
      modes: modes,
      massInSeconds: binary.massInSeconds.double
    )
  }
}

extension IMRPhenomXHMWaveform: CheckedWaveform where Number: ScalarReal {
  var isFinite: Bool {
    var sum = Number(0)
    if let quadrupole {
      sum = quadrupole.waveform.finiteness + quadrupole.factors.plus + quadrupole.factors.cross
    }
    for index in 0..<HigherMode.count where modes.has[index] {
      let factors = modes.all[index].factors
      sum = sum + modes.all[index].waveform.finiteness + factors.plus + factors.cross
    }
    return sum.isFinite
  }

  func phaseIsEvaluable(in window: BinWindow, _ tables: FrequencyTables) -> Bool {
    let limit = Number(0.5 * SineCosineTable.limit)
    return window.holdsAtSamples { bin in
      let point = GridPoint<Number>(entryOf: tables, at: bin)
      let frequency = massInSeconds * tables.frequency[bin]
      var isEvaluable = true
      if let quadrupole {
        let phase = quadrupole.waveform.phase.value(at: point, frequency: frequency)
        isEvaluable = Number.abs(phase) < limit
      }
      for index in 0..<HigherMode.count where modes.has[index] {
        let phase = modes.all[index].waveform.phase.value(at: point, frequency: frequency)
        isEvaluable = isEvaluable && Number.abs(phase) < limit
      }
      return isEvaluable
    }
  }
}
