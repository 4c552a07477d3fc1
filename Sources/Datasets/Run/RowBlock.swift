// SPDX-License-Identifier: MIT

import Generation
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
  /// Whether rows are made in single precision.
  let isSingle: Bool
  /// h₊, row after row; complex numbers as interleaved doubles.
  ///
  /// Empty where rows are made in single precision.
  let plus: UnsafeMutableBufferPointer<Double>
  /// h× likewise.
  let cross: UnsafeMutableBufferPointer<Double>
  /// h₊ in single precision, where rows are made in that; else empty.
  let singlePlus: UnsafeMutableBufferPointer<Float>
  /// h× likewise.
  let singleCross: UnsafeMutableBufferPointer<Float>
  /// h₊ and h×, in memory that the backend likes best.
  private let rowMemory: [RowMemory]

  /// Takes the memory.
  ///
  /// - Parameters:
  ///   - capacity: The most rows.
  ///   - rowDoubleCount: The numbers of one polarization in one row.
  ///   - columnCount: The parameters of a row.
  ///   - isSingle: Whether rows are made in single precision.
  ///   - backend: What makes the rows; nil for memory of the ordinary kind.
  init(
    capacity: Int,
    rowDoubleCount: Int,
    columnCount: Int,
    isSingle: Bool,
    backend: (any Backend)? = nil
  ) {
    self.capacity = capacity
    self.rowDoubleCount = rowDoubleCount
    self.columnCount = columnCount
    values = .allocate(capacity: capacity * columnCount)
    candidates = .allocate(capacity: capacity)
    records = .allocate(capacity: capacity)
    self.isSingle = isSingle
    let numberByteCount = isSingle ? MemoryLayout<Float>.stride : MemoryLayout<Double>.stride
    let byteCount = capacity * rowDoubleCount * numberByteCount
    let memory = (0..<2).map { _ in
      backend?.makeRowMemory(byteCount: byteCount) ?? RowMemory(byteCount: byteCount)
    }
    rowMemory = memory
    let none = UnsafeMutableRawBufferPointer(start: nil, count: 0)
    (plus, cross) = (
      (isSingle ? none : memory[0].bytes).bindMemory(to: Double.self),
      (isSingle ? none : memory[1].bytes).bindMemory(to: Double.self)
    )
    (singlePlus, singleCross) = (
      (isSingle ? memory[0].bytes : none).bindMemory(to: Float.self),
      (isSingle ? memory[1].bytes : none).bindMemory(to: Float.self)
    )
    values.initialize(repeating: 0)
    candidates.initialize(repeating: 0)
  }

  deinit {
    values.deallocate()
    candidates.deallocate()
    records.deallocate()
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

  /// Where rows in single precision go, from the given row on.
  func singleRows(from row: Int) -> SinglePolarizationRows? {
    guard let plus = singlePlus.baseAddress, let cross = singleCross.baseAddress else { return nil }
    let stride = rowDoubleCount
    return SinglePolarizationRows(
      plus: plus + row * stride,
      cross: cross + row * stride,
      stride: stride
    )
  }

  /// Marks a row as having no waveform.
  func setNaN(row: Int) {
    let range = row * rowDoubleCount..<(row + 1) * rowDoubleCount
    if isSingle {
      singlePlus[range].update(repeating: .nan)
      singleCross[range].update(repeating: .nan)
    } else {
      plus[range].update(repeating: .nan)
      cross[range].update(repeating: .nan)
    }
  }
}
