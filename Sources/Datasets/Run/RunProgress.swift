// SPDX-License-Identifier: MIT

/// How far a run has come.
public struct RunProgress: Sendable, Equatable {
  /// What is being made: waveforms, or what must be there before them.
  public let stage: String
  /// Rows that are done, those of earlier runs included.
  public let finishedRows: Int
  /// All rows.
  public let totalRows: Int
  /// Rows made since this run began.
  public let newRows: Int
  /// Seconds since this run began.
  public let elapsed: Double
  /// Candidates without a waveform.
  public let failureCount: Int

  package init(
    stage: String = "waveforms",
    finishedRows: Int,
    totalRows: Int,
    newRows: Int,
    elapsed: Double,
    failureCount: Int
  ) {
    self.stage = stage
    self.finishedRows = finishedRows
    self.totalRows = totalRows
    self.newRows = newRows
    self.elapsed = elapsed
    self.failureCount = failureCount
  }

  /// Rows per second in this run; 0 before the first row.
  public var rate: Double { elapsed > 0 ? Double(newRows) / elapsed : 0 }

  /// Seconds that the rest will take at this rate; nil before the first row.
  public var secondsLeft: Double? {
    rate > 0 ? Double(totalRows - finishedRows) / rate : nil
  }
}
