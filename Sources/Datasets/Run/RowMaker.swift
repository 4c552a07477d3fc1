// SPDX-License-Identifier: MIT

import Binaries
import Generation
import KernelRecords

/// Makes blocks of rows: parameters, then waveforms; a row without a waveform goes on to its next
/// candidate.
struct RowMaker: Sendable {
  let source: any ParameterSource
  let backend: any Backend
  let converter: ParameterConverter
  let waveform: WaveformSettings
  let keepsFailedRows: Bool
  /// Where rows are compressed by what makes them; nil where they come as they are.
  private(set) var deviceRows: DeviceRows?

  /// After so many candidates of one row without a waveform, the prior is a mistake.
  private static let mostFailuresPerRow = 1000

  init(
    source: any ParameterSource,
    backend: any Backend,
    waveform: WaveformSettings,
    keepsFailedRows: Bool,
    arithmetic: Arithmetic
  ) throws(BinaryError) {
    self.source = source
    self.backend = backend
    self.waveform = waveform
    self.keepsFailedRows = keepsFailedRows
    converter = try ParameterConverter(names: source.names, arithmetic: arithmetic)
  }

  /// The same, with rows that are compressed where they are made.
  func making(_ rows: DeviceRows?) -> RowMaker {
    var maker = self
    maker.deviceRows = rows
    return maker
  }

  /// Computes the waveforms of rows whose parameters are in the block already.
  ///
  /// - Returns: The candidates that had no waveform, and the warnings about those that have one.
  func make(rows: Range<Int>, in block: RowBlock) throws(DatasetError) -> BlockRemarks {
    var failures: [RowFailure] = []
    for index in 0..<rows.count {
      if let reason = convert(index, in: block) {
        failures.append(RowFailure(row: index, reason: reason))
      }
    }
    let refused = Set(failures.map(\.row))
    let report = try evaluate(0..<rows.count, in: block)
    failures += report.failures.filter { !refused.contains($0.row) }
    var remarks = BlockRemarks(warnings: report.warnings)
    for failure in failures {
      try replace(failure, row: rows.lowerBound + failure.row, in: block, remarks: &remarks)
    }
    return remarks
  }

  private func replace(
    _ failure: RowFailure,
    row: Int,
    in block: RowBlock,
    remarks: inout BlockRemarks
  ) throws(DatasetError) {
    let index = failure.row
    var reason: String? = failure.reason
    for _ in 0..<Self.mostFailuresPerRow {
      guard let current = reason else { return }
      let values = block.values(ofRow: index)
      remarks.failures.append(
        FailedCandidate(
          row: row,
          candidate: block.candidates[index],
          values: Array(values),
          reason: current
        )
      )
      guard
        let next = try source.replace(
          row: row,
          candidate: block.candidates[index],
          values: values
        )
      else { return try keepOrRefuse(row: row, index: index, reason: current, in: block) }
      block.candidates[index] = next
      reason = convert(index, in: block)
      guard reason == nil else { continue }
      let report = try evaluate(index..<index + 1, in: block)
      remarks.warnings.add(report.warnings)
      reason = report.failures.first?.reason
    }
    guard let reason else { return }
    throw DatasetError(
      .generation,
      "row \(row): \(Self.mostFailuresPerRow) candidates in a row have no waveform. The last: "
        + "\(reason) Narrow the prior to what \(waveform.approximant) describes."
    )
  }

  private func keepOrRefuse(
    row: Int,
    index: Int,
    reason: String,
    in block: RowBlock
  ) throws(DatasetError) {
    guard keepsFailedRows else {
      let values = zip(source.names, block.values(ofRow: index)).map { "\($0)=\($1)" }
      throw DatasetError(
        .generation,
        "row \(row) of the table has no waveform (\(values.joined(separator: ", "))). \(reason) "
          + "Remove the row, or store it as NaN with --keep-failed-rows."
      )
    }
    block.setNaN(row: index)
  }

  /// Makes the record of a row; the reason when its parameters describe no binary.
  private func convert(_ index: Int, in block: RowBlock) -> String? {
    let parameters = converter(UnsafeBufferPointer(block.values(ofRow: index)))
    do {
      let record = try BinaryRecord(parameters, settings: waveform)
      block.records.initializeElement(at: index, to: record)
      return nil
    } catch {
      // The kernels see a binary that every model refuses, and the reason here stands.
      block.records.initializeElement(
        at: index,
        to: BinaryRecord(
          mass1: .nan,
          mass2: .nan,
          luminosityDistance: .nan,
          inclination: .nan,
          phase: .nan,
          referenceFrequency: .nan
        )
      )
      return error.description
    }
  }

  private func evaluate(
    _ indices: Range<Int>,
    in block: RowBlock
  ) throws(DatasetError) -> BatchReport {
    let records = UnsafeBufferPointer(rebasing: block.records[indices])
    var report = BatchReport()
    if let deviceRows {
      report = deviceRows.evaluate(indices, in: block)
    } else if let rows = block.rows(from: indices.lowerBound) {
      report = backend.evaluate(records, into: rows)
    } else if let rows = block.singleRows(from: indices.lowerBound) {
      report = backend.evaluate(records, intoSingle: rows)
    }
    guard let breakdown = report.breakdown else { return report }
    let other = backend.identity.nameOnProcessor
    // The processor's coefficients have other last digits: one file does not hold both.
    let advice =
      deviceRows?.hasBasis == true
      ? "go on with --resume, on a card too, or start anew on the processor with --overwrite "
        + "--backend \(other)."
      : "go on with --resume, or on the processor with --resume --backend \(other)."
    throw DatasetError(.generation, breakdown, resumption: advice)
  }
}
