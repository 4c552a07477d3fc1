// SPDX-License-Identifier: MIT

import ComplexModule
import LinearAlgebra
import RealModule

extension TestNumbers {
  /// Rows like whitened inspirals: a falling amplitude and a phase ∝ f^{−5/3}, zero below a column.
  mutating func chirps(
    _ rowCount: Int,
    columnCount: Int,
    firstColumn: Int
  ) throws -> ComplexMatrix<Double> {
    var elements: [Complex<Double>] = []
    for _ in 0..<rowCount {
      let (mass, time, phase) = (1 + 0.3 * next(), next(), 3 * next())
      let (spin, shift) = (next(), 3 * next())
      for column in 0..<columnCount {
        let frequency = Double(column) / Double(columnCount)
        let angle =
          phase + 60 * time * frequency + mass / Double.pow(frequency, 5.0 / 3)
          + 5 * spin / frequency + Double.sin(9 * frequency + shift)
        let amplitude = Double.pow(max(frequency, 1e-3), -7.0 / 6)
        elements.append(
          column < firstColumn ? .zero : Complex(length: amplitude, phase: angle)
        )
      }
    }
    return try ComplexMatrix(rowCount: rowCount, columnCount: columnCount, elements: elements)
  }
}
