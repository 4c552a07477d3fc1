// SPDX-License-Identifier: MIT

import Synchronization

/// What each thread of a run does: take the next block, make its rows, write them.
struct RunWorkshop: Sendable {
  let plan: RunPlan
  let maker: RowMaker
  let compressor: BlockCompressor?
  let state: RunState
  let writer: RowWriter
  let journal: JournalBox
  let interval: Double
  let shouldStop: @Sendable () -> Bool
  let report: @Sendable (RunProgress) -> Void
  private let sequence = SequenceLock()

  init(
    plan: RunPlan,
    maker: RowMaker,
    compressor: BlockCompressor?,
    state: RunState,
    writer: RowWriter,
    journal: JournalBox,
    interval: Double,
    shouldStop: @escaping @Sendable () -> Bool,
    report: @escaping @Sendable (RunProgress) -> Void
  ) {
    self.plan = plan
    self.maker = maker
    self.compressor = compressor
    self.state = state
    self.writer = writer
    self.journal = journal
    self.interval = interval
    self.shouldStop = shouldStop
    self.report = report
  }

  /// Lets one thread at a time take rows from a sequential source.
  private final class SequenceLock: Sendable {
    let mutex = Mutex<Void>(())
  }

  /// Makes blocks until there are none left or the run is to stop.
  func work() {
    let block = plan.makeBlock(for: maker)
    do {
      while let index = try nextBlock(into: block) {
        let rows = state.rows(of: index)
        let remarks = try maker.make(rows: rows, in: block)
        compressor?.compress(rowCount: rows.count, in: block)
        try writer.write(rows: rows, of: block)
        state.finish(index, remarks: remarks)
        record(interval: interval)
        if let progress = state.progressIfDue() { report(progress) }
        if shouldStop() { state.stop() }
      }
    } catch {
      state.fail(error)
    }
  }

  /// Tells the journal what is done, when it is time; rows reach the device before it does.
  func record(interval: Double) {
    guard let record = state.takeRecord(interval: interval) else { return }
    do {
      try writer.file.flush()
      try journal.enter(record.blocks, record.remarks)
    } catch {
      state.fail(error)
    }
    state.didRecord()
  }

  /// Takes the next block that is not done and fills in its parameters; nil at the end.
  private func nextBlock(into block: RowBlock) throws(DatasetError) -> Int? {
    guard maker.source.isSequential else { return try takeBlock(into: block) }
    return try sequence.mutex.withLock { _ throws(DatasetError) in try takeBlock(into: block) }
  }

  private func takeBlock(into block: RowBlock) throws(DatasetError) -> Int? {
    while true {
      switch state.step() {
      case .end: return nil
      case .pass(let index): try maker.source.skip(rows: state.rows(of: index))
      case .make(let index):
        try maker.source.fill(
          rows: state.rows(of: index),
          values: block.values,
          candidates: block.candidates
        )
        return index
      }
    }
  }
}
