// SPDX-License-Identifier: MIT

#if !hasFeature(Embedded)
import KernelRecords
#endif

/// What a model knows of one binary before its reference frequency is known.
protocol WaveformSetUp<Number> {
  associatedtype Number: ScalarReal
  associatedtype Waveform: CheckedWaveform where Waveform.Number == Number
  /// Where the model's signal begins and ends.
  static var rules: RowPlan.Rules { get }
  /// Why no model of this kind takes a record, or `none`.
  static func failure(of record: BinaryRecord) -> WaveformStatus.Failure
  init(_ record: BinaryRecord)
  var binary: AlignedBinary<Number> { get }
  /// Why this model does not take the binary, or `none`.
  var failure: WaveformStatus.Failure { get }
  var warnings: WaveformStatus.Warnings { get }
  /// The frequency in hertz where the signal ends.
  var cutoffFrequency: Double { get }
  /// The waveform with the record's distance and angles, of the modes that are asked for, its phase
  /// given at `referenceFrequency`.
  func waveform(
    _ record: BinaryRecord,
    request: EvaluationRequest,
    referenceFrequency: Double
  ) -> Waveform
}

/// A waveform that knows whether it can be evaluated.
protocol CheckedWaveform<Number>: Sendable {
  associatedtype Number: Real
  /// Remarks that only a waveform's reference frequency brings up.
  var warnings: WaveformStatus.Warnings { get }
  /// Whether no coefficient is infinite or not a number.
  var isFinite: Bool { get }
  /// Whether sine and cosine can be taken of the phase in the bins of a window.
  ///
  /// At the ends and in the middle the phase must be below half of what `sincos` takes, which leaves
  /// the bins between them a factor of two.
  func phaseIsEvaluable(in window: BinWindow, _ tables: FrequencyTables) -> Bool
  /// The polarizations at one frequency in hertz, which the point holds in its own number.
  func evaluateBin(_ point: GridPoint<Number>, frequency: Double) -> Polarizations<Number>
  /// The same of a waveform that stays where it is, and is not changed: what is indexed in a value
  /// is copied first.
  static func evaluateBin(
    of waveform: UnsafeMutablePointer<Self>,
    _ point: GridPoint<Number>,
    frequency: Double
  ) -> Polarizations<Number>
}

extension CheckedWaveform {
  var warnings: WaveformStatus.Warnings { [] }

  @inline(__always)
  static func evaluateBin(
    of waveform: UnsafeMutablePointer<Self>,
    _ point: GridPoint<Number>,
    frequency: Double
  ) -> Polarizations<Number> {
    waveform.pointee.evaluateBin(point, frequency: frequency)
  }
}

/// A waveform that can be written to a row, in lanes of any type or bin by bin.
protocol RowWaveform: CheckedWaveform where Number == Double {
  func write<L: Lane>(_ lane: L.Type, in window: BinWindow, to output: RowEvaluation)
  /// Writes the components that go as exp(−i m φ), φ the orbital phase at fixed spins.
  func writeComponents<L: Lane>(_ lane: L.Type, in window: BinWindow, to output: ComponentRows)
}

/// A waveform and the bins it fills, or why there is none.
struct WaveformRow<SetUp: WaveformSetUp> {
  var status: WaveformStatus
  var waveform: SetUp.Waveform?
  var window: BinWindow?

  /// Checks and sets up one binary for a request.
  init(_ record: BinaryRecord, tables: FrequencyTables, request: EvaluationRequest) {
    status = WaveformStatus(failure: SetUp.failure(of: record))
    if status.failure != .none { return }
    let setUp = SetUp(record)
    status.failure = setUp.failure
    if status.failure != .none { return }
    let plan = RowPlan(
      record,
      setUp.binary,
      tables: tables,
      request: request,
      cutoffFrequency: setUp.cutoffFrequency,
      rules: SetUp.rules
    )
    status.failure = plan.failure
    if status.failure != .none { return }
    let waveform = setUp.waveform(
      record,
      request: request,
      referenceFrequency: plan.referenceFrequency
    )
    if !waveform.isFinite {
      status.failure = .resultNotFinite
      return
    }
    if !waveform.phaseIsEvaluable(in: plan.window, tables) {
      status.failure = .phaseTooLarge
      return
    }
    status.warnings = setUp.warnings.union(waveform.warnings)
    self.waveform = waveform
    window = plan.window
  }
}

/// Evaluates a batch of waveforms of one model; see `KernelSet.Evaluate`.
@inline(__always)
func evaluateRows<SetUp: WaveformSetUp, L: Lane>(
  _ model: SetUp.Type,
  _ lane: L.Type,
  binaries: UnsafePointer<BinaryRecord>,
  count: Int,
  tables: FrequencyTables,
  request: EvaluationRequest,
  rows: PolarizationRows,
  statuses: UnsafeMutablePointer<WaveformStatus>
) where SetUp.Waveform: RowWaveform {
  for index in 0..<max(count, 0) {
    let row = WaveformRow<SetUp>(binaries[index], tables: tables, request: request)
    let output = RowEvaluation(
      tables: tables,
      plus: rows.plus + index * rows.stride,
      cross: rows.cross + index * rows.stride
    )
    statuses[index] = row.status
    if let waveform = row.waveform, let window = row.window {
      waveform.write(lane, in: window, to: output)
    } else {
      output.clear(0..<tables.count)
    }
  }
}
