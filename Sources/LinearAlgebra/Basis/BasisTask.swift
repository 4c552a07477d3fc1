// SPDX-License-Identifier: MIT

import ComplexModule

/// What every method of building a basis needs.
struct BasisTask: Sendable {
  let rows: TrainingRows
  let threadCount: Int
  let functions: BLASFunctions
  let progress: @Sendable (BasisProgress) throws -> Void

  var rowCount: Int { rows.rowCount }
  var columnCount: Int { rows.columnCount }

  /// Reads a range of rows and checks that every number is finite.
  ///
  /// - Parameters:
  ///   - range: Which rows.
  ///   - buffer: Gets them.
  ///   - isUsed: Gets true for each column that has a number other than zero.
  /// - Throws: ``LinearAlgebraError/notFinite(row:column:)``, or what the reader throws.
  func read(
    _ range: Range<Int>,
    into buffer: UnsafeMutableBufferPointer<Complex<Double>>,
    marking isUsed: inout [Bool]
  ) throws {
    try rows.read(range, buffer)
    for row in range {
      let start = (row - range.lowerBound) * columnCount
      for column in 0..<columnCount {
        let value = buffer[start + column]
        guard value.isFinite else {
          throw LinearAlgebraError.notFinite(row: row, column: column)
        }
        if value != .zero { isUsed[column] = true }
      }
    }
  }
}
