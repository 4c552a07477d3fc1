// SPDX-License-Identifier: MIT

import Backends
import Binaries
import Compression
import Datasets
import Dispatch
import Domains
import Generation
import Synchronization

/// Makes rows of a dataset again, alone, from their stored parameters, and compares.
public struct DatasetVerifier: Sendable {
  private let dataset: StoredDataset
  private let backend: any Backend
  private let grid: ComparisonGrid
  private let demand: RowDemand

  /// Opens a dataset and prepares the backend of its settings.
  ///
  /// - Parameters:
  ///   - path: A finished dataset of ours or of dingo-gw. Rows of a compressed one are compared as
  ///     physical strain, with waveforms that went through the same compression.
  ///   - noise: The detector of the overlap in noise.
  /// - Throws: `DatasetError` for a file that is no dataset; `VerificationError` for one that cannot
  ///   be made again, or whose model nothing here computes.
  public init(path: String, noise: NoiseCurve) throws {
    dataset = try StoredDataset(path: path)
    let choice: BackendChoice? = dataset.backend.flatMap { text in
      // Rows of a card are made again by the processor, which gives the same ones.
      let text = BackendIdentity.arithmetic(of: text)
      return BackendChoice.allCases.first { text.hasPrefix($0.rawValue + " ") }
    }
    do {
      backend = try BackendSelection(
        settings: dataset.settings.waveform,
        domain: dataset.settings.domain,
        choice: choice
      ).backend
    } catch {
      throw error.isAboutSettings
        ? VerificationError.badInput("\(path): \(error)")
        : VerificationError.referenceUnavailable("\(path): \(error)")
    }
    grid = try ComparisonGrid(dataset.settings.domain, noise: noise)
    demand = RowDemand(dataset, backend: backend.identity)
  }

  /// The rows of the dataset.
  public var rowCount: Int { dataset.rowCount }

  /// The frequencies of the bins, in hertz.
  var frequencies: [Double] { grid.frequencies }

  /// A stored row, the same row made again, and its parameters.
  func rows(
    _ row: Int
  ) throws -> (rows: (stored: WaveformRow, made: WaveformRow), draw: VerificationDraw) {
    let draw = try dataset.draw(row)
    guard case .row(let made) = outcome(of: draw), let stored = try dataset.rows([row]).first else {
      throw VerificationError.nothingToDraw
    }
    return ((stored, made), draw)
  }

  /// Compares random rows; all of them where there are no more.
  ///
  /// - Parameters:
  ///   - count: The number of rows.
  ///   - seed: The seed of their choice.
  ///   - threadCount: How many threads to use.
  ///   - shouldStop: Asked before every piece of work; true ends the comparison without a verdict.
  ///   - report: Told of the progress.
  /// - Returns: The rows' verdicts.
  /// - Throws: `HDF5Error` and `DatasetError` when the file cannot be read.
  public func run(
    count: Int,
    seed: UInt64,
    threadCount: Int = 1,
    shouldStop: @escaping @Sendable () -> Bool = { false },
    report: @escaping @Sendable (RunProgress) -> Void = { _ in }
  ) throws -> DatasetVerificationReport {
    let rows = Self.choose(count, of: rowCount, seed: seed)
    let begin = ContinuousClock.now
    var verdicts: [RowVerdict] = []
    // A piece of the file at a time, so that memory is bounded.
    let pieceCount = max(1, min(256, 1 << 26 / (32 * max(1, grid.frequencies.count))))
    for first in stride(from: 0, to: rows.count, by: pieceCount) where !shouldStop() {
      let piece = Array(rows[first..<min(rows.count, first + pieceCount)])
      let stored = try dataset.rows(piece)
      verdicts += try Self.inParallel(piece.count, threadCount) { index in
        try verdict(of: piece[index], stored: stored[index])
      }
      report(
        RunProgress(
          finishedRows: verdicts.count,
          totalRows: rows.count,
          newRows: verdicts.count,
          elapsed: begin.duration(to: .now) / .seconds(1),
          failureCount: verdicts.count { !$0.isRight }
        )
      )
    }
    try nameOwners(&verdicts, threadCount: threadCount, shouldStop: shouldStop)
    return DatasetVerificationReport(
      dataset: dataset,
      backend: backend.identity,
      demand: demand,
      seed: rows.count < rowCount ? seed : nil,
      askedCount: rows.count,
      verdicts: verdicts
    )
  }

