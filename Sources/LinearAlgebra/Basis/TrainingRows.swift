// SPDX-License-Identifier: MIT

import ComplexModule
import RealModule

/// The training matrix X, which need not lie in memory: rows are asked for in blocks.
public struct TrainingRows: Sendable {
  /// Writes the rows of a range, one after the other, into a buffer of that many rows.
  public typealias Reader =
    @Sendable (
      _ rows: Range<Int>, _ buffer: UnsafeMutableBufferPointer<Complex<Double>>
    ) throws -> Void

  /// The number of rows N.
  public let rowCount: Int
  /// The number of columns F.
  public let columnCount: Int
  /// Gives rows.
  public let read: Reader

  /// Rows that a closure gives.
  ///
  /// - Parameters:
  ///   - rowCount: The number of rows N.
  ///   - columnCount: The number of columns F.
  ///   - read: Gives the rows of a range. It is called from several threads at the same time, for
  ///     any ranges, for the same range several times, and must give the same numbers each time.
  public init(rowCount: Int, columnCount: Int, read: @escaping Reader) {
    self.rowCount = rowCount
    self.columnCount = columnCount
    self.read = read
  }

  /// The rows of a matrix.
  public init(_ matrix: ComplexMatrix<Double>) {
    self.init(rowCount: matrix.rowCount, columnCount: matrix.columnCount) { range, buffer in
      let width = matrix.columnCount
      matrix.withUnsafeElements { elements in
        let part = elements[range.lowerBound * width..<range.upperBound * width]
        _ = buffer.update(fromContentsOf: part)
      }
    }
  }
}
