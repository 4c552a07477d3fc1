// SPDX-License-Identifier: MIT

import Compression

extension StoredCompression {
  /// Two polarizations of one row, real and imaginary parts side by side.
  package typealias Row = (plus: [Double], cross: [Double])

  /// Opens a finished dataset.
  ///
  /// - Throws: `DatasetError` for one that is not there or cannot be decompressed.
  package init(path: String) throws(DatasetError) { try self.init(MergePart(path: path)) }

  /// Whether waveforms are expanded in a basis.
  package var hasBasis: Bool { stored != nil }

  /// The physical strain of a row as it is stored.
  package func strain(_ row: Row, parameters: [Double]) -> Row {
    var restored = row
    if let basis = stored?.basis {
      restored = each(row, count: basis.binCount) { basis.restore($0, rowCount: 1, into: $1) }
    }
    work(on: &restored, parameters) { steps.undo(on: $0, scratch: $1) }
    return restored
  }

  /// The numbers that a file holds for a row of physical strain.
  package func numbers(_ row: Row, parameters: [Double], isSinglePrecision: Bool) -> Row {
    var numbers = row
    work(on: &numbers, parameters) { steps.apply(to: $0, scratch: $1) }
    if let basis = stored?.basis {
      numbers = each(numbers, count: basis.size) { basis.expand([$0], rowCount: 1, into: [$1]) }
    }
    guard isSinglePrecision else { return numbers }
    return (numbers.plus.map { Double(Float($0)) }, numbers.cross.map { Double(Float($0)) })
  }

  private func each(
    _ row: Row,
    count: Int,
    _ body: (UnsafeMutableBufferPointer<Double>, UnsafeMutableBufferPointer<Double>) -> Void
  ) -> Row {
    let results = [row.plus, row.cross].map { values -> [Double] in
      var source = values
      var result = [Double](repeating: 0, count: 2 * count)
      source.withUnsafeMutableBufferPointer { source in
        result.withUnsafeMutableBufferPointer { body(source, $0) }
      }
      return result
    }
    return (results[0], results[1])
  }

  private func work(
    on row: inout Row,
    _ parameters: [Double],
    _ body: (CompressionSteps.Row, UnsafeMutableBufferPointer<Double>) -> Void
  ) {
    guard !steps.isEmpty else { return }
    var scratch = [Double](repeating: 0, count: steps.scratchCount)
    scratch.withUnsafeMutableBufferPointer { scratch in
      row.plus.withUnsafeMutableBufferPointer { plus in
        row.cross.withUnsafeMutableBufferPointer { cross in
          parameters.withUnsafeBufferPointer { parameters in
            body(CompressionSteps.Row(plus: plus, cross: cross, parameters: parameters), scratch)
          }
        }
      }
    }
  }
}
