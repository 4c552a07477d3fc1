// SPDX-License-Identifier: MIT

import ComplexModule
import RealModule

/// The memory of one thread for a block of rows and their coefficients.
struct BlockMemory {
  private let task: BasisTask
  private let count: Int
  private var rows: [Complex<Double>]
  private var coefficients: [Complex<Double>]

  init(task: BasisTask, count: Int, capacity: Int) {
    self.task = task
    self.count = count
    rows = Array(repeating: .zero, count: capacity * task.columnCount)
    coefficients = Array(repeating: .zero, count: capacity * count)
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

  /// The rows of about one length that are multiplied at once.
  private static let groupSize = 96

  private mutating func multiply(
    _ rowCount: Int,
    by basis: [Complex<Double>],
    into sums: inout PassSums,
    wantsProduct: Bool
  ) {
    let (width, count, functions) = (task.columnCount, count, task.functions)
    if wantsProduct, sums.product.isEmpty {
      sums.product = Array(repeating: .zero, count: width * count)
    }
    rows.withUnsafeMutableBufferPointer { rows in
      guard let rows = rows.baseAddress else { return }
      let places = (0..<rowCount).map { UnsafePointer(rows) + $0 * width }
      let extents = RowExtents(places, width: width)
      // The order of the rows is of no consequence to the sums.
      extents.sort(rows, width: width)
      coefficients.withUnsafeMutableBufferPointer { coefficients in
        guard let coefficients = coefficients.baseAddress else { return }
        sums.product.withUnsafeMutableBufferPointer { product in
          basis.withUnsafeBufferPointer { basis in
            extents.forEachGroup(of: Self.groupSize) { group, length in
              let x = MatrixPart(
                rows: group.count,
                columns: length,
                stride: width,
                base: rows + group.lowerBound * width
              )
              let y = coefficients + group.lowerBound * count
              x.multiply(
                by: MatrixPart(rows: length, columns: count, of: basis),
                into: y,
                stride: count,
                with: functions
              )
              guard wantsProduct else { return }
              x.adjoint.multiply(
                by: MatrixPart(rows: group.count, columns: count, stride: count, base: y),
                into: product.baseAddress,
                stride: count,
                adds: true,
                with: functions
              )
            }
          }
        }
      }
    }
  }
}
