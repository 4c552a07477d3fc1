// SPDX-License-Identifier: MIT

/// The coefficients c₀, c₁, … of the polynomial through given points.
///
/// Where a point is given twice, its second value is the slope there; equal points are neighbours.
func interpolated<let count: Int, N: ScalarReal>(
  points: InlineArray<count, N>,
  values: InlineArray<count, N>
) -> InlineArray<count, N> {
  // Newton's divided differences. A slope takes the place of the quotient that has no meaning.
  var differences = values
  for index in 1..<count where points[index] == points[index - 1] {
    differences[index] = differences[index - 1]
  }
  for order in 1..<count {
    var index = count - 1
    while index >= order {
      let width = points[index] - points[index - order]
      differences[index] =
        width == N(0)
        ? values[index] : (differences[index] - differences[index - 1]) / width
      index -= 1
    }
  }
  // From products of (x − x₀) (x − x₁) … to powers of x.
  var coefficients = InlineArray<count, N>(repeating: N(0))
  var order = count - 1
  while order >= 0 {
    for power in stride(from: count - 1, to: 0, by: -1) {
      coefficients[power] =
        N.fma(-points[order], coefficients[power], coefficients[power - 1])
    }
    coefficients[0] = N.fma(-points[order], coefficients[0], differences[order])
    order -= 1
  }
  return coefficients
}