  /// Distinct rows, ascending.
  static func choose(_ count: Int, of rowCount: Int, seed: UInt64) -> [Int] {
    guard count < rowCount else { return Array(0..<rowCount) }
    var random = DrawRandom(seed: seed, stream: .rows, index: 0)
    var chosen: Set<Int> = []
    // Floyd's choice: every set of rows is as likely as any other.
    for candidate in (rowCount - count)..<rowCount {
      let row = random.index(below: candidate + 1)
      chosen.insert(chosen.contains(row) ? candidate : row)
    }
    return chosen.sorted()
  }

  private func verdict(of row: Int, stored: WaveformRow) throws -> RowVerdict {
    let draw = try dataset.draw(row)
    var verdict: RowVerdict
    switch outcome(of: draw) {
    case .row(let made): verdict = try demand.verdict(row, stored: stored, made: made, on: grid)
    case .refused(let reason):
      let kind: RowVerdict.Kind =
        stored.isFinite ? .contradiction("made again, there is none: \(reason)") : .withoutWaveform
      verdict = RowVerdict(row: row, kind: kind, difference: nil)
    }
    verdict.parametersFollowSeed = SeedCheck(dataset)?.holds(row: row, values: draw.values)
    return verdict
  }

  private func outcome(of draw: VerificationDraw) -> RowOutcome {
    do {
      let record = try draw.record(settings: dataset.settings.waveform)
      let outcome = RowOutcome(of: record, from: backend)
      guard case .row(let made) = outcome else { return outcome }
      return .row(dataset.asStored(made, parameters: draw.values))
    } catch {
      return .refused(error.description)
    }
  }

  /// Looks for the rows whose parameters fit what stands in wrong rows.
  private func nameOwners(
    _ verdicts: inout [RowVerdict],
    threadCount: Int,
    shouldStop: @escaping @Sendable () -> Bool
  ) throws {
    let wrong = verdicts.indices.filter { verdicts[$0].kind == .wrong }.prefix(Self.mostNamed)
    guard !wrong.isEmpty, !shouldStop() else { return }
    let stored = try dataset.rows(wrong.map { verdicts[$0].row })
    let search = OwnerSearch(zip(wrong.map { verdicts[$0].row }, stored).map { ($0, $1) }, demand)
    let most = backend.isQuick ? Self.mostSearched : Self.mostSearchedSlowly
    // Rows that changed places are most likely among the wrong ones, or near them.
    let order = search.order(rowCount: rowCount, most: most)
    let found = try Self.inParallel(order.count, threadCount) { index in
      guard !shouldStop(), !search.isComplete else { return [(position: Int, what: String)]() }
      guard case .row(let made) = outcome(of: try dataset.draw(order[index])) else { return [] }
      return search.fits(made, of: order[index])
    }
    for (row, hits) in zip(order, found) {
      for hit in hits {
        verdicts[wrong[hit.position]].owners.append(.init(row: row, what: hit.what))
      }
    }
  }

  private static let mostNamed = 20
  private static let mostSearched = 500_000
  private static let mostSearchedSlowly = 2000

  /// Values of a function of 0, 1, …, in order, made by several threads.
  private static func inParallel<Value: Sendable>(
    _ count: Int,
    _ threadCount: Int,
    _ make: @Sendable (Int) throws -> Value
  ) throws -> [Value] {
    let state = Mutex((next: 0, values: [Value?](repeating: nil, count: count)))
    let failure = Mutex<(any Error)?>(nil)
    DispatchQueue.concurrentPerform(iterations: max(1, threadCount)) { _ in
      while true {
        let index = state.withLock { state in
          defer { state.next += 1 }
          return state.next
        }
        guard index < count, failure.withLock({ $0 == nil }) else { return }
        do {
          let value = try make(index)
          state.withLock { $0.values[index] = value }
        } catch {
          failure.withLock { $0 = error }
        }
      }
    }
    if let error = failure.withLock({ $0 }) { throw error }
    return state.withLock { $0.values.compactMap(\.self) }
  }
}
