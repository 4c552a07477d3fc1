// SPDX-License-Identifier: MIT

import Generation

/// What became of a run.
public struct RunResult: Sendable {
  /// The ways in which a run ends without an error.
  public enum Outcome: Sendable {
    /// The file is complete.
    case finished
    /// The run was asked to stop and can be resumed.
    case interrupted
    /// The file was complete before; nothing was done.
    case wasComplete
  }

  /// How the run ended.
  public let outcome: Outcome
  /// The rows in the file.
  public let rowCount: Int
  /// The rows that this run made.
  public let newRowCount: Int
  /// The candidates without a waveform.
  public let failures: FailureList
  /// How many waveforms have each warning.
  public let warnings: WarningCounts
  /// Seconds from the first row to the last.
  public let elapsed: Double
  /// How well the basis holds its validation samples; nil where there is none.
  public var mismatches: MismatchTable?
}
