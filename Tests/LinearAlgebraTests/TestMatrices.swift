// SPDX-License-Identifier: MIT

import ComplexModule
import LinearAlgebra
import RealModule

/// Matrices made from numbers of a simple generator, the same in every run.
struct TestNumbers {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1 }

  /// Uniform between −1 and 1.
  mutating func next() -> Double {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return Double(Int64(bitPattern: state)) * 0x1p-63
  }

  mutating func matrix(_ rowCount: Int, _ columnCount: Int) throws -> ComplexMatrix<Double> {
    let elements = (0..<rowCount * columnCount).map { _ in Complex(next(), next()) }
    return try ComplexMatrix(rowCount: rowCount, columnCount: columnCount, elements: elements)
  }

  /// Orthonormal columns, by Gram-Schmidt twice over.
  mutating func orthonormal(_ rowCount: Int, _ columnCount: Int) throws -> ComplexMatrix<Double> {
    var columns: [[Complex<Double>]] = []
    for _ in 0..<columnCount {
      var column = (0..<rowCount).map { _ in Complex(next(), next()) }
      for _ in 0..<2 {
        for other in columns {
          let overlap = zip(other, column).reduce(Complex.zero) { $0 + $1.0.conjugate * $1.1 }
          column = zip(column, other).map { $0 - overlap * $1 }
        }
      }
      let length = column.reduce(0) { $0 + $1.lengthSquared }.squareRoot()
      columns.append(column.map { $0 / Complex(length) })
    }
    return try ComplexMatrix(
      rowCount: rowCount,
      columnCount: columnCount,
      elements: (0..<rowCount).flatMap { row in columns.map { $0[row] } }
    )
  }
}

extension ComplexMatrix<Double> {
  /// The product with another matrix, by the definition.
  func times(_ other: ComplexMatrix) throws -> ComplexMatrix {
    try ComplexMatrix(
      rowCount: rowCount,
      columnCount: other.columnCount,
      elements: (0..<rowCount).flatMap { row in
        (0..<other.columnCount).map { column in
          (0..<columnCount).reduce(.zero) { $0 + self[row, $1] * other[$1, column] }
        }
      }
    )
  }

  var adjoint: ComplexMatrix {
    get throws {
      try ComplexMatrix(
        rowCount: columnCount,
        columnCount: rowCount,
        elements: (0..<columnCount).flatMap { column in
          (0..<rowCount).map { self[$0, column].conjugate }
        }
      )
    }
  }

  /// The largest distance of an element from that of another matrix.
  func distance(from other: ComplexMatrix) -> Double {
    zip(elements, other.elements).reduce(0) { max($0, ($1.0 - $1.1).length) }
  }
}
