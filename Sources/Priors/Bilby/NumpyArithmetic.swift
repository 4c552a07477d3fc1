// SPDX-License-Identifier: MIT

/// Functions of numpy, with its order of operations, so that the last bits agree too.
enum NumpyArithmetic {
  /// `numpy.linspace(start, stop, count)`, for a count of at least two.
  static func equallySpaced(from start: Double, through stop: Double, count: Int) -> [Double] {
    let step = (stop - start) / Double(count - 1)
    return (0..<count).map { $0 == count - 1 ? stop : Double($0) * step + start }
  }

  /// `numpy.sum(values)`: sums of halves, down to runs of at most 128 in eight lanes.
  static func sum(_ values: ArraySlice<Double>) -> Double {
    guard values.count > 128 else { return sumOfRun(values) }
    let half = values.count / 2
    let middle = values.startIndex + half - half % 8
    return sum(values[..<middle]) + sum(values[middle...])
  }

  private static func sumOfRun(_ values: ArraySlice<Double>) -> Double {
    guard values.count >= 8 else { return values.reduce(0, +) }
    var lanes = Array(values.prefix(8))
    var rest = values.dropFirst(8)
    while rest.count >= 8 {
      for (lane, value) in rest.prefix(8).enumerated() { lanes[lane] += value }
      rest = rest.dropFirst(8)
    }
    let firstHalf: Double = (lanes[0] + lanes[1]) + (lanes[2] + lanes[3])
    let secondHalf: Double = (lanes[4] + lanes[5]) + (lanes[6] + lanes[7])
    let total: Double = firstHalf + secondHalf
    return rest.reduce(total) { $0 + $1 }
  }

  /// The areas of the trapezoids between neighbouring points.
  static func trapezoids(_ x: [Double], _ y: [Double]) -> [Double] {
    (1..<x.count).map { (index: Int) -> Double in
      let width = x[index] - x[index - 1]
      return width * (y[index] + y[index - 1]) / 2
    }
  }

  /// `numpy.interp(x, nodes, values)` inside the nodes; the end values outside them.
  static func interpolate(_ x: Double, _ nodes: [Double], _ values: [Double]) -> Double {
    let cell = lastNode(notAbove: x, in: nodes)
    guard cell >= 0 else { return values[0] }
    guard cell < nodes.count - 1, nodes[cell] != x else { return values[cell] }
    let slope = (values[cell + 1] - values[cell]) / (nodes[cell + 1] - nodes[cell])
    return slope * (x - nodes[cell]) + values[cell]
  }

  /// The place of the last node that is not above x, −1 where all are.
  static func lastNode(notAbove x: Double, in nodes: [Double]) -> Int {
    var (low, high) = (0, nodes.count)
    while low < high {
      let middle = (low + high) / 2
      if nodes[middle] <= x { low = middle + 1 } else { high = middle }
    }
    return low - 1
  }

  /// `numpy.gradient(y, x)`: second order inside, first order at the ends.
  static func gradient(_ y: [Double], _ x: [Double]) -> [Double] {
    let steps = zip(x.dropFirst(), x).map { $0 - $1 }
    let rises = zip(y.dropFirst(), y).map { $0 - $1 }
    let slopes = zip(rises, steps).map { $0 / $1 }
    let inner = (1..<x.count - 1).map { (index: Int) -> Double in
      let (before, after) = (steps[index - 1], steps[index])
      let both = before + after
      let left: Double = -after / (before * both)
      let centre: Double = (after - before) / (before * after)
      let right: Double = before / (after * both)
      let early: Double = left * y[index - 1] + centre * y[index]
      return early + right * y[index + 1]
    }
    return [slopes[0]] + inner + [slopes[slopes.count - 1]]
  }
}
