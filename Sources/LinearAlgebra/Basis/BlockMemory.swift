// SPDX-License-Identifier: MIT

import ComplexModule
import RealModule

/// The memory of one thread for a block of rows and their coefficients.
struct BlockMemory {
  private let task: BasisTask
  private let count: Int
  private var rows: [Complex<Double>]
  private var coefficients: [Complex<Double>]

  init(task: BasisTask, count: Int) {
    self.task = task
    self.count = count
    rows = Array(repeating: .zero, count: BlockedDecomposition.blockRows * task.columnCount)
    coefficients = Array(repeating: .zero, count: BlockedDecomposition.blockRows * count)
  }

  /// Reads a block of rows X and adds X Q and Xᴴ X Q to the sums.
  ///
  /// - Throws: ``LinearAlgebraError``, or what the reader throws.
  mutating func add(
    _ range: Range<Int>,
    basis: [Complex<Double>],
    to sums: inout PassSums,
    wantsProduct: Bool
  ) throws {
    let width = task.columnCount
    try rows.withUnsafeMutableBufferPointer { rows in
      let part = UnsafeMutableBufferPointer(rebasing: rows[..<(range.count * width)])
      try task.read(range, into: part, marking: &sums.isUsed)
    }
    multiply(range.count, by: basis, into: &sums, wantsProduct: wantsProduct)
    if !wantsProduct { try sums.reduce(coefficients[..<(range.count * count)]) }
  }

  private mutating func multiply(
    _ rowCount: Int,
    by basis: [Complex<Double>],
    into sums: inout PassSums,
    wantsProduct: Bool
  ) {
    let width = task.columnCount
    let isFirst = sums.product.isEmpty
    if wantsProduct, isFirst { sums.product = Array(repeating: .zero, count: width * count) }
    rows.withUnsafeBufferPointer { rows in
      let x = MatrixPart(rows: rowCount, columns: width, stride: width, base: rows.baseAddress)
      basis.withUnsafeBufferPointer { basis in
        coefficients.withUnsafeMutableBufferPointer { coefficients in
          x.multiply(
            by: MatrixPart(rows: width, columns: count, of: basis),
            into: coefficients.baseAddress,
            stride: count,
            with: task.functions
          )
        }
      }
      guard wantsProduct else { return }
      coefficients.withUnsafeBufferPointer { coefficients in
        sums.product.withUnsafeMutableBufferPointer { product in
          x.adjoint.multiply(
            by: MatrixPart(
              rows: rowCount,
              columns: count,
              stride: count,
              base: coefficients.baseAddress
            ),
            into: product.baseAddress,
            stride: count,
            adds: !isFirst,
            with: task.functions
          )
        }
      }
    }
  }
}
