// SPDX-License-Identifier: MIT

#if !hasFeature(Embedded)
import KernelRecords
#endif

extension IMRPhenomDWaveform {
  /// The polarizations at one frequency, for code that evaluates single bins.
  @inline(__always)
  func evaluateBin(_ point: GridPoint<Number>, frequency: Double) -> Polarizations<Number> {
    let massFrequency = massInSeconds * frequency
    return factors.polarizations(
      at: point,
      amplitude: amplitude.value(at: point, frequency: massFrequency),
      phase: phase.value(at: point, frequency: massFrequency)
    )
  }

  /// The same waveform on another number type.
  @inline(__always)
  func map<Other: Real>(_ convert: (Number) -> Other) -> IMRPhenomDWaveform<Other> {
    IMRPhenomDWaveform<Other>(
      amplitude: amplitude.map(convert),
      phase: phase.map(convert),
      factors: PolarizationFactors<Other>(
        plus: convert(factors.plus),
        cross: convert(factors.cross)
      ),
      massInSeconds: massInSeconds
    )
  }
}

/// A waveform and the bins it fills, or why there is none.
struct IMRPhenomDRow<Number: ScalarReal> {
  var status: WaveformStatus
  var waveform: IMRPhenomDWaveform<Number>?
  var window: BinWindow?

  /// Checks and sets up one binary for a request.
  init(_ record: BinaryRecord, tables: FrequencyTables, request: EvaluationRequest) {
    status = WaveformStatus(failure: record.alignedSpinFailure)
    if status.failure != .none { return }
    let setUp = IMRPhenomDSetUp<Number>(record)
    if !RingdownTables.contains(setUp.remnantSpin) {
      status.failure = .remnantSpinOutsideTables
      return
    }
    let plan = RowPlan(
      record,
      setUp.binary,
      tables: tables,
      request: request,
      cutoffFrequency: setUp.cutoffFrequency,
      rules: IMRPhenomD.rules
    )
    status.failure = plan.failure
    if status.failure != .none { return }
    let window = plan.window
    let waveform = setUp.waveform(record, referenceFrequency: plan.referenceFrequency)
    if !waveform.isFinite {
      status.failure = .resultNotFinite
      return
    }
    if !waveform.phaseIsEvaluable(in: window, tables) {
      status.failure = .phaseTooLarge
      return
    }
    status.warnings = setUp.warnings
    self.waveform = waveform
    self.window = window
  }
}

extension IMRPhenomDWaveform where Number: ScalarReal {
  /// Whether no coefficient is infinite or not a number.
  var isFinite: Bool {
    // Each region's constant holds the values of all that it was joined to.
    let sum =
      phase.ringdown.constant + phase.ringdown.linear + phase.inspiral.constant
      + amplitude.intermediate.c2 + amplitude.intermediate.c3 + amplitude.ringdown.height
      + factors.plus + factors.cross
    return sum.isFinite
  }

  /// Whether sine and cosine can be taken of the phase in the bins of a window.
  ///
  /// At the ends and in the middle the phase must be below half of what `sincos` takes, which leaves
  /// the bins between them a factor of two.
  func phaseIsEvaluable(in window: BinWindow, _ tables: FrequencyTables) -> Bool {
    window.holdsAtSamples { bin in
      let point = GridPoint<Number>(entryOf: tables, at: bin)
      let value = phase.value(at: point, frequency: massInSeconds * tables.frequency[bin])
      return Number.abs(value) < Number(0.5 * SineCosineTable.limit)
    }
  }
}

/// Evaluates a batch of IMRPhenomD waveforms; see `KernelSet.Evaluate`.
func evaluateIMRPhenomD<L: Lane>(
  _ lane: L.Type,
  binaries: UnsafePointer<BinaryRecord>,
  count: Int,
  tables: FrequencyTables,
  request: EvaluationRequest,
  rows: PolarizationRows,
  statuses: UnsafeMutablePointer<WaveformStatus>
) {
  for index in 0..<max(count, 0) {
    let row = IMRPhenomDRow<Double>(binaries[index], tables: tables, request: request)
    let output = RowEvaluation(
      tables: tables,
      plus: rows.plus + index * rows.stride,
      cross: rows.cross + index * rows.stride
    )
    statuses[index] = row.status
    guard let scalar = row.waveform, let window = row.window else {
      output.clear(0..<tables.count)
      continue
    }
    let waveform = scalar.map { L($0) }
    output.write(
      amplitude: waveform.amplitude,
      phase: waveform.phase,
      factors: waveform.factors,
      massInSeconds: waveform.massInSeconds,
      window: window
    )
  }
}
