// SPDX-License-Identifier: MIT

import Compression
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
  /// Where the numbers of rows become single.
  let rounding: Rounding
  /// h₊, row after row; complex numbers as interleaved doubles.
  ///
  /// Empty where rows are rounded when they are made.
  let plus: UnsafeMutableBufferPointer<Double>
  /// h× likewise.
  let cross: UnsafeMutableBufferPointer<Double>
  /// h₊ in single precision, where rows are rounded when they are made; else empty.
  let singlePlus: UnsafeMutableBufferPointer<Float>
  /// h× likewise.
  let singleCross: UnsafeMutableBufferPointer<Float>
  /// The doubles of one polarization in one row as it is stored.
  let storedDoubleCount: Int
  /// h₊ as it is stored: expanded in a basis, or `plus` itself.
  let storedPlus: UnsafeMutableBufferPointer<Double>
  /// h× likewise.
  let storedCross: UnsafeMutableBufferPointer<Double>
  /// Memory for the steps of compression.
  let scratch: UnsafeMutableBufferPointer<Double>
  /// One polarization in single precision, where rows are rounded when they are written; else empty.
  let rounded: UnsafeMutableBufferPointer<Float>
  private let hasCoefficients: Bool
  /// h₊ and h×, in memory that the backend likes best.
  private let rowMemory: [RowMemory]

  /// Where the numbers of rows become single.
  enum Rounding {
    /// Nowhere: they are stored in double.
    case none
    /// Whatever makes them does so.
    case whenMade
    /// Before they are written, because something is done to them in double until then.
    case whenWritten
  }

  /// Takes the memory.
  ///
  /// - Parameters:
  ///   - capacity: The most rows.
  ///   - rowDoubleCount: The numbers of one polarization in one row.
  ///   - columnCount: The parameters of a row.
  ///   - coefficientCount: The doubles that are stored in their place; nil where they are.
  ///   - scratchCount: The doubles that the steps of compression need.
  ///   - rounding: Where numbers become single.
  ///   - backend: What makes the rows; nil for memory of the ordinary kind.
  init(
    capacity: Int,
    rowDoubleCount: Int,
    columnCount: Int,
    coefficientCount: Int? = nil,
    scratchCount: Int = 0,
    rounding: Rounding = .none,
    backend: (any Backend)? = nil
  ) {
    self.capacity = capacity
    self.rowDoubleCount = rowDoubleCount
    self.columnCount = columnCount
    storedDoubleCount = coefficientCount ?? rowDoubleCount
    hasCoefficients = coefficientCount != nil
    values = .allocate(capacity: capacity * columnCount)
    candidates = .allocate(capacity: capacity)
    records = .allocate(capacity: capacity)
    self.rounding = rounding
    let isSingle = rounding == .whenMade
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
    storedPlus = hasCoefficients ? .allocate(capacity: capacity * storedDoubleCount) : plus
    storedCross = hasCoefficients ? .allocate(capacity: capacity * storedDoubleCount) : cross
    scratch = .allocate(capacity: scratchCount)
    rounded = .allocate(capacity: rounding == .whenWritten ? capacity * storedDoubleCount : 0)
    values.initialize(repeating: 0)
    candidates.initialize(repeating: 0)
    scratch.initialize(repeating: 0)
    rounded.initialize(repeating: 0)
    guard hasCoefficients else { return }
    storedPlus.initialize(repeating: 0)
    storedCross.initialize(repeating: 0)
  }

  deinit {
    values.deallocate()
    candidates.deallocate()
    records.deallocate()
    scratch.deallocate()
    rounded.deallocate()
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
    if rounding == .whenMade {
      singlePlus[range].update(repeating: .nan)
      singleCross[range].update(repeating: .nan)
    } else {
      plus[range].update(repeating: .nan)
      cross[range].update(repeating: .nan)
    }
  }
}
