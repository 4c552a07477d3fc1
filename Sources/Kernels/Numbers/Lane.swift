// SPDX-License-Identifier: MIT

/// A vector of numbers that evaluation code, which has no branches, works on.
protocol Lane: Real {
  /// One truth value per element.
  associatedtype Mask
  /// The number of elements.
  static var count: Int { get }
  static func less(_ a: Self, _ b: Self) -> Mask
  /// Elements of `a` where `mask` holds, of `b` elsewhere.
  static func select(_ mask: Mask, _ a: Self, _ b: Self) -> Self
  /// Loads `count` consecutive doubles.
  static func load(_ address: UnsafePointer<Double>) -> Self
}
