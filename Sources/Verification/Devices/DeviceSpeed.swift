// SPDX-License-Identifier: MIT

import Dispatch
import Domains
import Generation
import GenerationCUDA
import KernelRecords
import Synchronization

/// How fast a card makes rows: the kernels alone, and with rows that arrive in the host's memory.
public struct DeviceSpeed: Sendable {
  /// The model.
  public let modelName: String
  /// What the bins are.
  public let gridName: String
  /// The bins of a row.
  public let binCount: Int
  /// Whether rows are in single precision.
  public let isSingle: Bool
  /// The kernels alone.
  public let kernels: KernelTimes
  /// Waveforms per second that arrive in page-locked memory of the host, over several threads.
  public let arrivalRate: Double
  /// Waveforms per second at which writing the rows alone would fill the card's memory bandwidth; nil
  /// where the driver does not tell it.
  public let bandwidthFloorRate: Double?
  /// Waveforms per second at which the operations of the evaluation, counted, would come one after the
  /// other as fast as multiply-adds do, measured in the same run; nil for a model without a count.
  public let arithmeticFloorRate: Double?
  /// What becomes of rows on the card; nil where that was not asked for.
  public let transform: TransformSpeed?

  /// The grids of the comparison with other programs: 8193 bins, and a training dataset's bands.
  public static func grids() throws(DomainError) -> [(name: String, domain: Domain)] {
    [
      (
        "uniform",
        .uniform(
          try UniformFrequencyDomain(
            minimumFrequency: 20,
            maximumFrequency: 1024,
            spacing: 0.125
          )
        )
      ),
      (
        "multibanded",
        .multibanded(
          try MultibandedFrequencyDomain(
            nodes: [0, 6, 14, 26, 42, 58, 1018].map { 20 + $0 },
            initialSpacing: 0.0625,
            baseSpacing: 0.0625
          )
        )
      ),
    ]
  }

  /// Measures one model on one grid.
  ///
  /// - Parameters:
  ///   - model: The model.
  ///   - grid: The bins and their name.
  ///   - isSingle: Whether rows are in single precision.
  ///   - rowCount: The binaries of one launch.
  ///   - repetitions: How often each kernel runs.
  ///   - threadCount: The threads that take rows from the card.
  ///   - vectorCount: The vectors of a basis in which rows are expanded; nil to leave that out.
  ///   - driver: The driver; nil for this machine's.
  /// - Throws: `CUDAError`, `VerificationError`.
  public init(
    of model: WaveformModel,
    on grid: (name: String, domain: Domain),
    isSingle: Bool,
    rowCount: Int,
    repetitions: Int,
    threadCount: Int,
    vectorCount: Int? = nil,
    driver: CUDADriver? = nil
  ) throws {
    let settings = try WaveformSettings(model: model, referenceFrequency: 20)
    let backend = try CUDABackend(settings: settings, domain: grid.domain, driver: driver)
    let records = try Self.records(model, settings, count: rowCount)
    modelName = model.name
    gridName = grid.name
    binCount = backend.binCount
    self.isSingle = isSingle
    kernels = try records.withUnsafeBufferPointer { records throws(CUDAError) in
      try backend.kernelTimes(records, isSingle: isSingle, repetitions: repetitions)
    }
    transform = try vectorCount.map { vectorCount in
      try TransformSpeed(
        backend,
        records,
        vectorCount: vectorCount,
        isSingle: isSingle,
        repetitions: repetitions
      )
    }
    let rowByteCount = 4 * binCount * (isSingle ? 4 : 8)
    let bandwidth = backend.cards[0].memoryBandwidth
    bandwidthFloorRate = bandwidth > 0 ? bandwidth / Double(rowByteCount) : nil
    let operationRate = try backend.multiplyAddRate(repetitions: repetitions)
    let signalBinCount = binCount - grid.domain.minimumIndex
    arithmeticFloorRate = OperationCounts.of(model.name)
      .map { operationRate / $0.total(bins: signalBinCount) }
    arrivalRate = try Self.arrivalRate(
      backend,
      records,
      isSingle: isSingle,
      threadCount: threadCount,
      repetitions: max(2, repetitions / 4)
    )
  }

  /// Random binaries of the model's range that it has a waveform for, most of them.
  private static func records(
    _ model: WaveformModel,
    _ settings: WaveformSettings,
    count: Int
  ) throws -> [BinaryRecord] {
    let range = (try? ModelTolerances.of(model.name))?.range ?? .common
    let draws = try ModelDraws(of: model, range: range, randomCount: count, seed: 1)
    return try (draws.count - count..<draws.count).map { index in
      try draws.draw(index).record(settings: settings)
    }
  }

