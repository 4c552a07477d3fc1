// SPDX-License-Identifier: MIT

/// The slope of the natural cubic spline through ten evenly spaced samples.
struct SampledSlope<Number: ScalarReal> {
  private let values: InlineArray<10, Number>
  private let curvatures: InlineArray<10, Number>
  private let start: Number
  private let spacing: Number

  /// Samples a function from `start` to `end`.
  init(from start: Number, to end: Number, _ function: (Number) -> Number) {
    let spacing = (end - start) / Number(9)
    var values = InlineArray<10, Number>(repeating: Number(0))
    for index in 0..<10 {
      values[index] = function(Number.fma(Number(Double(index)), spacing, start))
    }
    // Second derivatives: c₋ + 4 c + c₊ = 6 (y₋ − 2 y + y₊) / spacing², zero at both ends.
    var curvatures = InlineArray<10, Number>(repeating: Number(0))
    var pivots = InlineArray<10, Number>(repeating: Number(0))
    let scale = Number(6) / (spacing * spacing)
    for index in 1..<9 {
      let bend = (values[index + 1] - values[index]) - (values[index] - values[index - 1])
      pivots[index] = Number(1) / (Number(4) - pivots[index - 1])
      curvatures[index] = Number.fma(scale, bend, -curvatures[index - 1]) * pivots[index]
    }
    for index in (1..<8).reversed() {
      curvatures[index] = Number.fma(-pivots[index], curvatures[index + 1], curvatures[index])
    }
    self.values = values
    self.curvatures = curvatures
    self.start = start
    self.spacing = spacing
  }

  /// The spline's slope at a point between the first and the last sample.
  func slope(at point: Number) -> Number {
    let index = min(max(Int(((point - start) / spacing).double), 0), 8)
    let after = point - Number.fma(Number(Double(index)), spacing, start)
    let before = spacing - after
    let (left, right) = (curvatures[index], curvatures[index + 1])
    let squares = Number.fma(right * after, after, -(left * before * before))
    return (values[index + 1] - values[index]) / spacing
      + Number.fma(squares, Number(0.5) / spacing, (left - right) * spacing / Number(6))
  }
}
