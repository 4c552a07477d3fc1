// SPDX-License-Identifier: MIT

/// A draw that has no waveform: the row moved on to its next candidate.
public struct FailedCandidate: Sendable, Equatable {
  /// The row.
  public let row: Int
  /// The number of the candidate within the row's stream, from 0.
  public let candidate: UInt64
  /// The parameters, in the order of the columns.
  public let values: [Double]
  /// Why there is no waveform.
  public let reason: String
}
