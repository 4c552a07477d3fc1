// SPDX-License-Identifier: MIT

/// A function on [0, 1] as one polynomial of fifth degree for each of equally wide cells.
///
/// The polynomials take over values and derivatives at the nodes. The coefficients live outside
/// Swift's arrays so that threads can share a table without counting references.
final class HermiteTable: Sendable {
  /// What a node knows of the function: its value and its first two derivatives.
  typealias Node = (value: Double, first: Double, second: Double)

  /// The evaluator of a table, valid as long as the table lives.
  struct View: @unchecked Sendable {
    fileprivate let coefficients: UnsafePointer<Double>
    fileprivate let cells: Double

    /// The value at a point of [0, 1).
    @inline(__always)
    func callAsFunction(_ x: Double) -> Double {
      let scaled = x * cells
      let cell = Int(scaled)
      let s = scaled - Double(cell)
      let c = coefficients + 6 * cell
      return ((((c[5] * s + c[4]) * s + c[3]) * s + c[2]) * s + c[1]) * s + c[0]
    }
  }

  let view: View
  private let storage: Storage

  /// Makes a table from its nodes.
  ///
  /// - Parameters:
  ///   - nodes: At least two nodes, equally spaced from 0 to 1.
  ///   - knowsSecondDerivatives: Whether the second derivatives count; without them the polynomials
  ///     are of third degree.
  init(nodes: [Node], knowsSecondDerivatives: Bool) {
    let width = 1 / Double(nodes.count - 1)
    storage = Storage(
      zip(nodes, nodes.dropFirst()).flatMap { start, end in
        knowsSecondDerivatives
          ? Self.quintic(start, end, width: width) : Self.cubic(start, end, width: width)
      }
    )
    view = View(coefficients: UnsafePointer(storage.pointer), cells: Double(nodes.count - 1))
  }

  private static func quintic(_ start: Node, _ end: Node, width h: Double) -> [Double] {
    let (slope, curvature) = (h * start.first, h * h * start.second)
    let value = end.value - start.value - slope - curvature / 2
    let first = h * end.first - slope - curvature
    let second = h * h * end.second - curvature
    return [
      start.value, slope, curvature / 2,
      10 * value - 4 * first + second / 2,
      -15 * value + 7 * first - second,
      6 * value - 3 * first + second / 2,
    ]
  }

  private static func cubic(_ start: Node, _ end: Node, width h: Double) -> [Double] {
    let rise = end.value - start.value
    let (first, last) = (h * start.first, h * end.first)
    return [start.value, first, 3 * rise - 2 * first - last, first + last - 2 * rise, 0, 0]
  }

  /// Memory that never changes after it was filled, which is why threads may share it.
  private final class Storage: @unchecked Sendable {
    let pointer: UnsafeMutablePointer<Double>

    init(_ values: [Double]) {
      pointer = .allocate(capacity: values.count)
      pointer.initialize(from: values, count: values.count)
    }

    deinit { pointer.deallocate() }
  }
}
