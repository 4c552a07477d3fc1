// SPDX-License-Identifier: MIT

import Generation

/// How a dataset is generated, apart from its settings.
public struct RunOptions: Sendable {
  /// Where the rows' parameters come from.
  public enum Sampler: String, Sendable, CaseIterable {
    /// Every row from its own stream, keyed by (seed, row).
    case counter
    /// bilby's own stream for the seed, and its arithmetic: masses from the C library's powers.
    case bilby
  }

  /// The type of the stored waveforms; computation is always in double.
  public enum Precision: String, Sendable, CaseIterable {
    /// complex128.
    case double
    /// complex64.
    case single
  }

  /// What to do where the output is already there.
  public enum Existing: Sendable {
    /// Refuse.
    case refuse
    /// Go on with an interrupted run; leave a finished file alone.
    case resume
    /// Start anew; the old file stays until the new one is finished.
    case overwrite
  }

  /// The number of threads.
  public var threadCount: Int
  /// The seed; nil draws one at random, which the file records.
  public var seed: UInt64?
  /// The sampler.
  public var sampler: Sampler
  /// The type of the stored waveforms.
  public var precision: Precision
  /// What to do where the output is already there.
  public var existing: Existing
  /// Whether a given row (of a table) without a waveform is stored as NaN instead of ending the run.
  public var keepsFailedRows: Bool
  /// What computes, in place of what the settings say; nil leaves it to them.
  public var backend: BackendChoice?
  /// The share of the rows that is made, which needs a seed and a prior; nil for all of them.
  public var part: RunPart?
  /// The shortest time between two entries of the journal, in seconds.
  package var checkpointInterval: Double
  /// The bytes of waveforms that a thread makes at a time.
  ///
  /// Small enough for the third-level cache, large enough that threads seldom meet at the file: the
  /// system lets one of them write to it at a time.
  /// nil leaves it to the backend.
  package var blockByteCount: Int?
  /// What is taken for a backend that has no wish.
  static let usualBlockByteCount = 1 << 22
  /// The most draws without a waveform that a run goes on after.
  ///
  /// They are kept in memory until the file is complete, in some 150 bytes each.
  package var mostFailures = 5_000_000

  /// Makes options.
  public init(
    threadCount: Int,
    seed: UInt64? = nil,
    sampler: Sampler = .counter,
    precision: Precision = .double,
    existing: Existing = .refuse,
    keepsFailedRows: Bool = false,
    backend: BackendChoice? = nil,
    part: RunPart? = nil
  ) {
    self.threadCount = threadCount
    self.seed = seed
    self.sampler = sampler
    self.precision = precision
    self.existing = existing
    self.keepsFailedRows = keepsFailedRows
    self.backend = backend
    self.part = part
    checkpointInterval = 1
  }
}
