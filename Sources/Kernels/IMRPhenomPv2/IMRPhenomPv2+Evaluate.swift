// SPDX-License-Identifier: MIT

#if !hasFeature(Embedded)
import KernelRecords
#endif

extension IMRPhenomPv2Waveform {
  /// The polarizations at one frequency, for code that evaluates single bins.
  @inline(__always)
  func evaluateBin(_ point: GridPoint<Number>, frequency: Double) -> Polarizations<Number> {
    let massFrequency = massInSeconds * frequency
    return twist.polarizations(
      at: point,
      amplitude: amplitude.value(at: point, frequency: massFrequency),
      phase: phase.value(at: point, frequency: massFrequency)
    )
  }

  /// The same waveform on another number type.
  @inline(__always)
  func map<Other: Real>(_ convert: (Number) -> Other) -> IMRPhenomPv2Waveform<Other> {
    IMRPhenomPv2Waveform<Other>(
      amplitude: amplitude.map(convert),
      phase: phase.map(convert),
      twist: twist.map(convert),
      massInSeconds: massInSeconds
    )
  }
}

/// A waveform and the bins it fills, or why there is none.
struct IMRPhenomPv2Row<Number: ScalarReal> {
  var status: WaveformStatus
  var waveform: IMRPhenomPv2Waveform<Number>?
  var window: BinWindow?

  /// Checks and sets up one binary for a request.
  init(_ record: BinaryRecord, tables: FrequencyTables, request: EvaluationRequest) {
    status = WaveformStatus(failure: record.circularFailure)
    if status.failure != .none { return }
    let setUp = IMRPhenomPv2SetUp<Number>(record)
    let plan = RowPlan(
      record,
      setUp.binary,
      tables: tables,
      request: request,
      cutoffFrequency: setUp.coprecessing.cutoffFrequency,
      rules: IMRPhenomPv2.rules
    )
    status.failure = plan.failure
    if status.failure != .none { return }
    let waveform = setUp.waveform(record, referenceFrequency: plan.referenceFrequency)
    if !waveform.isFinite {
      status.failure = .resultNotFinite
      return
    }
    if !waveform.phaseIsEvaluable(in: plan.window, tables) {
      status.failure = .phaseTooLarge
      return
    }
    status.warnings = setUp.warnings
    self.waveform = waveform
    window = plan.window
  }
}

extension IMRPhenomPv2Waveform where Number: ScalarReal {
  /// Whether no coefficient is infinite or not a number.
  var isFinite: Bool {
    // Each region's constant holds the values of all that it was joined to.
    let coprecessing =
      phase.ringdown.constant + phase.ringdown.linear + phase.inspiral.constant
      + amplitude.intermediate.c2 + amplitude.intermediate.c3 + amplitude.ringdown.height
    let angles = twist.alpha.constant + twist.alpha.rise1 + twist.doubleEpsilon.constant
    let factors = twist.plus2 + twist.cross2 + twist.cosineDoubleZeta + twist.angularMomentum.planar
    return (coprecessing + angles + factors).isFinite
  }

  /// Whether sine and cosine can be taken of phase and angles in the bins of a window; see
  /// `IMRPhenomDWaveform.phaseIsEvaluable`.
  func phaseIsEvaluable(in window: BinWindow, _ tables: FrequencyTables) -> Bool {
    window.holdsAtSamples { bin in
      let limit = Number(0.5 * SineCosineTable.limit)
      let point = GridPoint<Number>(entryOf: tables, at: bin)
      let carrier = phase.value(at: point, frequency: massInSeconds * tables.frequency[bin])
      let total = carrier + twist.doubleEpsilon.value(at: point)
      return Number.abs(total) < limit && Number.abs(twist.alpha.value(at: point)) < limit
    }
  }
}

/// Evaluates a batch of IMRPhenomPv2 waveforms; see `KernelSet.Evaluate`.
func evaluateIMRPhenomPv2<L: Lane>(
  _ lane: L.Type,
  binaries: UnsafePointer<BinaryRecord>,
  count: Int,
  tables: FrequencyTables,
  request: EvaluationRequest,
  rows: PolarizationRows,
  statuses: UnsafeMutablePointer<WaveformStatus>
) {
  for index in 0..<max(count, 0) {
    let row = IMRPhenomPv2Row<Double>(binaries[index], tables: tables, request: request)
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
      factors: waveform.twist,
      massInSeconds: waveform.massInSeconds,
      window: window
    )
  }
}
