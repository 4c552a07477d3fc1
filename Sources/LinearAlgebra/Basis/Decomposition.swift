// SPDX-License-Identifier: MIT

import ComplexModule

/// Singular values, and the vectors that go with the first of them.
struct Decomposition {
  /// Descending; at least one more than there are vectors, where the matrix has more.
  let values: [Double]
  /// One row per singular vector v, holding v*, as LAPACK leaves them for a matrix by rows.
  let conjugates: ComplexMatrix<Double>
  /// The columns of the training matrix that have a number other than zero.
  let isUsed: [Bool]

  /// The number of singular values above s₁ · max(N, F) · 2⁻⁵².
  func numericalRank(rowCount: Int) -> Int {
    let largest = values.first ?? 0
    let threshold = largest * Double(max(rowCount, isUsed.count)) * Double.ulpOfOne
    return largest > 0 ? values.prefix { $0 > threshold }.count : 0
  }

  /// V with its first columns, in the phases of ``SingularBasis``.
  func vectors(_ count: Int) -> ComplexMatrix<Double> {
    let phases = (0..<count).map(phase)
    return ComplexMatrix(rowCount: isUsed.count, columnCount: count) { target in
      for component in isUsed.indices {
        for vector in 0..<count {
          let value = conjugates[vector, component].conjugate * phases[vector].factor
          let isLargest = component == phases[vector].component
          target.initializeElement(
            at: component * count + vector,
            to: isUsed[component] ? (isLargest ? Complex(value.length) : value) : .zero
          )
        }
      }
    }
  }

  /// The component of a vector that is to be real, and the factor of unit length that makes it so.
  private func phase(of vector: Int) -> (component: Int, factor: Complex<Double>) {
    var largest = (component: 0, square: 0.0)
    for component in isUsed.indices where isUsed[component] {
      let square = conjugates[vector, component].lengthSquared
      if square > largest.square { largest = (component, square) }
    }
    let value = conjugates[vector, largest.component]
    return (largest.component, largest.square > 0 ? value / Complex(value.length) : .one)
  }
}
