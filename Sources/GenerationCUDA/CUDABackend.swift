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
  /// The cards in use.
  public let cards: [CUDACard]
  /// The version of CUDA that the driver brings, as it counts.
  public let driverVersion: Int
  private let pool: WorkspacePool
  private let firstDevice: CUDADevice
  private let products: RowProducts

  /// The queues of a card: enough that set-up, evaluation and both directions of copies of different
  /// blocks go on at the same time.
  private static let queuesPerCard = 4
  /// The share of a card's free memory that is taken at most.
  private static let memoryShare = 0.8

  /// Takes the cards that the driver shows, loads the kernels and computes the tables of the domain.
  ///
  /// - Parameters:
  ///   - settings: The model and how it is asked for.
  ///   - domain: The bins.
  ///   - driver: The driver; nil for this machine's.
  /// - Throws: `GenerationError` for settings that our own kernels do not serve; `CUDAError` where
  ///   there is no card, or one that cannot be used.
  public init(
    settings: WaveformSettings,
    domain: Domain,
    driver: CUDADriver? = nil
  ) throws {
    let model = try WaveformModel.named(settings.approximant)
    if let reason = NativeBackend.obstacle(settings, domain: domain) {
      throw GenerationError.notNative(approximant: settings.approximant, reason: reason)
    }
    let request = try EvaluationRequest(domain: domain, settings: settings, model: model)
    let driver = if let driver { driver } else { try CUDADriver.shared() }
    self.settings = settings
    self.domain = domain
    cards = try driver.cards()
    driverVersion = driver.version
    let devices = try cards.map { try driver.device($0) }
    let workspaces = try devices.map { device in
      try Self.workspaces(on: device, model, domain, request)
    }
    firstDevice = devices[0]
    products = RowProducts(workspaces.map { $0[0].stream })
    // One of each card first, then the second of each.
    pool = WorkspacePool((0..<Self.queuesPerCard).flatMap { queue in workspaces.map { $0[queue] } })
  }

  private static func workspaces(
    on device: CUDADevice,
    _ model: WaveformModel,
    _ domain: Domain,
    _ request: EvaluationRequest
  ) throws(CUDAError) -> [DeviceWorkspace] {
    try device.makeCurrent()
    let stream = try CUDAStream(on: device)
    let kernels = try CUDAModel(model, stream: stream)
    let grid = try DeviceGrid(frequencies: domain.evaluationFrequencies, stream: stream)
    let room = Double(try device.freeByteCount()) * memoryShare / Double(queuesPerCard)
    var workspaces: [DeviceWorkspace] = []
    for index in 0..<queuesPerCard {
      workspaces.append(
        DeviceWorkspace(
          stream: index == 0 ? stream : try CUDAStream(on: device),
          model: kernels,
          grid: grid,
          request: request,
          roomByteCount: Int(room)
        )
      )
    }
    return workspaces
  }

  /// The name `cuda`, the version of Whipbird, and the cards.
  public var identity: BackendIdentity {
    let names = cards.map(\.name)
    let distinct = names.enumerated().filter { names.firstIndex(of: $1) == $0 }.map(\.element)
    let words = distinct.map { name in
      let count = names.filter { $0 == name }.count
      return count > 1 ? "\(count) x \(name)" : name
    }
    return BackendIdentity(
      name: BackendChoice.cuda.rawValue,
      version: "\(WhipbirdVersion.current) (\(words.joined(separator: ", ")))"
    )
  }

  /// The number of bins of a row.
  public var binCount: Int { domain.count }
  /// Enough that the start of a kernel is nothing beside its work.
  public var preferredBlockByteCount: Int { 1 << 26 }

  /// Page-locked memory, which the cards write to directly; the ordinary kind where there is no more
  /// of it.
  public func makeRowMemory(byteCount: Int) -> RowMemory {
    guard (try? firstDevice.makeCurrent()) != nil,
      let memory = try? PinnedMemory(byteCount, for: firstDevice)
    else { return RowMemory(byteCount: byteCount) }
    return RowMemory(
      UnsafeMutableRawBufferPointer(start: memory.base, count: byteCount),
      owner: memory
    )
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
  public func productDescription() throws -> String? { try products.description() }

  /// Rows that stay on the card until they are what is wanted.
  public func transformedRows(_ transform: RowTransform) -> (any TransformedRows)? {
    CUDATransformedRows(
      backend: self,
      transform: DeviceTransform(transform, binCount: binCount, products: products)
    )
  }

  /// Computes rows, transforms them where that is asked for, and says what became of them.
  func evaluate(
    _ binaries: UnsafeBufferPointer<BinaryRecord>,
    _ target: RowTarget,
    _ transform: TransformRequest? = nil
  ) -> BatchReport {
    withUnsafeTemporaryAllocation(of: WaveformStatus.self, capacity: binaries.count) { statuses in
      statuses.initialize(repeating: WaveformStatus())
      do throws(CUDAError) {
        try evaluate(binaries, target, transform, statuses)
      } catch {
        return BatchReport(brokenDown: error.description, rowCount: binaries.count)
      }
      return BatchReport(UnsafeBufferPointer(statuses))
    }
  }

  /// Has one card after another try, until one does it or all are given up.
  private func evaluate(
    _ binaries: UnsafeBufferPointer<BinaryRecord>,
    _ target: RowTarget,
    _ transform: TransformRequest?,
    _ statuses: UnsafeMutableBufferPointer<WaveformStatus>
  ) throws(CUDAError) {
    while true {
      let workspace = try pool.take()
      defer { pool.giveBack(workspace) }
      do throws(CUDAError) {
        return try workspace.evaluate(binaries, into: target, transform, statuses)
      } catch {
        pool.giveUp(workspace.device, because: error)
      }
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
    let workspace = try pool.take()
    defer { pool.giveBack(workspace) }
    return try workspace.time(binaries, isSingle: isSingle, repetitions: repetitions)
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
    let workspace = try pool.take()
    defer { pool.giveBack(workspace) }
    let device = DeviceTransform(transform, binCount: binCount, products: products)
    let times = try workspace.timeTransform(
      binaries,
      TransformRequest(transform: device, phases: phases),
      isSingle: isSingle,
      repetitions: repetitions
    )
    return TransformTimes(
      rowCount: times.rowCount,
      stepSeconds: times.stepSeconds,
      productSeconds: times.productSeconds,
      productDescription: try products.description()
    )
  }
}
