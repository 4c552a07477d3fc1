// SPDX-License-Identifier: MIT

import KernelRecords

/// The models that the arbiter evaluates: all that the kernels have.
public enum ArbiterModel: String, Sendable, CaseIterable {
  case imrPhenomD = "IMRPhenomD"
  case imrPhenomPv2 = "IMRPhenomPv2"
  case imrPhenomXAS = "IMRPhenomXAS"
  case imrPhenomXHM = "IMRPhenomXHM"
  case imrPhenomXP = "IMRPhenomXP"
  case imrPhenomXPHM = "IMRPhenomXPHM"

  /// The polarizations of one binary in some bins of a grid, evaluated with twice the digits of a
  /// double and rounded once.
  ///
  /// - Parameters:
  ///   - record: The binary.
  ///   - tables: The grid, as the kernels take it; powers of the frequency are computed anew.
  ///   - request: What is asked of the row.
  ///   - bins: Which bins, each below the grid's count.
  ///   - body: Told of each bin in turn: h₊ and h×, real and imaginary; zeros outside of the signal.
  /// - Returns: What became of the binary; `body` is called for no bin where it failed.
  public func evaluate(
    _ record: BinaryRecord,
    tables: FrequencyTables,
    request: EvaluationRequest,
    bins: [Int],
    body: (_ bin: Int, _ values: InlineArray<4, Double>) -> Void
  ) -> WaveformStatus {
    func values<SetUp: WaveformSetUp>(_ model: SetUp.Type) -> WaveformStatus
    where SetUp.Number == DoubleDouble {
      let row = WaveformRow<SetUp>(record, tables: tables, request: request)
      guard let waveform = row.waveform, let window = row.window else { return row.status }
      for bin in bins { body(bin, waveform.exactValues(at: bin, in: window, tables)) }
      return row.status
    }
    switch self {
    case .imrPhenomD: return values(IMRPhenomDSetUp<DoubleDouble>.self)
    case .imrPhenomPv2: return values(IMRPhenomPv2SetUp<DoubleDouble>.self)
    case .imrPhenomXAS: return values(IMRPhenomXASSetUp<DoubleDouble>.self)
    case .imrPhenomXHM: return values(IMRPhenomXHMBinary<DoubleDouble>.self)
    case .imrPhenomXP: return values(IMRPhenomXPSetUp<DoubleDouble>.self)
    case .imrPhenomXPHM: return values(IMRPhenomXPHMSetUp<DoubleDouble>.self)
    }
  }
}

extension CheckedWaveform where Number == DoubleDouble {
  fileprivate func exactValues(
    at bin: Int,
    in window: BinWindow,
    _ tables: FrequencyTables
  ) -> InlineArray<4, Double> {
    guard bin >= window.start, bin < window.end else { return [0, 0, 0, 0] }
    let frequency = tables.frequency[bin]
    let point = GridPoint(frequency: DoubleDouble(frequency))
    let values = evaluateBin(point, frequency: frequency)
    let weight: DoubleDouble =
      bin < window.taperEnd ? window.weight(of: bin) : DoubleDouble(1)
    return [
      (values.plus.real * weight).double, (values.plus.imaginary * weight).double,
      (values.cross.real * weight).double, (values.cross.imaginary * weight).double,
    ]
  }
}
