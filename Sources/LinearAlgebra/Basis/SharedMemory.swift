// SPDX-License-Identifier: MIT

import ComplexModule

/// Memory whose rows are filled by several threads, each its own.
struct SharedMemory: @unchecked Sendable {
  private let buffer: UnsafeMutableBufferPointer<Complex<Double>>

  init(_ buffer: UnsafeMutableBufferPointer<Complex<Double>>) { self.buffer = buffer }

  /// The part that holds some rows.
  func rows(_ range: Range<Int>, width: Int) -> UnsafeMutableBufferPointer<Complex<Double>> {
    UnsafeMutableBufferPointer(
      rebasing: buffer[range.lowerBound * width..<range.upperBound * width]
    )
  }
}

extension [Bool] {
  /// Becomes true wherever the other is.
  mutating func formUnion(_ other: [Bool]) {
    for index in indices where other[index] { self[index] = true }
  }
}
