// SPDX-License-Identifier: MIT

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
  /// One polarization in single precision, for files that hold that.
  let single: UnsafeMutableBufferPointer<Float>

  init(capacity: Int, rowDoubleCount: Int, columnCount: Int, needsSingle: Bool) {
    self.capacity = capacity
    self.rowDoubleCount = rowDoubleCount
    self.columnCount = columnCount
    values = .allocate(capacity: capacity * columnCount)
    candidates = .allocate(capacity: capacity)
    records = .allocate(capacity: capacity)
    plus = .allocate(capacity: capacity * rowDoubleCount)
    cross = .allocate(capacity: capacity * rowDoubleCount)
    single = .allocate(capacity: needsSingle ? capacity * rowDoubleCount : 0)
    values.initialize(repeating: 0)
    candidates.initialize(repeating: 0)
    plus.initialize(repeating: 0)
    cross.initialize(repeating: 0)
    single.initialize(repeating: 0)
  }

  deinit {
    values.deallocate()
    candidates.deallocate()
    records.deallocate()
    plus.deallocate()
    cross.deallocate()
    single.deallocate()
  }

  /// The parameters of one row.
  func values(ofRow row: Int) -> UnsafeMutableBufferPointer<Double> {
    .init(rebasing: values[row * columnCount..<(row + 1) * columnCount])
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
