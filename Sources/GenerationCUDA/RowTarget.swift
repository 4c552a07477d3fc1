// SPDX-License-Identifier: MIT

import Generation
import KernelRecords

/// Where rows go in the memory of the host.
struct RowTarget {
  let plus: UnsafeMutableRawPointer
  let cross: UnsafeMutableRawPointer
  /// The bytes from one row to the next.
  let strideByteCount: Int
  let isSingle: Bool

  /// The same, `rows` rows further on.
  func advanced(by rows: Int) -> RowTarget {
    RowTarget(
      plus: plus + rows * strideByteCount,
      cross: cross + rows * strideByteCount,
      strideByteCount: strideByteCount,
      isSingle: isSingle
    )
  }
}

extension RowTarget {
  /// Rows in double.
  init(_ rows: PolarizationRows) {
    self.init(
      plus: rows.plus,
      cross: rows.cross,
      strideByteCount: rows.stride * MemoryLayout<Double>.stride,
      isSingle: false
    )
  }

  /// Rows in single precision.
  init(_ rows: SinglePolarizationRows) {
    self.init(
      plus: rows.plus,
      cross: rows.cross,
      strideByteCount: rows.stride * MemoryLayout<Float>.stride,
      isSingle: true
    )
  }
}
