// SPDX-License-Identifier: MIT

import Compression
import Datasets
import Dispatch
import Generation
import KernelRecords
import Synchronization

/// Compares what two backends say of the same draws.
public struct Verifier: Sendable {
  /// Makes the backend of a grid.
  public typealias MakeBackend = @Sendable (VerificationGrid) throws -> any Backend

  private let draws: any DrawSource
  private let requirements: [Requirement]
  private let noise: NoiseCurve
  private let makeSubject: MakeBackend
  private let makeReference: MakeBackend
  private let arbitrationLimit: Double?

  /// Prepares a comparison.
  ///
  /// - Parameters:
  ///   - draws: What is compared.
  ///   - requirements: The bounds for the verdict.
  ///   - noise: The detector of the overlap in noise.
  ///   - subject: Makes the backend that is examined.
  ///   - reference: Makes the one that is believed.
  ///   - arbitrationLimit: The |Δh|, as a part of the largest |h|, above which a draw is looked into
  ///     with the physics in twice the precision; nil to take every difference as it is.
  public init(
    draws: any DrawSource,
    requirements: [Requirement],
    noise: NoiseCurve,
    subject: @escaping MakeBackend,
    reference: @escaping MakeBackend,
    arbitrationLimit: Double? = nil
  ) {
    self.draws = draws
    self.requirements = requirements
    self.noise = noise
    makeSubject = subject
    makeReference = reference
    self.arbitrationLimit = arbitrationLimit
  }

  /// Both sides of one grid.
  private struct Sides: Sendable {
    let settings: WaveformSettings
    let subject: any Backend
    let reference: any Backend
    let grid: ComparisonGrid
    let arbitrator: Arbitrator?
  }

  /// What became of one draw.
  enum Outcome: Sendable {
    case compared(WaveformDifference, Arbitration?)
    case refusedByBoth
    case refused(VerificationReport.Refusal.Side, reason: String)
  }

  /// Compares every draw.
  ///
  /// - Parameters:
  ///   - threadCount: How many threads to use; the report does not depend on it.
  ///   - shouldStop: Asked before every draw; true ends the comparison without a verdict.
  ///   - report: Told of the progress, at most ten times a second, from any thread.
  /// - Returns: The figures and the verdict.
  /// - Throws: What making a backend throws; `VerificationError` for draws that cannot be made.
  public func run(
    threadCount: Int = 1,
    shouldStop: @escaping @Sendable () -> Bool = { false },
    report: @escaping @Sendable (RunProgress) -> Void = { _ in }
  ) throws -> VerificationReport {
    let first = try draws.grids.first.map { try makeSides($0) }
    let cache = SidesCache(count: draws.grids.count, first: first)
    let work = SharedWork(count: draws.count)
    DispatchQueue.concurrentPerform(iterations: max(1, threadCount)) { _ in
      while !shouldStop(), let index = work.next() {
        do {
          let draw = try draws.draw(index)
          let sides = try cache.value(draw.gridIndex) {
            try makeSides(draws.grids[draw.gridIndex])
          }
          work.finish(index, draw, try outcome(of: draw, sides))
        } catch {
          work.fail(error)
        }
        if let progress = work.progressIfDue() { report(progress) }
      }
    }
    if let error = work.error { throw error }
    report(work.progress)
    return VerificationReport(
      draws: draws,
      outcomes: work.results,
      requirements: requirements,
      noise: noise.name,
      subject: first?.subject.identity,
      reference: first?.reference.identity
    )
  }

  /// Both rows of a draw, for pictures of it.
  ///
  /// - Throws: What making a backend throws; `VerificationError` when either side has no waveform.
  public func rows(
    of draw: VerificationDraw
  ) throws -> (subject: WaveformRow, reference: WaveformRow) {
    let sides = try makeSides(draws.grids[draw.gridIndex])
    let record = try draw.record(settings: sides.settings)
    guard case .row(let subject) = RowOutcome(of: record, from: sides.subject),
      case .row(let reference) = RowOutcome(of: record, from: sides.reference)
    else { throw VerificationError.badInput("\(draw.origin) has no waveform on one side.") }
    return (subject, reference)
  }

