// SPDX-License-Identifier: MIT

import ComplexModule

/// A matrix in somebody's memory, row by row, as an operand of a product.
struct MatrixPart<Scalar: BLASScalar> {
  /// CBLAS's codes.
  enum Operation: Int32 {
    case none = 111
    case transpose = 112
    case adjoint = 113
  }

  let rowCount: Int
  let columnCount: Int
  /// From one row to the next, in elements.
  let stride: Int
  let base: UnsafePointer<Complex<Scalar>>?
  var operation = Operation.none

  init(rows: Int, columns: Int, stride: Int, base: UnsafePointer<Complex<Scalar>>?) {
    rowCount = rows
    columnCount = columns
    self.stride = stride
    self.base = base
  }

  init(rows: Int, columns: Int, of buffer: UnsafeBufferPointer<Complex<Scalar>>) {
    self.init(rows: rows, columns: columns, stride: columns, base: buffer.baseAddress)
  }

  /// The conjugate of the transposed matrix.
  var adjoint: MatrixPart {
    var part = self
    part.operation = .adjoint
    return part
  }

  /// The rows and columns after the operation.
  var effectiveRowCount: Int { operation == .none ? rowCount : columnCount }
  var effectiveColumnCount: Int { operation == .none ? columnCount : rowCount }

  /// C ← A·B, or C ← C + A·B with `adds`.
  ///
  /// B has as many rows as A has columns; C is stored row by row.
  func multiply(
    by other: MatrixPart,
    into target: UnsafeMutablePointer<Complex<Scalar>>?,
    stride targetStride: Int,
    adds: Bool = false,
    with functions: BLASFunctions
  ) {
    precondition(
      effectiveColumnCount == other.effectiveRowCount,
      "the inner sizes of a product must agree"
    )
    guard let base, let otherBase = other.base, let target, effectiveRowCount > 0,
      effectiveColumnCount > 0
    else {
      return
    }
    let product = Scalar.blasPrecision == .double ? functions.zgemm3m : functions.cgemm
    let alpha = Complex<Scalar>.one
    let beta: Complex<Scalar> = adds ? .one : .zero
    withUnsafePointer(to: alpha) { alpha in
      withUnsafePointer(to: beta) { beta in
        product(
          101,
          operation.rawValue,
          other.operation.rawValue,
          Int32(effectiveRowCount),
          Int32(other.effectiveColumnCount),
          Int32(effectiveColumnCount),
          alpha,
          base,
          Int32(max(1, stride)),
          otherBase,
          Int32(max(1, other.stride)),
          beta,
          target,
          Int32(max(1, targetStride))
        )
      }
    }
  }
}
