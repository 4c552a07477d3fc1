// SPDX-License-Identifier: MIT

import ComplexModule

extension MatrixPart {
  /// Rows are handed to the kernels in multiples of this number.
  ///
  /// OpenBLAS copies rows in groups of three tiles (of 2, 4 or 8 rows) and the rest in other groups,
  /// whose kernels add in another order: 16 rows with tiles of 2 give rows 13 to 16 other last
  /// digits. 24 is a multiple of every such group.
  static var rowQuantum: Int { 24 }

  /// C ← A·B, or C ← C + A·B, such that a row of C depends on this row of A and on B alone.
  ///
  /// The last rows are filled up with zeros in a place of their own.
  func multiplyRows(
    by other: MatrixPart,
    into target: UnsafeMutablePointer<Complex<Scalar>>,
    stride targetStride: Int,
    adds: Bool = false,
    with functions: BLASFunctions
  ) {
    guard let base, rowCount > 0 else { return }
    let whole = rowCount - rowCount % Self.rowQuantum
    MatrixPart(rows: whole, columns: columnCount, stride: stride, base: base)
      .multiply(by: other, into: target, stride: targetStride, adds: adds, with: functions)
    if whole < rowCount {
      MatrixPart(
        rows: rowCount - whole,
        columns: columnCount,
        stride: stride,
        base: base + whole * stride
      )
      .multiplyFilledUp(
        by: other,
        into: target + whole * targetStride,
        stride: targetStride,
        adds: adds,
        with: functions
      )
    }
  }

  /// The same for fewer rows than the quantum.
  private func multiplyFilledUp(
    by other: MatrixPart,
    into target: UnsafeMutablePointer<Complex<Scalar>>,
    stride targetStride: Int,
    adds: Bool,
    with functions: BLASFunctions
  ) {
    let resultWidth = other.effectiveColumnCount
    withUnsafeTemporaryAllocation(
      of: Complex<Scalar>.self,
      capacity: Self.rowQuantum * (columnCount + resultWidth)
    ) { memory in
      memory.initialize(repeating: .zero)
      guard let base, let rows = memory.baseAddress else { return }
      let results = rows + Self.rowQuantum * columnCount
      for row in 0..<rowCount {
        (rows + row * columnCount).update(from: base + row * stride, count: columnCount)
        if adds {
          (results + row * resultWidth)
            .update(from: target + row * targetStride, count: resultWidth)
        }
      }
      MatrixPart(
        rows: Self.rowQuantum,
        columns: columnCount,
        stride: columnCount,
        base: UnsafePointer(rows)
      )
      .multiply(by: other, into: results, stride: resultWidth, adds: adds, with: functions)
      for row in 0..<rowCount {
        (target + row * targetStride)
          .update(from: results + row * resultWidth, count: resultWidth)
      }
    }
  }
}
