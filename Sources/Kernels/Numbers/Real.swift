// SPDX-License-Identifier: MIT

/// The number type that the physics is written in.
///
/// `Double` and the vectors of it conform, and so does the double-double number of the tests, so
/// that one text of the physics gives both the fast result and its arbiter. All operations are
/// elementwise and every conforming type made of doubles gives the same bits in each element.
protocol Real: Sendable {
  /// The number nearest to `value` (every element of a vector).
  init(_ value: Double)
  static func + (a: Self, b: Self) -> Self
  static func - (a: Self, b: Self) -> Self
  static func * (a: Self, b: Self) -> Self
  static func / (a: Self, b: Self) -> Self
  static prefix func - (a: Self) -> Self
  /// `a b + c`, rounded once.
  static func fma(_ a: Self, _ b: Self, _ c: Self) -> Self
  static func sqrt(_ x: Self) -> Self
  static func abs(_ x: Self) -> Self
  static func exp(_ x: Self) -> Self
  /// The natural logarithm.
  static func log(_ x: Self) -> Self
  static func cbrt(_ x: Self) -> Self
  static func sincos(_ x: Self) -> (sin: Self, cos: Self)
  static func atan(_ x: Self) -> Self
  static func atan2(_ y: Self, _ x: Self) -> Self
  static func acos(_ x: Self) -> Self
  /// cos(arccos(x) / 3) for x between −1 and 1.
  static func cosineOfThird(_ x: Self) -> Self
  /// The natural logarithm of a positive number that is neither subnormal nor infinite.
  static func logOfNormal(_ x: Self) -> Self
  /// `x` to the power `y`, for positive `x`.
  static func pow(_ x: Self, _ y: Self) -> Self
  /// Whether the numbers have more digits than a double, so that series made for doubles end too soon.
  static var isExtended: Bool { get }
}

extension Real {
  @inline(__always) static var isExtended: Bool { false }
}

/// A number that set-up code, which is scalar and may branch, can compare.
protocol ScalarReal: Real, Comparable {
  var isFinite: Bool { get }
  /// The nearest double.
  var double: Double { get }
}
