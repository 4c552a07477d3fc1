// SPDX-License-Identifier: MIT

/// A vector of numbers that evaluation code, which has no branches, works on.
protocol Lane: Real {
  /// One truth value per element.
  associatedtype Mask
  /// The number of elements.
  static var count: Int { get }
  /// Where `a < b`; false where either is not a number.
  static func less(_ a: Self, _ b: Self) -> Mask
  /// Whether the mask holds in every element.
  static func all(_ mask: Mask) -> Bool
  /// Elements of `a` where `mask` holds, of `b` elsewhere.
  static func select(_ mask: Mask, _ a: Self, _ b: Self) -> Self
  /// Loads `count` consecutive doubles.
  static func load(_ address: UnsafePointer<Double>) -> Self
  /// Stores `count` consecutive doubles.
  func store(to address: UnsafeMutablePointer<Double>)
  /// Stores `count` complex numbers as re, im, re, im, ….
  static func storeComplex(
    _ real: Self,
    _ imaginary: Self,
    to address: UnsafeMutablePointer<Double>
  )
  /// Adds `count` complex numbers to those at an address.
  static func addComplex(
    _ real: Self,
    _ imaginary: Self,
    to address: UnsafeMutablePointer<Double>
  )
  /// Adds the first `elements` complex numbers to those at an address, and touches no more.
  static func addComplex(
    _ real: Self,
    _ imaginary: Self,
    first elements: Int,
    to address: UnsafeMutablePointer<Double>
  )
  /// Stores the first `elements` complex numbers, `0 ≤ elements ≤ count`, and touches no more.
  static func storeComplex(
    _ real: Self,
    _ imaginary: Self,
    first elements: Int,
    to address: UnsafeMutablePointer<Double>
  )
}
