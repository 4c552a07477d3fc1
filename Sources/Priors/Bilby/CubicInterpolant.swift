// SPDX-License-Identifier: MIT

/// The cubic spline through given points that has no knot at the second and last but one of them.
///
/// The spline of SciPy's `interp1d(kind="cubic")`, as a sum of B-splines. Source: de Boor,
/// "A Practical Guide to Splines" (1978), chapters X and XIII.
struct CubicInterpolant: Sendable {
  private let knots: [Double]
  private let coefficients: [Double]
  private let first: (x: Double, y: Double)
  private let last: (x: Double, y: Double)

  /// Interpolates points with ascending x, at least four.
  init(x: [Double], y: [Double]) {
    let count = x.count
    let (start, end) = (x[0], x[count - 1])
    knots =
      [start, start, start, start] + x[2..<count - 2] + [end, end, end, end]
    first = (start, y[0])
    last = (end, y[count - 1])
    let rows = x.map { [knots] point -> (cell: Int, basis: [Double]) in
      let cell = Self.cell(of: point, in: knots)
      return (cell, Self.basis(at: point, cell: cell, knots))
    }
    coefficients = Self.solve(rows, y)
  }

  /// The value of the spline; the first or last value beyond the points.
  func callAsFunction(_ x: Double) -> Double {
    guard x >= first.x else { return first.y }
    guard x <= last.x else { return last.y }
    let cell = Self.cell(of: x, in: knots)
    let basis = Self.basis(at: x, cell: cell, knots)
    var sum = 0.0
    for index in 0..<4 { sum += coefficients[cell + index - 3] * basis[index] }
    return sum
  }

  private static func cell(of x: Double, in knots: [Double]) -> Int {
    max(3, min(knots.count - 5, NumpyArithmetic.lastNode(notAbove: x, in: knots)))
  }

  /// The four B-splines that do not vanish in a cell, by the Cox–de Boor recursion.
  private static func basis(at x: Double, cell: Int, _ knots: [Double]) -> [Double] {
    var basis = [1.0, 0, 0, 0]
    for degree in 1...3 {
      let lower = basis
      basis[0] = 0
      for n in 1...degree {
        let (right, left) = (knots[cell + n], knots[cell + n - degree])
        guard right != left else {
          basis[n] = 0
          continue
        }
        let weight = lower[n - 1] / (right - left)
        basis[n - 1] += weight * (right - x)
        basis[n] = weight * (x - left)
      }
    }
    return basis
  }

  /// Gaussian elimination in the band; the matrix is totally positive, so that no rows change place.
  private static func solve(
    _ rows: [(cell: Int, basis: [Double])],
    _ values: [Double]
  ) -> [Double] {
    let (count, reach) = (rows.count, 3)
    var band = [[Double]](repeating: [Double](repeating: 0, count: 2 * reach + 1), count: count)
    for (row, entry) in rows.enumerated() {
      for index in 0..<4 {
        let offset = entry.cell + index - 3 - row + reach
        if offset >= 0, offset <= 2 * reach { band[row][offset] = entry.basis[index] }
      }
    }
    var solution = values
    for pivot in 0..<count {
      let reciprocal = 1 / band[pivot][reach]
      for row in (pivot + 1)..<max(pivot + 1, min(count, pivot + reach + 1)) {
        let factor = -(band[row][pivot - row + reach] * reciprocal)
        for column in pivot...min(count - 1, pivot + reach) {
          band[row][column - row + reach].addProduct(factor, band[pivot][column - pivot + reach])
        }
        solution[row].addProduct(factor, solution[pivot])
      }
    }
    for column in stride(from: count - 1, through: 0, by: -1) {
      solution[column] /= band[column][reach]
      for row in max(0, column - reach)..<column {
        solution[row].addProduct(-solution[column], band[row][column - row + reach])
      }
    }
    return solution
  }
}
