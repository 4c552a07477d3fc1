// SPDX-License-Identifier: MIT

import Datasets
import Dispatch
import Generation
import KernelRecords
import Synchronization

/// Compares two backends that must give the same rows, to the bit, over a model's whole range.
///
/// Corners first, then random binaries, spread over uniform and multibanded grids; in double, and in
/// single precision, where the subject's rows must be the reference's in double, rounded.
public struct BitComparison: Sendable {
  private let model: WaveformModel
  private let draws: ModelDraws
  private let grids: [VerificationGrid]
  private let makeSubject: Verifier.MakeBackend
  private let makeReference: Verifier.MakeBackend

  /// Enough for both kinds of grids from several lowest frequencies.
  private static let gridCount = 12
  /// The bytes of rows in double that are compared at a time.
  private static let batchByteCount = 1 << 26

  /// Prepares a comparison.
  ///
  /// - Parameters:
  ///   - model: The model.
  ///   - count: The number of random binaries; the corners come in addition.
  ///   - seed: Their seed.
  ///   - subject: Makes the backend that is examined.
  ///   - reference: Makes the one that is believed.
  /// - Throws: `VerificationError` for a range that no prior describes.
  public init(
    of model: WaveformModel,
    count: Int,
    seed: UInt64,
    subject: @escaping Verifier.MakeBackend,
    reference: @escaping Verifier.MakeBackend
  ) throws(VerificationError) {
    self.model = model
    let range = (try? ModelTolerances.of(model.name))?.range ?? .common
    draws = try ModelDraws(of: model, range: range, randomCount: count, seed: seed)
    grids = Array(draws.grids.prefix(Self.gridCount))
    makeSubject = subject
    makeReference = reference
  }

  /// Compares all binaries.
  ///
  /// - Parameters:
  ///   - threadCount: How many threads to use.
  ///   - shouldStop: Asked before every batch; true ends the comparison with what was seen.
  ///   - report: Told of the progress, from any thread.
  /// - Returns: The verdict.
  /// - Throws: What making a backend throws, and `VerificationError` for one that broke down.
  public func run(
    threadCount: Int,
    shouldStop: @escaping @Sendable () -> Bool = { false },
    report: @escaping @Sendable (RunProgress) -> Void = { _ in }
  ) throws -> BitReport {
    let begin = ContinuousClock.now
    let state = Mutex((report: BitReport(modelName: model.name), error: (any Error)?.none))
    for (index, grid) in grids.enumerated() where !shouldStop() {
      let (subject, reference) = (try makeSubject(grid), try makeReference(grid))
      let indices = Array(stride(from: index, to: draws.count, by: grids.count))
      let rowByteCount = 4 * subject.binCount * MemoryLayout<Double>.stride
      let batch = max(1, min(indices.count, Self.batchByteCount / rowByteCount))
      let next = Mutex(0)
      DispatchQueue.concurrentPerform(iterations: max(1, threadCount)) { _ in
        while !shouldStop(), state.withLock({ $0.error == nil }) {
          let start = next.withLock { next in
            defer { next += batch }
            return next
          }
          guard start < indices.count else { return }
          do {
            let rows = indices[start..<min(indices.count, start + batch)]
            let found = try compare(rows, on: grid, subject, reference)
            let progress = state.withLock { state in
              state.report.add(found)
              return progressSoFar(state.report, since: begin)
            }
            report(progress)
          } catch {
            state.withLock { $0.error = $0.error ?? error }
          }
        }
      }
      state.withLock { state in
        state.report.subject = subject.identity
        state.report.reference = reference.identity
        state.report.gridCount += 1
      }
    }
    let (result, error) = state.withLock { $0 }
    if let error { throw error }
    return result
  }

  private func progressSoFar(
    _ report: BitReport,
    since begin: ContinuousClock.Instant
  ) -> RunProgress {
    RunProgress(
      finishedRows: report.rowCount,
      totalRows: draws.count,
      newRows: report.rowCount,
      elapsed: begin.duration(to: .now) / .seconds(1),
      failureCount: report.refusedCount
    )
  }

  private func compare(
    _ indices: ArraySlice<Int>,
    on grid: VerificationGrid,
    _ subject: any Backend,
    _ reference: any Backend
  ) throws -> BitReport {
    let drawn = try indices.map { try draws.draw($0) }
    let records = try drawn.map { draw throws(VerificationError) in
      do {
        return try draw.record(settings: grid.settings)
      } catch {
        throw .badInput("\(draw.origin): \(error)")
      }
    }
    let made = try BitRows(subject, records)
    let expected = try BitRows(reference, records)
    let single = try BitRows(single: subject, records)
    var found = BitReport(modelName: model.name)
    found.rowCount = records.count
    found.refusedCount = expected.report.failures.count
    for row in records.indices {
      let origin = { drawn[row].tableLines + grid.yamlLines }
      if let bin = made.firstDifference(from: expected, row: row) {
        found.addDifference(at: bin, isSingle: false, origin())
      }
      if let bin = single.firstDifference(from: expected, row: row) {
        found.addDifference(at: bin, isSingle: true, origin())
      }
    }
    let words = { (report: BatchReport) in report.failures.map { "\($0.row): \($0.reason)" } }
    for report in [made.report, single.report]
    where words(report) != words(expected.report) || report.warnings != expected.report.warnings {
      found.otherReportCount += 1
    }
    return found
  }
}