  private static func arrivalRate(
    _ backend: CUDABackend,
    _ records: [BinaryRecord],
    isSingle: Bool,
    threadCount: Int,
    repetitions: Int
  ) throws -> Double {
    let stride = 2 * backend.binCount
    let byteCount = stride * (isSingle ? MemoryLayout<Float>.stride : MemoryLayout<Double>.stride)
    let batch = max(1, min(records.count, backend.preferredBlockByteCount / (2 * byteCount)))
    let breakdown = Mutex(String?.none)
    // Each thread takes its memory and warms its queue up before the clock starts.
    let memories = (0..<threadCount).map { _ in
      (0..<2).map { _ in Lent(memory: backend.makeRowMemory(byteCount: batch * byteCount)) }
    }
    let work = { @Sendable (thread: Int, count: Int) in
      let (plus, cross) = (memories[thread][0].memory.bytes, memories[thread][1].memory.bytes)
      for _ in 0..<count {
        let report = records[..<batch].withUnsafeBufferPointer { records in
          Self.evaluate(backend, records, plus, cross, stride: stride, isSingle: isSingle)
        }
        if let reason = report.breakdown { breakdown.withLock { $0 = reason } }
      }
    }
    DispatchQueue.concurrentPerform(iterations: threadCount) { work($0, 1) }
    let begin = ContinuousClock.now
    DispatchQueue.concurrentPerform(iterations: threadCount) { work($0, repetitions) }
    let seconds = begin.duration(to: .now) / .seconds(1)
    if let reason = breakdown.withLock({ $0 }) {
      throw VerificationError.referenceUnavailable(reason)
    }
    return Double(batch * repetitions * threadCount) / seconds
  }

  /// Memory that one thread uses at a time.
  private struct Lent: @unchecked Sendable {
    let memory: RowMemory
  }

  private static func evaluate(
    _ backend: CUDABackend,
    _ records: UnsafeBufferPointer<BinaryRecord>,
    _ plus: UnsafeMutableRawBufferPointer,
    _ cross: UnsafeMutableRawBufferPointer,
    stride: Int,
    isSingle: Bool
  ) -> BatchReport {
    if isSingle {
      guard let plus = plus.bindMemory(to: Float.self).baseAddress,
        let cross = cross.bindMemory(to: Float.self).baseAddress
      else { return BatchReport() }
      let rows = SinglePolarizationRows(plus: plus, cross: cross, stride: stride)
      return backend.evaluate(records, intoSingle: rows)
    }
    guard let plus = plus.bindMemory(to: Double.self).baseAddress,
      let cross = cross.bindMemory(to: Double.self).baseAddress
    else { return BatchReport() }
    return backend.evaluate(
      records,
      into: PolarizationRows(plus: plus, cross: cross, stride: stride)
    )
  }
}

extension DeviceSpeed {
  /// The head of the table that `line` fills.
  public static var head: String {
    columns([
      "model", "grid", "bins", "output", "set-up", "evaluation", "kernels/s", "of memory",
      "of arithm.", "arriving/s",
    ])
  }

  /// One line of a table: microseconds a waveform for set-up and evaluation; waveforms per second by
  /// the kernels alone, as a share of what the memory's bandwidth would let through and of what the
  /// arithmetic would, and arriving.
  public var line: String {
    let perRow = 1e6 / Double(kernels.rowCount)
    return Self.columns([
      modelName, gridName, "\(binCount)", isSingle ? "single" : "double",
      ScientificText.decimals(perRow * kernels.setUpSeconds, 3) + " us",
      ScientificText.decimals(perRow * kernels.evaluationSeconds, 3) + " us",
      ScientificText.text(kernels.rate, digits: 2),
      share(of: bandwidthFloorRate),
      share(of: arithmeticFloorRate),
      ScientificText.text(arrivalRate, digits: 2),
    ])
  }

  private func share(of floorRate: Double?) -> String {
    floorRate.map { ScientificText.decimals(100 * kernels.rate / $0, 1) + " %" } ?? "-"
  }

  private static func columns(_ texts: [String]) -> String {
    let widths = [14, 12, 6, 7, 12, 12, 10, 10, 10, 11]
    return zip(texts, widths).enumerated().map { index, column in
      index < 2
        ? ScientificText.left(column.0, column.1) : ScientificText.right(column.0, column.1)
    }.joined(separator: " ")
  }

  /// The figures as JSON.
  public var json: JSONValue {
    .object([
      ("model", .text(modelName)), ("grid", .text(gridName)), ("bins", .integer(binCount)),
      ("output", .text(isSingle ? "single" : "double")),
      ("binaries_per_launch", .integer(kernels.rowCount)),
      ("set_up_seconds", .number(kernels.setUpSeconds)),
      ("evaluation_seconds", .number(kernels.evaluationSeconds)),
      ("kernels_per_second", .number(kernels.rate)),
      ("bandwidth_floor_per_second", bandwidthFloorRate.map { .number($0) } ?? .null),
      ("arithmetic_floor_per_second", arithmeticFloorRate.map { .number($0) } ?? .null),
      ("arriving_per_second", .number(arrivalRate)),
      ("transform", transform?.json ?? .null),
    ])
  }
}
