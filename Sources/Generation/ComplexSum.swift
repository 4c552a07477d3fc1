// SPDX-License-Identifier: MIT

import ComplexModule

/// Sums of rows of complex numbers, each times a factor.
enum ComplexSum {
  /// Σ_k c_k r_k, bin by bin, in the order of k; for no rows, none.
  static func of(_ rows: [[Complex<Double>]], times factors: [Complex<Double>]) -> [Complex<Double>]
  {
    guard let first = rows.first else { return [] }
    var sum = [Complex<Double>](repeating: .zero, count: first.count)
    for (row, factor) in zip(rows, factors) {
      row.withUnsafeBufferPointer { add($0, times: factor, to: &sum) }
    }
    return sum
  }

  /// Adds one row times a factor.
  static func add(
    _ row: UnsafeBufferPointer<Complex<Double>>,
    times factor: Complex<Double>,
    to sum: inout [Complex<Double>]
  ) {
    // Written out, because Complex's product minds infinities at a price.
    let (real, imaginary) = (factor.real, factor.imaginary)
    sum.withUnsafeMutableBufferPointer { sum in
      for index in 0..<min(sum.count, row.count) {
        let value = row[index]
        sum[index] = Complex(
          sum[index].real + (real * value.real - imaginary * value.imaginary),
          sum[index].imaginary + (real * value.imaginary + imaginary * value.real)
        )
      }
    }
  }
}
