// SPDX-License-Identifier: MIT

import Benchmark
import ComplexModule
import LinearAlgebra

/// Rows of 8193 bins expanded in 200 vectors: some that fill all bins, some that end after a third,
/// as waveforms of heavy binaries do.
func projection() {
  let (rows, bins, size) = (96, 8193, 200)
  for (title, end) in [("that fill all bins", bins), ("that end after a third", bins / 3)] {
    Benchmark("expand \(rows) rows of \(bins) bins \(title) in \(size) vectors") { benchmark in
      let vectors = ComplexMatrix<Double>(rowCount: bins, columnCount: size) { elements in
        for index in elements.indices {
          elements.initializeElement(at: index, to: Complex(1 / Double(index + 1), 0.5))
        }
      }
      let product = try MatrixProduct(vectors)
      var values = [Complex<Double>](repeating: .zero, count: rows * bins)
      for row in 0..<rows {
        for bin in 0..<end { values[row * bins + bin] = Complex(1, Double(bin)) }
      }
      var coefficients = [Complex<Double>](repeating: .zero, count: rows * size)
      benchmark.startMeasurement()
      for _ in benchmark.scaledIterations {
        values.withUnsafeBufferPointer { values in
          coefficients.withUnsafeMutableBufferPointer { coefficients in
            guard let values = values.baseAddress, let target = coefficients.baseAddress else {
              return
            }
            product.multiply(rows: values, rowCount: rows, into: target)
          }
        }
      }
      benchmark.stopMeasurement()
      blackHole(coefficients)
    }
  }
}
