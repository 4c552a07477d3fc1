// SPDX-License-Identifier: MIT

#if !hasFeature(Embedded)
import KernelRecords
#endif

/// IMRPhenomXAS: a binary black hole with aligned spins, from inspiral to ringdown, (2, ±2) only.
///
/// Pratten et al., arXiv:2001.11412, as LALSimulation evaluates it; the mode is `IMRPhenomX22`.
struct IMRPhenomXASWaveform<Number: Real>: Sendable {
  var mode: IMRPhenomX22InHertz<Number>
  var factors: PolarizationFactors<Number>
  /// The total mass in seconds; bins choose their region by this times their frequency.
  let massInSeconds: Double

  /// The polarizations at one frequency, for code that evaluates single bins.
  @inline(__always)
  func evaluateBin(_ point: GridPoint<Number>, frequency: Double) -> Polarizations<Number> {
    let massFrequency = massInSeconds * frequency
    return factors.polarizations(
      at: point,
      amplitude: mode.amplitude.value(at: point, frequency: massFrequency),
      phase: mode.phase.value(at: point, frequency: massFrequency)
    )
  }
}

extension IMRPhenomXASWaveform: CheckedWaveform where Number: ScalarReal {
  var isFinite: Bool { (mode.finiteness + factors.plus + factors.cross).isFinite }

  func phaseIsEvaluable(in window: BinWindow, _ tables: FrequencyTables) -> Bool {
    window.holdsAtSamples { bin in
      let point = GridPoint<Number>(entryOf: tables, at: bin)
      let value = mode.phase.value(at: point, frequency: massInSeconds * tables.frequency[bin])
      return Number.abs(value) < Number(0.5 * SineCosineTable.limit)
    }
  }
}

extension IMRPhenomXASWaveform: RowWaveform where Number == Double {
  func writeComponents<L: Lane>(_ lane: L.Type, in window: BinWindow, to output: ComponentRows) {
    writeAlone(lane, in: window, to: output)
  }

  func write<L: Lane>(_ lane: L.Type, in window: BinWindow, to output: RowEvaluation) {
    let mode = mode.map { L($0) }
    output.write(
      amplitude: mode.amplitude,
      phase: mode.phase,
      factors: PolarizationFactors<L>(plus: L(factors.plus), cross: L(factors.cross)),
      massInSeconds: massInSeconds,
      window: window
    )
  }
}

/// What is known of a binary before its reference frequency is.
struct IMRPhenomXASSetUp<Number: ScalarReal>: WaveformSetUp {
  private let setUp: IMRPhenomXSetUp<Number>

  static var rules: RowPlan.Rules { IMRPhenomX.rules }

  static func failure(of record: BinaryRecord) -> WaveformStatus.Failure {
    record.alignedSpinFailure
  }

  init(_ record: BinaryRecord) { setUp = IMRPhenomXSetUp(AlignedBinary(record)) }

  var binary: AlignedBinary<Number> { setUp.binary }
  var failure: WaveformStatus.Failure { setUp.failure }
  var warnings: WaveformStatus.Warnings { setUp.warnings }
  var cutoffFrequency: Double { setUp.cutoff / binary.massInSeconds.double }

  /// The waveform with the record's distance and angles, its phase given at `referenceFrequency`.
  func waveform(
    _ record: BinaryRecord,
    request: EvaluationRequest,
    referenceFrequency: Double
  ) -> IMRPhenomXASWaveform<Number> {
    let powers = MassPowers(binary.massInSeconds)
    return IMRPhenomXASWaveform(
      mode: IMRPhenomX22InHertz(
        IMRPhenomX22(setUp),
        powers,
        referenceFrequency: referenceFrequency,
        orbitalPhase: record.phase
      ),
      // The harmonics of (2, ±2) at the azimuth π/2 − φ₀ turn the sign; φ₀ itself is in the phase.
      factors: PolarizationFactors(
        scale: -binary.leadingAmplitude(distance: record.luminosityDistance, powers: powers),
        inclination: Number(record.inclination)
      ),
      massInSeconds: binary.massInSeconds.double
    )
  }
}
