// SPDX-License-Identifier: MIT

import Generation
import KernelRecords

/// Rows that cards transform, whatever makes them.
struct CUDATransformedRows: TransformedRows {
  let transform: DeviceTransform
  /// Makes rows of binaries where they are to go, transformed.
  let evaluate:
    @Sendable (UnsafeBufferPointer<BinaryRecord>, RowTarget, TransformRequest) -> BatchReport

  var numberCount: Int { transform.numberCount }

  func evaluate(
    _ binaries: UnsafeBufferPointer<BinaryRecord>,
    phases: UnsafeBufferPointer<RowPhase>,
    into rows: PolarizationRows
  ) -> BatchReport {
    evaluate(binaries, RowTarget(rows), TransformRequest(transform: transform, phases: phases))
  }

  func evaluate(
    _ binaries: UnsafeBufferPointer<BinaryRecord>,
    phases: UnsafeBufferPointer<RowPhase>,
    intoSingle rows: SinglePolarizationRows
  ) -> BatchReport {
    evaluate(binaries, RowTarget(rows), TransformRequest(transform: transform, phases: phases))
  }
}