  private func makeSides(_ grid: VerificationGrid) throws -> Sides {
    let reference = try makeReference(grid)
    return Sides(
      settings: grid.settings,
      subject: try makeSubject(grid),
      reference: reference,
      grid: try ComparisonGrid(grid.domain, noise: noise),
      arbitrator: try arbitrationLimit.map { limit in
        Arbitrator(
          limit: limit,
          arbiter: try Arbiter(
            settings: grid.settings(addingOptions: []),
            domain: grid.domain
          ),
          reference: reference
        )
      }
    )
  }

  private func outcome(
    of draw: VerificationDraw,
    _ sides: Sides
  ) throws(VerificationError) -> Outcome {
    let record: BinaryRecord
    do {
      record = try draw.record(settings: sides.settings)
    } catch {
      throw .badInput("\(draw.origin): \(error)")
    }
    let subject = RowOutcome(of: record, from: sides.subject)
    let reference = RowOutcome(of: record, from: sides.reference)
    switch (subject, reference) {
    case (.refused, .refused): return .refusedByBoth
    case (.refused(let reason), _): return .refused(.subject, reason: reason)
    case (_, .refused(let reason)): return .refused(.reference, reason: reason)
    case (.row(let row), .row(let expected)):
      do throws(VerificationError) {
        let difference = try WaveformDifference(of: row, from: expected, on: sides.grid)
        return .compared(
          difference,
          sides.arbitrator?.arbitrate(record, subject: row, reference: expected)
        )
      } catch .noSignal {
        // On both sides a mode that vanishes.
        return row.vanishes(for: record)
          ? .refusedByBoth
          : .refused(.reference, reason: VerificationError.noSignal.description)
      }
    }
  }

  /// The backends of grids, made when they are first needed.
  private final class SidesCache: Sendable {
    private let known: Mutex<[Sides?]>

    init(count: Int, first: Sides?) {
      var sides = [Sides?](repeating: nil, count: count)
      if count > 0 { sides[0] = first }
      known = Mutex(sides)
    }

    func value(_ index: Int, make: () throws -> Sides) throws -> Sides {
      if let found = known.withLock({ $0[index] }) { return found }
      let made = try make()
      known.withLock { $0[index] = made }
      return made
    }
  }
}

/// What the threads of a comparison share.
private final class SharedWork: Sendable {
  private struct State {
    var next = 0
    var results: [(index: Int, draw: VerificationDraw, outcome: Verifier.Outcome)] = []
    var failureCount = 0
    var error: (any Error)?
    var reportClock = ReportClock()
  }

  private let state: Mutex<State> = Mutex(State())
  private let begin = ContinuousClock.now
  private let count: Int

  init(count: Int) { self.count = count }

  /// The next draw; nil when all are taken or something went wrong.
  func next() -> Int? {
    state.withLock { state in
      guard state.error == nil, state.next < count else { return nil }
      defer { state.next += 1 }
      return state.next
    }
  }

  func finish(_ index: Int, _ draw: VerificationDraw, _ outcome: Verifier.Outcome) {
    state.withLock { state in
      state.results.append((index, draw, outcome))
      if case .refused = outcome { state.failureCount += 1 }
    }
  }

  func fail(_ error: any Error) { state.withLock { if $0.error == nil { $0.error = error } } }

  var error: (any Error)? { state.withLock { $0.error } }

  /// What became of the draws, in their order.
  var results: [(draw: VerificationDraw, outcome: Verifier.Outcome)] {
    state.withLock { $0.results.sorted { $0.index < $1.index }.map { ($0.draw, $0.outcome) } }
  }

  func progressIfDue() -> RunProgress? {
    state.withLock { $0.reportClock.isDue() } ? progress : nil
  }

  var progress: RunProgress {
    state.withLock { state in
      RunProgress(
        finishedRows: state.results.count,
        totalRows: count,
        newRows: state.results.count,
        elapsed: begin.duration(to: .now) / .seconds(1),
        failureCount: state.failureCount
      )
    }
  }
}
