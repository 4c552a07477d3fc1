// SPDX-License-Identifier: MIT

import Generation
import KernelRecords

/// Rows of the cards, transformed there.
struct CUDATransformedRows: TransformedRows {
  let backend: CUDABackend
  let transform: DeviceTransform

  var numberCount: Int { transform.numberCount }

  func evaluate(
    _ binaries: UnsafeBufferPointer<BinaryRecord>,
    phases: UnsafeBufferPointer<RowPhase>,
    into rows: PolarizationRows
  ) -> BatchReport {
    backend.evaluate(
      binaries,
      RowTarget(rows),
      TransformRequest(transform: transform, phases: phases)
    )
  }

  func evaluate(
    _ binaries: UnsafeBufferPointer<BinaryRecord>,
    phases: UnsafeBufferPointer<RowPhase>,
    intoSingle rows: SinglePolarizationRows
  ) -> BatchReport {
    backend.evaluate(
      binaries,
      RowTarget(rows),
      TransformRequest(transform: transform, phases: phases)
    )
  }
}
