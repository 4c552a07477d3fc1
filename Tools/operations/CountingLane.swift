// SPDX-License-Identifier: MIT

/// A lane of one double that counts the operations done to it; one thread alone may use it.
///
/// Elementary functions are those of the kernels, so that what they take is counted too. Operations
/// on bits, comparisons, selections, loads and stores are no floating-point operations.
struct CountingLane: Sendable {
  /// What was done: a multiply-add counts as two, all others as one.
  nonisolated(unsafe) static var operations = 0
  /// Divisions and square roots among them.
  nonisolated(unsafe) static var divisions = 0

  let double: Double

  init(_ value: Double) { double = value }

  private static func counted(_ value: Double, _ count: Int = 1) -> CountingLane {
    operations += count
    return CountingLane(value)
  }
}

extension CountingLane: Lane, ScalarReal, BitLane {
  typealias Mask = Bool

  static var count: Int { 1 }
  var isFinite: Bool { double.isFinite }
  var bits: UInt64 { double.bitPattern }
  init(bits: UInt64) { double = Double(bitPattern: bits) }

  static func + (a: Self, b: Self) -> Self { counted(a.double + b.double) }
  static func - (a: Self, b: Self) -> Self { counted(a.double - b.double) }
  static func * (a: Self, b: Self) -> Self { counted(a.double * b.double) }
  static prefix func - (a: Self) -> Self { CountingLane(-a.double) }
  static func fma(_ a: Self, _ b: Self, _ c: Self) -> Self {
    counted(c.double.addingProduct(a.double, b.double), 2)
  }
  static func / (a: Self, b: Self) -> Self {
    divisions += 1
    return counted(a.double / b.double)
  }
  static func sqrt(_ x: Self) -> Self {
    divisions += 1
    return counted(x.double.squareRoot())
  }
  static func abs(_ x: Self) -> Self { CountingLane(x.double.magnitude) }
  static func < (a: Self, b: Self) -> Bool { a.double < b.double }
  static func == (a: Self, b: Self) -> Bool { a.double == b.double }
  static func less(_ a: Self, _ b: Self) -> Bool { a.double < b.double }
  static func all(_ mask: Bool) -> Bool { mask }
  static func select(_ mask: Bool, _ a: Self, _ b: Self) -> Self { mask ? a : b }

  static func load(_ address: UnsafePointer<Double>) -> Self { CountingLane(address.pointee) }
  func store(to address: UnsafeMutablePointer<Double>) { address.pointee = double }
  static func storeComplex(
    _ real: Self,
    _ imaginary: Self,
    to address: UnsafeMutablePointer<Double>
  ) {
    address[0] = real.double
    address[1] = imaginary.double
  }
  static func storeComplex(
    _ real: Self,
    _ imaginary: Self,
    first elements: Int,
    to address: UnsafeMutablePointer<Double>
  ) {
    if elements > 0 { storeComplex(real, imaginary, to: address) }
  }
  static func addComplex(
    _ real: Self,
    _ imaginary: Self,
    to address: UnsafeMutablePointer<Double>
  ) {
    operations += 2
    address[0] += real.double
    address[1] += imaginary.double
  }
  static func addComplex(
    _ real: Self,
    _ imaginary: Self,
    first elements: Int,
    to address: UnsafeMutablePointer<Double>
  ) {
    if elements > 0 { addComplex(real, imaginary, to: address) }
  }
}
