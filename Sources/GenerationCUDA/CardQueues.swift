// SPDX-License-Identifier: MIT

import Generation

/// The queues of all cards in use, with what makes rows on each.
///
/// Calls from several threads are shared among the cards and, on each, among queues that work side by
/// side. A card that fails is given up, and its rows are made by another one, as long as there is one.
struct CardQueues<Source: DeviceRowSource>: Sendable {
  let cards: [CUDACard]
  let products: RowProducts
  private let pool: WorkspacePool<Source>
  private let first: DeviceWorkspace<Source>

  /// Enough that set-up, evaluation and both directions of copies of different blocks go on at the
  /// same time.
  private static var queuesPerCard: Int { 4 }
  /// The share of a card's free memory that is taken at most.
  private static var memoryShare: Double { 0.8 }

  /// Takes the cards that a driver shows.
  ///
  /// - Parameters:
  ///   - driver: The driver; nil for this machine's.
  ///   - mostCards: How many of them are taken at most.
  ///   - usesLibrary: Whether cuBLAS may multiply rows with a basis.
  ///   - makeSource: Prepares a card, which is the calling thread's, by one of its queues.
  /// - Throws: `CUDAError` where there is no card, or one that cannot be used.
  init(
    driver: CUDADriver?,
    mostCards: Int = .max,
    usesLibrary: Bool = true,
    makeSource: (CUDAStream) throws(CUDAError) -> Source
  ) throws(CUDAError) {
    let driver = if let driver { driver } else { try CUDADriver.shared() }
    cards = Array(try driver.cards().prefix(mostCards))
    var workspaces: [[DeviceWorkspace<Source>]] = []
    for card in cards {
      workspaces.append(try Self.workspaces(on: driver.device(card), makeSource))
    }
    first = workspaces[0][0]
    products = RowProducts(workspaces.map { $0[0].stream }, usesLibrary: usesLibrary)
    // One of each card first, then the second of each.
    pool = WorkspacePool((0..<Self.queuesPerCard).flatMap { queue in workspaces.map { $0[queue] } })
  }

  private static func workspaces(
    on device: CUDADevice,
    _ makeSource: (CUDAStream) throws(CUDAError) -> Source
  ) throws(CUDAError) -> [DeviceWorkspace<Source>] {
    try device.makeCurrent()
    let stream = try CUDAStream(on: device)
    let source = try makeSource(stream)
    let room = Double(try device.freeByteCount()) * memoryShare / Double(queuesPerCard)
    var workspaces: [DeviceWorkspace<Source>] = []
    for index in 0..<queuesPerCard {
      workspaces.append(
        DeviceWorkspace(
          stream: index == 0 ? stream : try CUDAStream(on: device),
          source: source,
          roomByteCount: Int(room)
        )
      )
    }
    return workspaces
  }

  /// The name `cuda`, the version of Whipbird, and the cards.
  var identity: BackendIdentity {
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

  /// Page-locked memory, which the cards write to directly; the ordinary kind where there is no more
  /// of it.
  func makeRowMemory(byteCount: Int) -> RowMemory {
    guard (try? first.device.makeCurrent()) != nil,
      let memory = try? PinnedMemory(byteCount, for: first.device)
    else { return RowMemory(byteCount: byteCount) }
    return RowMemory(
      UnsafeMutableRawBufferPointer(start: memory.base, count: byteCount),
      owner: memory
    )
  }

  /// Makes rows, and transforms them where that is asked for: has one card after another try, until
  /// one does it or all are given up.
  ///
  /// - Throws: Why the last card was given up.
  func evaluate(
    _ input: Source.Input,
    into target: RowTarget,
    _ transform: TransformRequest? = nil
  ) throws(CUDAError) {
    while true {
      let workspace = try pool.take()
      defer { pool.giveBack(workspace) }
      do throws(CUDAError) {
        return try workspace.evaluate(input, into: target, transform)
      } catch {
        pool.giveUp(workspace.device, because: error)
      }
    }
  }

  /// Lends a queue of the first card for something else, always the same one.
  func withFirst<Result>(
    _ body: (DeviceWorkspace<Source>) throws(CUDAError) -> Result
  ) throws(CUDAError) -> Result {
    let workspace = try pool.take(first)
    defer { pool.giveBack(workspace) }
    return try body(workspace)
  }
}
