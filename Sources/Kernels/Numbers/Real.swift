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
  /// `x` to the power `y`, for positive `x`.
  static func pow(_ x: Self, _ y: Self) -> Self
}

/// A number that set-up code, which is scalar and may branch, can compare.
protocol ScalarReal: Real, Comparable {
  var isFinite: Bool { get }
  /// The nearest double.
  var double: Double { get }
}
