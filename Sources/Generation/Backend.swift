// SPDX-License-Identifier: MIT

import Binaries
import KernelRecords

/// Computes polarizations of many binaries on one fixed domain.
///
/// A backend is made once per run and called from several threads at once.
public protocol Backend: Sendable {
  /// What computes, for people and for the file: name and version.
  var identity: BackendIdentity { get }
  /// The number of bins of a row.
  var binCount: Int { get }
  /// The doubles that a bin takes: 2, real and imaginary part; 1 in a time domain.
  var valuesPerBin: Int { get }
  /// The most rows that one thread should take at a time, so that others do not wait for it.
  var mostRowsAtATime: Int { get }
  /// Whether rows come from time series that were tapered, so that their dependence on the phase
  /// is no sum of a few terms exp(−i m φ).
  var isConditionedInTime: Bool { get }
  /// Whether rows are averages over the bins of a finer grid.
  var averagesBins: Bool { get }
  /// Computes one row per binary.
  ///
  /// - Parameters:
  ///   - binaries: One record per row.
  ///   - rows: Where to write; shape `[binary, bin, valuesPerBin]`.
  /// - Returns: The rows that failed (they hold zeros), and how many have which warning.
  func evaluate(
    _ binaries: UnsafeBufferPointer<BinaryRecord>,
    into rows: PolarizationRows
  ) -> BatchReport
  /// Computes rows that are to be combined, each in the same way as the others.
  ///
  /// As ``evaluate(_:into:)``, but a second try with other options that one row needs is made for
  /// all of them.
  func evaluateAlike(
    _ binaries: UnsafeBufferPointer<BinaryRecord>,
    into rows: PolarizationRows
  ) -> BatchReport
}

extension Backend {
  /// Complex numbers.
  public var valuesPerBin: Int { 2 }
  /// No: models of the frequency domain.
  public var isConditionedInTime: Bool { false }
  /// No: models are evaluated at the bins.
  public var averagesBins: Bool { false }
  /// Enough rows to outweigh what a batch costs.
  public var mostRowsAtATime: Int { 4096 }
  /// As `evaluate`: there is one way.
  public func evaluateAlike(
    _ binaries: UnsafeBufferPointer<BinaryRecord>,
    into rows: PolarizationRows
  ) -> BatchReport {
    evaluate(binaries, into: rows)
  }
}

/// What a backend says of a batch.
public struct BatchReport: Sendable, Equatable {
  /// The rows without a waveform, in ascending order.
  public var failures: [RowFailure] = []
  /// How many rows with a waveform have each warning.
  public var warnings = WarningCounts()

  /// Makes an empty report.
  public init() {}
}

/// The name and version of a backend.
public struct BackendIdentity: Sendable, Equatable, CustomStringConvertible {
  /// The short name, as in settings and files.
  public let name: String
  /// The version of what computes.
  public let version: String

  /// Name and version, as files store them.
  public var description: String { "\(name) \(version)" }

  /// Makes an identity.
  public init(name: String, version: String) {
    self.name = name
    self.version = version
  }
}

/// One row that has no waveform, and why.
public struct RowFailure: Sendable, Equatable {
  /// The row within the batch.
  public let row: Int
  /// The reason, as a sentence.
  public let reason: String

  /// Makes a failure.
  public init(row: Int, reason: String) {
    self.row = row
    self.reason = reason
  }
}
