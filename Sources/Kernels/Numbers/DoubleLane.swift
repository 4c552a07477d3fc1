// SPDX-License-Identifier: MIT

/// A lane of one number; also the number of set-up code.
extension Double: ScalarReal, BitLane {
  @inline(__always) static var count: Int { 1 }
  @inline(__always) var bits: UInt64 { bitPattern }
  @inline(__always) init(bits: UInt64) { self.init(bitPattern: bits) }
  @inline(__always) var double: Double { self }

  @inline(__always) static func fma(_ a: Double, _ b: Double, _ c: Double) -> Double {
    #if EMULATES_FMA
    emulatedMultiplyAdd(a, b, c)
    #else
    c.addingProduct(a, b)
    #endif
  }
  @inline(__always) static func sqrt(_ x: Double) -> Double { x.squareRoot() }
  @inline(__always) static func abs(_ x: Double) -> Double { x.magnitude }
  @inline(__always) static func less(_ a: Double, _ b: Double) -> Bool { a < b }
  @inline(__always) static func all(_ mask: Bool) -> Bool { mask }
  @inline(__always) static func select(_ mask: Bool, _ a: Double, _ b: Double) -> Double {
    mask ? a : b
  }
  @inline(__always) static func load(_ address: UnsafePointer<Double>) -> Double {
    address.pointee
  }
  @inline(__always) func store(to address: UnsafeMutablePointer<Double>) {
    address.pointee = self
  }
  @inline(__always)
  static func storeComplex(
    _ real: Double,
    _ imaginary: Double,
    to address: UnsafeMutablePointer<Double>
  ) {
    address[0] = real
    address[1] = imaginary
  }
  @inline(__always)
  static func addComplex(
    _ real: Double,
    _ imaginary: Double,
    to address: UnsafeMutablePointer<Double>
  ) {
    address[0] += real
    address[1] += imaginary
  }
  @inline(__always)
  static func addComplex(
    _ real: Double,
    _ imaginary: Double,
    first elements: Int,
    to address: UnsafeMutablePointer<Double>
  ) {
    if elements > 0 { addComplex(real, imaginary, to: address) }
  }
  @inline(__always)
  static func storeComplex(
    _ real: Double,
    _ imaginary: Double,
    first elements: Int,
    to address: UnsafeMutablePointer<Double>
  ) {
    if elements > 0 { storeComplex(real, imaginary, to: address) }
  }
}
