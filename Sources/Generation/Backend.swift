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
  /// The bytes of rows, in double, that one thread should take at a time so that what computes is
  /// kept busy; 0 where it does not matter.
  var preferredBlockByteCount: Int { get }
  /// Memory for rows from where what computes can write to it fastest.
  func makeRowMemory(byteCount: Int) -> RowMemory
  /// Whether rows come from time series that were tapered, so that their dependence on the phase
  /// is no sum of a few terms exp(−i m φ).
  var isConditionedInTime: Bool { get }
  /// The rows of the finer grid over whose bins rows are averaged; nil where they are not averages.
  var unaveragedRows: UnaveragedRows? { get }
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
  /// Computes one row per binary in double and rounds it to single precision.
  ///
  /// As ``evaluate(_:into:)``.
  func evaluate(
    _ binaries: UnsafeBufferPointer<BinaryRecord>,
    intoSingle rows: SinglePolarizationRows
  ) -> BatchReport
  /// Computes rows that are to be combined, each in the same way as the others.
  ///
  /// As ``evaluate(_:into:)``, but a second try with other options that one row needs is made for
  /// all of them.
  func evaluateAlike(
    _ binaries: UnsafeBufferPointer<BinaryRecord>,
    into rows: PolarizationRows
  ) -> BatchReport
  /// What multiplies rows with a basis, whose last digits depend on it; nil where rows are not
  /// transformed here.
  ///
  /// - Throws: An error in words where what is asked for cannot multiply.
  func productDescription() throws -> String?
  /// Rows that are transformed before they leave what computes; nil where that is not possible.
  func transformedRows(_ transform: RowTransform) -> (any TransformedRows)?
}

extension Backend {
  /// Complex numbers.
  public var valuesPerBin: Int { 2 }
  /// No: models of the frequency domain.
  public var isConditionedInTime: Bool { false }
  /// None: models are evaluated at the bins.
  public var unaveragedRows: UnaveragedRows? { nil }
  /// Enough rows to outweigh what a batch costs.
  public var mostRowsAtATime: Int { Self.quickRowCount }
  /// No: small blocks stay in the processor's cache.
  public var preferredBlockByteCount: Int { 0 }
  /// Ordinary memory.
  public func makeRowMemory(byteCount: Int) -> RowMemory { RowMemory(byteCount: byteCount) }
  /// As `evaluate`: there is one way.
  public func evaluateAlike(
    _ binaries: UnsafeBufferPointer<BinaryRecord>,
    into rows: PolarizationRows
  ) -> BatchReport {
    evaluate(binaries, into: rows)
  }
  /// Whether rows take so little time that it does not matter how many of them a thread takes.
  package var isQuick: Bool { mostRowsAtATime >= Self.quickRowCount }
  private static var quickRowCount: Int { 4096 }
  /// Nothing: rows are not transformed.
  public func productDescription() throws -> String? { nil }
  /// None: rows are not transformed.
  public func transformedRows(_ transform: RowTransform) -> (any TransformedRows)? { nil }
}

/// What a backend says of a batch.
public struct BatchReport: Sendable, Equatable {
  /// The rows without a waveform, in ascending order.
  public var failures: [RowFailure] = []
  /// How many rows with a waveform have each warning.
  public var warnings = WarningCounts()
  /// Why what computes cannot go on at all, such as a card that failed; then every row is among the
  /// failures, whatever its parameters.
  public var breakdown: String?

  /// Makes an empty report.
  public init() {}

  /// The report of a batch that could not be computed.
  package init(brokenDown reason: String, rowCount: Int) {
    breakdown = reason
    failures = (0..<rowCount).map { RowFailure(row: $0, reason: reason) }
  }

  /// The report of what the kernels say of each row.
  package init(_ statuses: UnsafeBufferPointer<WaveformStatus>) {
    for (row, status) in statuses.enumerated() {
      if status.failure != .none {
        failures.append(RowFailure(row: row, reason: status.failure.reason))
      } else {
        warnings.add(status.warnings)
      }
    }
  }
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

  /// What decides a row's bits, of a backend as files store it: our own kernels give the same ones on
  /// a card as on the processor, so that `cuda 1.0.0 (NVIDIA H100)` counts as `native 1.0.0`.
  ///
  /// What transformed rows afterwards decides none of them either: `lal 6.2.1 (LAL 7.7.0), transformed
  /// by cuda 1.0.0 (NVIDIA H100)` counts as `lal 6.2.1 (LAL 7.7.0)`. Merged files list what made their
  /// parts, with semicolons between; what is alike counts once.
  public static func arithmetic(of description: String) -> String {
    var kinds: [String] = []
    for part in description.split(separator: "; ") {
      let maker = part.split(separator: Self.transformer, maxSplits: 1).first ?? part
      let words = maker.split(separator: " ")
      let isCard = words.count >= 2 && words[0] == BackendChoice.cuda.rawValue
      let kind = isCard ? "\(BackendChoice.native.rawValue) \(words[1])" : String(maker)
      if !kinds.contains(kind) { kinds.append(kind) }
    }
    return kinds.joined(separator: "; ")
  }

  /// The name of what makes the same rows without a card.
  public var nameOnProcessor: String {
    name == BackendChoice.cuda.rawValue ? BackendChoice.native.rawValue : name
  }

  /// The same, with what transforms its rows.
  public func transformed(by other: BackendIdentity) -> BackendIdentity {
    BackendIdentity(name: name, version: version + Self.transformer + other.description)
  }

  private static let transformer = ", transformed by "
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
