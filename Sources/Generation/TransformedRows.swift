// SPDX-License-Identifier: MIT

import KernelRecords

/// Rows that are transformed by what makes them, so that no more of them than is wanted has to leave
/// its memory.
public protocol TransformedRows: Sendable {
  /// The complex numbers of a row: bins, or vectors of a basis.
  var numberCount: Int { get }
  /// Computes one row per binary and transforms it.
  ///
  /// - Parameters:
  ///   - binaries: One record per row.
  ///   - phases: What fixes the phase by which each row is turned; as many, or none where no row is.
  ///   - rows: Where to write; shape `[binary, numberCount, 2]`.
  /// - Returns: The rows that failed (they hold anything), and how many have which warning.
  func evaluate(
    _ binaries: UnsafeBufferPointer<BinaryRecord>,
    phases: UnsafeBufferPointer<RowPhase>,
    into rows: PolarizationRows
  ) -> BatchReport
  /// The same in double, rounded to single precision at the end.
  func evaluate(
    _ binaries: UnsafeBufferPointer<BinaryRecord>,
    phases: UnsafeBufferPointer<RowPhase>,
    intoSingle rows: SinglePolarizationRows
  ) -> BatchReport
}
