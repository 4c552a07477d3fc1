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
      amplitude: amplitude.value(at: point, frequency: massFrequency),
      phase: phase.value(at: point, frequency: massFrequency)
    )
  }

  /// The same waveform on another number type.
  @inline(__always)
  func map<Other: Real>(_ convert: (Number) -> Other) -> IMRPhenomDWaveform<Other> {
    IMRPhenomDWaveform<Other>(
      amplitude: ThreeRegions(
        inspiral: amplitude.inspiral.map(convert),
        intermediate: amplitude.intermediate.map(convert),
        ringdown: amplitude.ringdown.map(convert),
        intermediateStart: amplitude.intermediateStart,
        ringdownStart: amplitude.ringdownStart
      ),
      phase: ThreeRegions(
        inspiral: phase.inspiral.map(convert),
        intermediate: phase.intermediate.map(convert),
        ringdown: phase.ringdown.map(convert),
        intermediateStart: phase.intermediateStart,
        ringdownStart: phase.ringdownStart
      ),
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
    let isUniform = request.spacing > 0
    let conditioning =
      isUniform && request.tapersStart
      ? StartConditioning(setUp.binary, minimumFrequency: request.minimumFrequency) : nil
    let start = conditioning?.startFrequency ?? request.minimumFrequency
    status.failure = failure(setUp, startFrequency: isUniform ? start : nil)
    if status.failure != .none { return }

    let window = BinWindow(
      request,
      tables: tables,
      conditioning: conditioning,
      cutoffFrequency: setUp.cutoffFrequency
    )
    var reference = record.referenceFrequency
    if reference == 0 {
      // As in LAL: where the waveform starts, or the first frequency of a grid that is not uniform.
      reference = isUniform || window.start >= window.end ? start : tables.frequency[window.start]
    }
    if !(reference > 0) {
      status.failure = .referenceFrequencyInvalid
      return
    }
    let waveform = setUp.waveform(record, referenceFrequency: reference)
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

  /// What only this model refuses.
  private func failure(
    _ setUp: IMRPhenomDSetUp<Number>,
    startFrequency: Double?
  ) -> WaveformStatus.Failure {
    if !RingdownTables.contains(setUp.remnantSpin) { return .remnantSpinOutsideTables }
    guard let startFrequency else { return .none }
    if !(startFrequency > 0) { return .minimumFrequencyInvalid }
    return startFrequency < setUp.cutoffFrequency ? .none : .minimumFrequencyAboveCutoff
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
    if window.start >= window.end { return true }
    let limit = Number(0.5 * SineCosineTable.limit)
    let (first, last) = (window.start, window.end - 1)
    return Number.abs(phase(at: first, tables)) < limit
      && Number.abs(phase(at: first + (last - first) / 2, tables)) < limit
      && Number.abs(phase(at: last, tables)) < limit
  }

  /// The phase at one bin.
  private func phase(at bin: Int, _ tables: FrequencyTables) -> Number {
    let point = GridPoint(
      frequency: Number(tables.frequency[bin]),
      cubeRoot: Number(tables.cubeRoot[bin]),
      inverseCubeRoot: Number(tables.inverseCubeRoot[bin]),
      logarithm: Number(tables.logarithm[bin])
    )
    return phase.value(at: point, frequency: massInSeconds * tables.frequency[bin])
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
