// SPDX-License-Identifier: MIT

// The vectors of two, four and eight doubles as lanes.

extension SIMD where Scalar == Double {
  @inline(__always) init(_ value: Double) { self.init(repeating: value) }
  @inline(__always) static var count: Int { scalarCount }

  @inline(__always) static func sqrt(_ x: Self) -> Self { x.squareRoot() }
  @inline(__always)
  static func select(_ mask: SIMDMask<MaskStorage>, _ a: Self, _ b: Self) -> Self {
    b.replacing(with: a, where: mask)
  }
  @inline(__always) static func load(_ address: UnsafePointer<Double>) -> Self {
    UnsafeRawPointer(address).loadUnaligned(as: Self.self)
  }
  @inline(__always) func store(to address: UnsafeMutablePointer<Double>) {
    UnsafeMutableRawPointer(address).storeBytes(of: self, as: Self.self)
  }
  @inline(__always)
  static func storeComplex(
    _ real: Self,
    _ imaginary: Self,
    first elements: Int,
    to address: UnsafeMutablePointer<Double>
  ) {
    for index in 0..<elements {
      address[2 * index] = real[index]
      address[2 * index + 1] = imaginary[index]
    }
  }
  @inline(__always)
  static func addComplex(
    _ real: Self,
    _ imaginary: Self,
    first elements: Int,
    to address: UnsafeMutablePointer<Double>
  ) {
    for index in 0..<elements {
      address[2 * index] += real[index]
      address[2 * index + 1] += imaginary[index]
    }
  }
}

extension BitLane where Bits: SIMD {
  @inline(__always) static func negated(_ a: Self) -> Self {
    Self(bits: a.bits ^ Bits(repeating: 1 &<< 63))
  }
  @inline(__always) static func abs(_ x: Self) -> Self {
    Self(bits: x.bits & Bits(repeating: ~(1 &<< 63)))
  }
}

extension SIMD2: Real, Lane, BitLane where Scalar == Double {
  @inline(__always) var bits: SIMD2<UInt64> { unsafeBitCast(self, to: SIMD2<UInt64>.self) }
  @inline(__always) init(bits: SIMD2<UInt64>) { self = unsafeBitCast(bits, to: Self.self) }
  @inline(__always) static prefix func - (a: Self) -> Self { negated(a) }
  @inline(__always) static func fma(_ a: Self, _ b: Self, _ c: Self) -> Self {
    #if EMULATES_FMA
    emulatedMultiplyAdd(a, b, c)
    #else
    c.addingProduct(a, b)
    #endif
  }
  @inline(__always) static func less(_ a: Self, _ b: Self) -> SIMDMask<SIMD2<Int64>> { a .< b }
  @inline(__always)
  static func storeComplex(
    _ real: Self,
    _ imaginary: Self,
    to address: UnsafeMutablePointer<Double>
  ) {
    var pairs = SIMD4<Double>()
    pairs.evenHalf = real
    pairs.oddHalf = imaginary
    UnsafeMutableRawPointer(address).storeBytes(of: pairs, as: SIMD4<Double>.self)
  }
  @inline(__always)
  static func addComplex(
    _ real: Self,
    _ imaginary: Self,
    to address: UnsafeMutablePointer<Double>
  ) {
    var pairs = SIMD4<Double>()
    pairs.evenHalf = real
    pairs.oddHalf = imaginary
    let raw = UnsafeMutableRawPointer(address)
    let sum = raw.loadUnaligned(as: SIMD4<Double>.self) + pairs
    raw.storeBytes(of: sum, as: SIMD4<Double>.self)
  }
}

extension SIMD4: Real, Lane, BitLane where Scalar == Double {
  @inline(__always) var bits: SIMD4<UInt64> { unsafeBitCast(self, to: SIMD4<UInt64>.self) }
  @inline(__always) init(bits: SIMD4<UInt64>) { self = unsafeBitCast(bits, to: Self.self) }
  @inline(__always) static prefix func - (a: Self) -> Self { negated(a) }
  @inline(__always) static func fma(_ a: Self, _ b: Self, _ c: Self) -> Self {
    #if EMULATES_FMA
    emulatedMultiplyAdd(a, b, c)
    #else
    c.addingProduct(a, b)
    #endif
  }
  @inline(__always) static func less(_ a: Self, _ b: Self) -> SIMDMask<SIMD4<Int64>> { a .< b }
  @inline(__always)
  static func storeComplex(
    _ real: Self,
    _ imaginary: Self,
    to address: UnsafeMutablePointer<Double>
  ) {
    var pairs = SIMD8<Double>()
    pairs.evenHalf = real
    pairs.oddHalf = imaginary
    UnsafeMutableRawPointer(address).storeBytes(of: pairs, as: SIMD8<Double>.self)
  }
  @inline(__always)
  static func addComplex(
    _ real: Self,
    _ imaginary: Self,
    to address: UnsafeMutablePointer<Double>
  ) {
    var pairs = SIMD8<Double>()
    pairs.evenHalf = real
    pairs.oddHalf = imaginary
    let raw = UnsafeMutableRawPointer(address)
    let sum = raw.loadUnaligned(as: SIMD8<Double>.self) + pairs
    raw.storeBytes(of: sum, as: SIMD8<Double>.self)
  }
}

extension SIMD8: Real, Lane, BitLane where Scalar == Double {
  @inline(__always) var bits: SIMD8<UInt64> { unsafeBitCast(self, to: SIMD8<UInt64>.self) }
  @inline(__always) init(bits: SIMD8<UInt64>) { self = unsafeBitCast(bits, to: Self.self) }
  @inline(__always) static prefix func - (a: Self) -> Self { negated(a) }
  @inline(__always) static func fma(_ a: Self, _ b: Self, _ c: Self) -> Self {
    #if EMULATES_FMA
    emulatedMultiplyAdd(a, b, c)
    #else
    c.addingProduct(a, b)
    #endif
  }
  @inline(__always) static func less(_ a: Self, _ b: Self) -> SIMDMask<SIMD8<Int64>> { a .< b }
  @inline(__always)
  static func storeComplex(
    _ real: Self,
    _ imaginary: Self,
    to address: UnsafeMutablePointer<Double>
  ) {
    var pairs = SIMD16<Double>()
    pairs.evenHalf = real
    pairs.oddHalf = imaginary
    UnsafeMutableRawPointer(address).storeBytes(of: pairs, as: SIMD16<Double>.self)
  }
  @inline(__always)
  static func addComplex(
    _ real: Self,
    _ imaginary: Self,
    to address: UnsafeMutablePointer<Double>
  ) {
    var pairs = SIMD16<Double>()
    pairs.evenHalf = real
    pairs.oddHalf = imaginary
    let raw = UnsafeMutableRawPointer(address)
    let sum = raw.loadUnaligned(as: SIMD16<Double>.self) + pairs
    raw.storeBytes(of: sum, as: SIMD16<Double>.self)
  }
}
