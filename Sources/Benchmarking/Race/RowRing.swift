// SPDX-License-Identifier: MIT

import Datasets
import Generation
import KernelRecords
import Verification

/// Blocks of rows to write to in turn, so that a waveform does not always find its memory in the
/// first cache.
///
/// The memory is from where the backend writes fastest. One thread uses a ring at a time.
final class RowRing: @unchecked Sendable {
  private let memory: RowMemory
  private let precision: RunOptions.Precision
  private let rowLength: Int
  private let polarizationByteCount: Int
  private let turns: Int
  private var turn = 0

  /// Takes memory for blocks of a backend.
  ///
  /// - Parameters:
  ///   - backend: What writes to it.
  ///   - rowCount: The rows of a block.
  ///   - precision: Their numbers.
  init(for backend: any Backend, rowCount: Int, precision: RunOptions.Precision) {
    self.precision = precision
    rowLength = backend.valuesPerBin * backend.binCount
    polarizationByteCount = rowCount * rowLength * precision.byteCount
    // 4 MiB are beyond the second cache; rows of a large block are that by themselves.
    let blockByteCount = max(2 * polarizationByteCount, 1)
    turns = min(64, ((4 << 20) + blockByteCount - 1) / blockByteCount)
    memory = backend.makeRowMemory(byteCount: turns * blockByteCount)
  }

  /// Has a backend compute rows into the next block.
  func evaluate(
    _ binaries: UnsafeBufferPointer<BinaryRecord>,
    by backend: any Backend
  ) -> BatchReport {
    turn = (turn + 1) % turns
    guard let plus = place(0), let cross = place(1) else { return BatchReport() }
    switch precision {
    case .double:
      return backend.evaluate(
        binaries,
        into: PolarizationRows(
          plus: plus.assumingMemoryBound(to: Double.self),
          cross: cross.assumingMemoryBound(to: Double.self),
          stride: rowLength
        )
      )
    case .single:
      return backend.evaluate(
        binaries,
        intoSingle: SinglePolarizationRows(
          plus: plus.assumingMemoryBound(to: Float.self),
          cross: cross.assumingMemoryBound(to: Float.self),
          stride: rowLength
        )
      )
    }
  }

  /// Fills all blocks with what is no number, so that a row that is not written shows itself.
  func clear() { memory.bytes.initializeMemory(as: UInt8.self, repeating: 0xFF) }

  /// Some bins of a row of the block that was computed last.
  func row(_ index: Int, bins: Range<Int>) -> WaveformRow {
    let first = index * rowLength
    let range = first + 2 * bins.lowerBound..<first + 2 * bins.upperBound
    return WaveformRow(plus: values(range, of: 0), cross: values(range, of: 1))
  }

  private func values(_ range: Range<Int>, of polarization: Int) -> [Double] {
    guard let start = place(polarization) else { return [] }
    return range.map { index in
      let offset = index * precision.byteCount
      return switch precision {
      case .double: start.load(fromByteOffset: offset, as: Double.self)
      case .single: Double(start.load(fromByteOffset: offset, as: Float.self))
      }
    }
  }

  /// Where the rows of h₊ (0) or h× (1) begin in the block of this turn.
  private func place(_ polarization: Int) -> UnsafeMutableRawPointer? {
    memory.bytes.baseAddress.map { $0 + (2 * turn + polarization) * polarizationByteCount }
  }
}

extension RunOptions.Precision {
  /// The bytes of one number.
  fileprivate var byteCount: Int {
    self == .double ? MemoryLayout<Double>.stride : MemoryLayout<Float>.stride
  }
}
