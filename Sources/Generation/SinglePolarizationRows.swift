// SPDX-License-Identifier: MIT

import KernelRecords

/// Where rows in single precision go: as `PolarizationRows`, which are in double.
public struct SinglePolarizationRows: @unchecked Sendable {
  /// The first row of h₊.
  public let plus: UnsafeMutablePointer<Float>
  /// The first row of h×.
  public let cross: UnsafeMutablePointer<Float>
  /// The distance between rows, in numbers.
  public let stride: Int

  /// Names the memory; the caller owns it.
  public init(
    plus: UnsafeMutablePointer<Float>,
    cross: UnsafeMutablePointer<Float>,
    stride: Int
  ) {
    self.plus = plus
    self.cross = cross
    self.stride = stride
  }
}

extension Backend {
  /// Computes row by row, so that a row in double is in the cache when it is rounded.
  public func evaluate(
    _ binaries: UnsafeBufferPointer<BinaryRecord>,
    intoSingle rows: SinglePolarizationRows
  ) -> BatchReport {
    let count = binCount * valuesPerBin
    return withUnsafeTemporaryAllocation(of: Double.self, capacity: 2 * count) { values in
      var report = BatchReport()
      values.initialize(repeating: 0)
      guard let plus = values.baseAddress else { return report }
      let row = PolarizationRows(plus: plus, cross: plus + count, stride: count)
      for index in binaries.indices {
        let single = evaluate(UnsafeBufferPointer(rebasing: binaries[index...index]), into: row)
        report.add(single, at: index)
        for bin in 0..<count {
          rows.plus[index * rows.stride + bin] = Float(row.plus[bin])
          rows.cross[index * rows.stride + bin] = Float(row.cross[bin])
        }
      }
      return report
    }
  }
}

extension BatchReport {
  /// Adds the report of other rows, which begin with `row`.
  mutating func add(_ other: BatchReport, at row: Int) {
    failures += other.failures.map { RowFailure(row: row + $0.row, reason: $0.reason) }
    warnings.add(other.warnings)
    breakdown = breakdown ?? other.breakdown
  }
}