/// What was found when rows were compared bit by bit.
public struct BitReport: Sendable {
  /// The model.
  public let modelName: String
  /// What was examined.
  public internal(set) var subject: BackendIdentity?
  /// What was believed.
  public internal(set) var reference: BackendIdentity?
  /// The binaries that were compared.
  public internal(set) var rowCount = 0
  /// Those that the reference gives no waveform for.
  public internal(set) var refusedCount = 0
  /// The grids that they were spread over.
  public internal(set) var gridCount = 0
  /// The rows in double with another bit.
  public internal(set) var differingCount = 0
  /// The rows in single precision that are not the reference's, rounded.
  public internal(set) var differingSingleCount = 0
  /// The batches about which the two said something else: other failures or warnings.
  public internal(set) var otherReportCount = 0
  /// The first rows that differ: what is wrong, and the binary and its grid.
  public internal(set) var examples: [[String]] = []

  private static let mostExamples = 3

  init(modelName: String) { self.modelName = modelName }

  /// Whether there are rows, and all of them are the same.
  public var passed: Bool {
    rowCount > 0 && differingCount == 0 && differingSingleCount == 0 && otherReportCount == 0
  }

  mutating func addDifference(at bin: Int, isSingle: Bool, _ origin: [String]) {
    if isSingle { differingSingleCount += 1 } else { differingCount += 1 }
    guard examples.count < Self.mostExamples else { return }
    let precision = isSingle ? "single" : "double"
    examples.append(["in \(precision) precision, first at number \(bin) of the row:"] + origin)
  }

  mutating func add(_ other: BitReport) {
    rowCount += other.rowCount
    refusedCount += other.refusedCount
    differingCount += other.differingCount
    differingSingleCount += other.differingSingleCount
    otherReportCount += other.otherReportCount
    examples += other.examples.prefix(max(0, Self.mostExamples - examples.count))
  }

  /// The verdict and what led to it, for people.
  public var lines: [String] {
    let verdict = passed ? "the same bits" : "FAILED"
    return [
      "\(modelName): \(rowCount) binaries on \(gridCount) grids, \(refusedCount) without a "
        + "waveform: \(verdict)"
    ]
      + (passed
        ? []
        : [
          "  rows that differ: \(differingCount) in double, \(differingSingleCount) in single; "
            + "batches with other failures or warnings: \(otherReportCount)"
        ]) + examples.flatMap { $0.map { "  " + $0 } }
  }

  /// The figures as JSON.
  public var json: JSONValue {
    .object([
      ("model", .text(modelName)),
      ("subject", .text(subject.map { "\($0)" } ?? "")),
      ("reference", .text(reference.map { "\($0)" } ?? "")),
      ("binaries", .integer(rowCount)),
      ("without_waveform", .integer(refusedCount)),
      ("grids", .integer(gridCount)),
      ("rows_that_differ_double", .integer(differingCount)),
      ("rows_that_differ_single", .integer(differingSingleCount)),
      ("batches_with_other_reports", .integer(otherReportCount)),
      ("passed", .bool(passed)),
    ])
  }
}

/// Rows of a batch in one precision, and what was said of them.
private struct BitRows {
  private let double: [Double]
  private let single: [Float]
  private let rowLength: Int
  private let count: Int
  let report: BatchReport

  init(_ backend: any Backend, _ records: [BinaryRecord]) throws(VerificationError) {
    (rowLength, count, single) = (backend.binCount * backend.valuesPerBin, records.count, [])
    let length = rowLength
    (double, report) = try Self.filled(records, length) { records, plus, cross in
      let rows = PolarizationRows(plus: plus, cross: cross, stride: length)
      return backend.evaluate(records, into: rows)
    }
  }

  init(single backend: any Backend, _ records: [BinaryRecord]) throws(VerificationError) {
    (rowLength, count, double) = (backend.binCount * backend.valuesPerBin, records.count, [])
    let length = rowLength
    (single, report) = try Self.filled(records, length) { records, plus, cross in
      let rows = SinglePolarizationRows(plus: plus, cross: cross, stride: length)
      return backend.evaluate(records, intoSingle: rows)
    }
  }

  /// Memory of two polarizations that a backend fills; what it does not write shows itself.
  private static func filled<Number: BinaryFloatingPoint>(
    _ records: [BinaryRecord],
    _ rowLength: Int,
    _ evaluate: (
      UnsafeBufferPointer<BinaryRecord>, UnsafeMutablePointer<Number>, UnsafeMutablePointer<Number>
    ) -> BatchReport
  ) throws(VerificationError) -> ([Number], BatchReport) {
    let polarization = rowLength * records.count
    var report = BatchReport()
    let values = [Number](unsafeUninitializedCapacity: 2 * polarization) { values, filled in
      values.initialize(repeating: .nan)
      filled = values.count
      guard let base = values.baseAddress else { return }
      report = records.withUnsafeBufferPointer { evaluate($0, base, base + polarization) }
    }
    if let breakdown = report.breakdown { throw .referenceUnavailable(breakdown) }
    return (values, report)
  }

  /// The first number of a row, h₊ before h×, with another bit than the reference's (in double); nil
  /// where there is none.
  func firstDifference(from reference: BitRows, row: Int) -> Int? {
    for polarization in 0..<2 {
      let start = (polarization * count + row) * rowLength
      for index in 0..<rowLength where !isSame(reference, at: start + index) {
        return polarization * rowLength + index
      }
    }
    return nil
  }

  private func isSame(_ reference: BitRows, at index: Int) -> Bool {
    single.isEmpty
      ? double[index].bitPattern == reference.double[index].bitPattern
      : single[index].bitPattern == Float(reference.double[index]).bitPattern
  }
}
