// SPDX-License-Identifier: MIT

#if !hasFeature(Embedded)
import KernelRecords
#endif

/// Which bins of a row hold signal and at which frequency its phase is given, or why there is none.
struct RowPlan {
  let failure: WaveformStatus.Failure
  let window: BinWindow
  let referenceFrequency: Double

  /// In what models differ, as LALSimulation has them.
  struct Rules {
    /// Whether the signal ends at the cut-off on grids that are not uniform, too.
    let endsOnEveryGrid: Bool
    /// Whether a reference frequency of 0 means the frequency asked for and not the lower one at
    /// which a conditioned start begins.
    let refersToRequestedStart: Bool
    /// Whether the last bin up to the cut-off holds signal on a uniform grid, too.
    var holdsCutoffBin = false
  }

  init<N: ScalarReal>(
    _ record: BinaryRecord,
    _ binary: AlignedBinary<N>,
    tables: FrequencyTables,
    request: EvaluationRequest,
    cutoffFrequency: Double,
    rules: Rules
  ) {
    let isUniform = request.spacing > 0
    let conditioning =
      isUniform && request.tapersStart
      ? StartConditioning(binary, minimumFrequency: request.minimumFrequency) : nil
    window = BinWindow(
      request,
      tables: tables,
      conditioning: conditioning,
      cutoffFrequency: cutoffFrequency,
      rules: rules
    )
    let start = conditioning?.startFrequency ?? request.minimumFrequency
    let first = window.start < window.end ? tables.frequency[window.start] : start
    if record.referenceFrequency != 0 {
      referenceFrequency = record.referenceFrequency
    } else if isUniform {
      referenceFrequency = rules.refersToRequestedStart ? request.minimumFrequency : start
    } else {
      referenceFrequency = first
    }
    let hasEnd = isUniform || rules.endsOnEveryGrid
    let lowest = isUniform ? start : Self.firstFrequency(request, tables)
    if isUniform && !(start > 0) {
      failure = .minimumFrequencyInvalid
    } else if hasEnd && !(lowest < cutoffFrequency) {
      failure = .minimumFrequencyAboveCutoff
    } else {
      failure = referenceFrequency > 0 ? .none : .referenceFrequencyInvalid
    }
  }

  /// The first positive frequency of the bins asked for; 0 where there is none.
  private static func firstFrequency(
    _ request: EvaluationRequest,
    _ tables: FrequencyTables
  ) -> Double {
    var bin = min(max(request.firstBin, 0), tables.count)
    let end = min(request.endBin, tables.count)
    while bin < end && !(tables.frequency[bin] > 0) { bin += 1 }
    return bin < end ? tables.frequency[bin] : 0
  }
}
