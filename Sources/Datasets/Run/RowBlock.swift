// SPDX-License-Identifier: MIT

import Compression
import KernelRecords

/// The memory in which one thread makes a block of rows; allocated once per thread.
final class RowBlock {
  let capacity: Int
  /// The doubles of one polarization in one row.
  let rowDoubleCount: Int
  let columnCount: Int
  /// The parameters, row after row.
  let values: UnsafeMutableBufferPointer<Double>
  /// The number of the candidate that each row uses.
  let candidates: UnsafeMutableBufferPointer<UInt64>
  /// The rows as the kernels take them.
  let records: UnsafeMutableBufferPointer<BinaryRecord>
  /// h₊, row after row; complex numbers as interleaved doubles.
  let plus: UnsafeMutableBufferPointer<Double>
  /// h× likewise.
  let cross: UnsafeMutableBufferPointer<Double>
  /// The doubles of one polarization in one row as it is stored.
  let storedDoubleCount: Int
  /// h₊ as it is stored: expanded in a basis, or `plus` itself.
  let storedPlus: UnsafeMutableBufferPointer<Double>
  /// h× likewise.
  let storedCross: UnsafeMutableBufferPointer<Double>
  /// Memory for the steps of compression.
  let scratch: UnsafeMutableBufferPointer<Double>
  /// One polarization in single precision, for files that hold that.
  let single: UnsafeMutableBufferPointer<Float>
  private let hasCoefficients: Bool

  /// - Parameters:
  ///   - capacity: The most rows.
  ///   - rowDoubleCount: The doubles of one polarization in one row.
  ///   - columnCount: The parameters of a row.
  ///   - coefficientCount: The doubles that are stored in their place; nil where they are.
  ///   - scratchCount: The doubles that the steps of compression need.
  ///   - needsSingle: Whether what is stored is in single precision.
  init(
    capacity: Int,
    rowDoubleCount: Int,
    columnCount: Int,
    coefficientCount: Int? = nil,
    scratchCount: Int = 0,
    needsSingle: Bool = false
  ) {
    self.capacity = capacity
    self.rowDoubleCount = rowDoubleCount
    self.columnCount = columnCount
    storedDoubleCount = coefficientCount ?? rowDoubleCount
    hasCoefficients = coefficientCount != nil
    values = .allocate(capacity: capacity * columnCount)
    candidates = .allocate(capacity: capacity)
    records = .allocate(capacity: capacity)
    plus = .allocate(capacity: capacity * rowDoubleCount)
    cross = .allocate(capacity: capacity * rowDoubleCount)
    storedPlus = hasCoefficients ? .allocate(capacity: capacity * storedDoubleCount) : plus
    storedCross = hasCoefficients ? .allocate(capacity: capacity * storedDoubleCount) : cross
    scratch = .allocate(capacity: scratchCount)
    single = .allocate(capacity: needsSingle ? capacity * storedDoubleCount : 0)
    values.initialize(repeating: 0)
    candidates.initialize(repeating: 0)
    plus.initialize(repeating: 0)
    cross.initialize(repeating: 0)
    scratch.initialize(repeating: 0)
    single.initialize(repeating: 0)
    guard hasCoefficients else { return }
    storedPlus.initialize(repeating: 0)
    storedCross.initialize(repeating: 0)
  }

  deinit {
    values.deallocate()
    candidates.deallocate()
    records.deallocate()
    plus.deallocate()
    cross.deallocate()
    scratch.deallocate()
    single.deallocate()
    guard hasCoefficients else { return }
    storedPlus.deallocate()
    storedCross.deallocate()
  }

  /// The parameters of one row.
  func values(ofRow row: Int) -> UnsafeMutableBufferPointer<Double> {
    .init(rebasing: values[row * columnCount..<(row + 1) * columnCount])
  }

  /// One row as the steps of compression take it.
  func waveform(_ row: Int) -> CompressionSteps.Row {
    let range = row * rowDoubleCount..<(row + 1) * rowDoubleCount
    return CompressionSteps.Row(
      plus: .init(rebasing: plus[range]),
      cross: .init(rebasing: cross[range]),
      parameters: UnsafeBufferPointer(values(ofRow: row))
    )
  }

  /// Where the kernels write, from the given row on.
  func rows(from row: Int) -> PolarizationRows? {
    guard let plus = plus.baseAddress, let cross = cross.baseAddress else { return nil }
    let stride = rowDoubleCount
    return PolarizationRows(
      plus: plus + row * stride,
      cross: cross + row * stride,
      stride: stride
    )
  }

  /// Marks a row as having no waveform.
  func setNaN(row: Int) {
    let range = row * rowDoubleCount..<(row + 1) * rowDoubleCount
    plus[range].update(repeating: .nan)
    cross[range].update(repeating: .nan)
  }
}
