// SPDX-License-Identifier: MIT

import Generation
import KernelRecords

/// Rows that cards transform, whatever makes them.
struct CUDATransformedRows: TransformedRows {
  let numberCount: Int
  /// Makes rows of binaries, turned by phases, where they are to go.
  let evaluate:
    @Sendable (UnsafeBufferPointer<BinaryRecord>, UnsafeBufferPointer<RowPhase>, RowTarget) ->
      BatchReport

  func evaluate(
    _ binaries: UnsafeBufferPointer<BinaryRecord>,
    phases: UnsafeBufferPointer<RowPhase>,
    into rows: PolarizationRows
  ) -> BatchReport {
    evaluate(binaries, phases, RowTarget(rows))
  }

  func evaluate(
    _ binaries: UnsafeBufferPointer<BinaryRecord>,
    phases: UnsafeBufferPointer<RowPhase>,
    intoSingle rows: SinglePolarizationRows
  ) -> BatchReport {
    evaluate(binaries, phases, RowTarget(rows))
  }
}
