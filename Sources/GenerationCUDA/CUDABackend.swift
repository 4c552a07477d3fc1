// SPDX-License-Identifier: MIT

import Domains
import Generation
import KernelRecords

/// Our own kernels on NVIDIA cards: the same rows as the processor's, to the bit.
///
/// The rows of one call are made by one card; calls from several threads are shared among the cards
/// and, on each, among queues that work side by side. A card that fails is given up, and its rows are
/// made by another one, as long as there is one.
public struct CUDABackend: Backend {
  /// The settings it was made with.
  public let settings: WaveformSettings
  /// The domain it was made for.
  public let domain: Domain
  private let queues: CardQueues<ModelRows>

  /// Takes the cards that the driver shows, loads the kernels and computes the tables of the domain.
  ///
  /// - Parameters:
  ///   - settings: The model and how it is asked for.
  ///   - domain: The bins.
  ///   - driver: The driver; nil for this machine's.
  ///   - mostCards: How many of its cards are taken at most, from the first one on.
  /// - Throws: `GenerationError` for settings that our own kernels do not serve; `CUDAError` where
  ///   there is no card, or one that cannot be used.
  public init(
    settings: WaveformSettings,
    domain: Domain,
    driver: CUDADriver? = nil,
    mostCards: Int = .max
  ) throws {
    let model = try WaveformModel.named(settings.approximant)
    if let reason = NativeBackend.obstacle(settings, domain: domain) {
      throw GenerationError.notNative(approximant: settings.approximant, reason: reason)
    }
    let request = try EvaluationRequest(domain: domain, settings: settings, model: model)
    self.settings = settings
    self.domain = domain
    queues = try CardQueues(driver: driver, mostCards: max(1, mostCards)) {
      stream throws(CUDAError) in
      ModelRows(
        model: try CUDAModel(model, stream: stream),
        grid: try DeviceGrid(frequencies: domain.evaluationFrequencies, stream: stream),
        request: request
      )
    }
  }

  /// The cards in use.
  public var cards: [CUDACard] { queues.cards }
  /// The name `cuda`, the version of Whipbird, and the cards.
  public var identity: BackendIdentity { queues.identity }
  /// The number of bins of a row.
  public var binCount: Int { domain.count }
  /// Enough that the start of a kernel is nothing beside its work.
  public var preferredBlockByteCount: Int { 1 << 26 }

  /// Page-locked memory, which the cards write to directly; the ordinary kind where there is no more
  /// of it.
  public func makeRowMemory(byteCount: Int) -> RowMemory {
    queues.makeRowMemory(byteCount: byteCount)
  }

  /// Computes one row per binary; see `Backend`.
  public func evaluate(
    _ binaries: UnsafeBufferPointer<BinaryRecord>,
    into rows: PolarizationRows
  ) -> BatchReport {
    evaluate(binaries, RowTarget(rows))
  }

  /// Computes one row per binary in double, rounds it on the card, and copies half the bytes.
  public func evaluate(
    _ binaries: UnsafeBufferPointer<BinaryRecord>,
    intoSingle rows: SinglePolarizationRows
  ) -> BatchReport {
    evaluate(binaries, RowTarget(rows))
  }

  /// cuBLAS, where it is installed, or our own kernels.
  public func productDescription() throws -> String? { try queues.products.description() }

  /// Rows that stay on the card until they are what is wanted.
  public func transformedRows(_ transform: RowTransform) -> (any TransformedRows)? {
    CUDATransformedRows(transform: deviceTransform(transform)) { evaluate($0, $1, $2) }
  }

  private func deviceTransform(_ transform: RowTransform) -> DeviceTransform {
    DeviceTransform(transform, binCount: binCount, products: queues.products)
  }

  /// Computes rows, transforms them where that is asked for, and says what became of them.
  private func evaluate(
    _ binaries: UnsafeBufferPointer<BinaryRecord>,
    _ target: RowTarget,
    _ transform: TransformRequest? = nil
  ) -> BatchReport {
    withUnsafeTemporaryAllocation(of: WaveformStatus.self, capacity: binaries.count) { statuses in
      statuses.initialize(repeating: WaveformStatus())
      do throws(CUDAError) {
        let input = ModelRows.Input(binaries: binaries, statuses: statuses)
        try queues.evaluate(input, into: target, transform)
      } catch {
        return BatchReport(brokenDown: error.description, rowCount: binaries.count)
      }
      return BatchReport(UnsafeBufferPointer(statuses))
    }
  }

  /// What the kernels alone take on the first card, without any copy of rows.
  ///
  /// - Parameters:
  ///   - binaries: The binaries of one launch.
  ///   - isSingle: Whether rows are rounded to single precision.
  ///   - repetitions: How often each kernel runs.
  /// - Returns: The seconds of each kernel.
  /// - Throws: `CUDAError`.
  public func kernelTimes(
    _ binaries: UnsafeBufferPointer<BinaryRecord>,
    isSingle: Bool,
    repetitions: Int
  ) throws(CUDAError) -> KernelTimes {
    try queues.withFirst { workspace throws(CUDAError) in
      try workspace.time(binaries, isSingle: isSingle, repetitions: repetitions)
    }
  }

  /// The floating-point operations in double that the first card does in a second at most, measured: of
  /// multiply-adds, which count as two.
  ///
  /// - Parameter repetitions: How often it is measured.
  /// - Returns: Operations per second.
  /// - Throws: `CUDAError`.
  public func multiplyAddRate(repetitions: Int) throws(CUDAError) -> Double {
    try queues.withFirst { workspace throws(CUDAError) in
      try workspace.multiplyAddRate(repetitions: repetitions)
    }
  }

  /// What the kernels alone take that transform rows, on the first card.
  ///
  /// - Parameters:
  ///   - binaries: The binaries of one launch.
  ///   - transform: What is done to their rows.
  ///   - phases: What fixes the phase by which each row is turned.
  ///   - isSingle: Whether rows end up in single precision.
  ///   - repetitions: How often each kernel runs.
  /// - Returns: The seconds of steps and product.
  /// - Throws: `CUDAError`.
  public func transformTimes(
    _ binaries: UnsafeBufferPointer<BinaryRecord>,
    _ transform: RowTransform,
    phases: UnsafeBufferPointer<RowPhase>,
    isSingle: Bool,
    repetitions: Int
  ) throws(CUDAError) -> TransformTimes {
    let request = TransformRequest(transform: deviceTransform(transform), phases: phases)
    let times = try queues.withFirst { workspace throws(CUDAError) in
      try workspace.timeTransform(
        binaries,
        request,
        isSingle: isSingle,
        repetitions: repetitions
      )
    }
    return TransformTimes(
      rowCount: times.rowCount,
      stepSeconds: times.stepSeconds,
      productSeconds: times.productSeconds,
      productDescription: try queues.products.description()
    )
  }
}
