// SPDX-License-Identifier: MIT

// The vectors of two, four and eight doubles as lanes.

#if !hasFeature(Embedded)
import CVectors

extension SIMD where Scalar == Double {
  @inline(__always) init(_ value: Double) { self.init(repeating: value) }
  @inline(__always) static var count: Int { scalarCount }

  @inline(__always) static func load(_ address: UnsafePointer<Double>) -> Self {
    UnsafeRawPointer(address).loadUnaligned(as: Self.self)
  }
  @inline(__always) func store(to address: UnsafeMutablePointer<Double>) {
    UnsafeMutableRawPointer(address).storeBytes(of: self, as: Self.self)
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

/// A vector whose numbers can be interleaved with those of another one.
protocol InterleavedLane: Lane {
  associatedtype Pairs: SIMD<Double>
  /// Elements of `a` and `b` in turn.
  static func interleaved(_ a: Self, _ b: Self) -> Pairs
}

extension InterleavedLane {
  @inline(__always)
  static func storeComplex(
    _ real: Self,
    _ imaginary: Self,
    to address: UnsafeMutablePointer<Double>
  ) {
    interleaved(real, imaginary).store(to: address)
  }
  @inline(__always)
  static func addComplex(
    _ real: Self,
    _ imaginary: Self,
    to address: UnsafeMutablePointer<Double>
  ) {
    (Pairs.load(address) + interleaved(real, imaginary)).store(to: address)
  }
  @inline(__always)
  static func storeComplex(
    _ real: Self,
    _ imaginary: Self,
    first elements: Int,
    to address: UnsafeMutablePointer<Double>
  ) {
    withDoubles(of: interleaved(real, imaginary)) {
      for index in 0..<(2 &* elements) { address[index] = $0[index] }
    }
  }
  @inline(__always)
  static func addComplex(
    _ real: Self,
    _ imaginary: Self,
    first elements: Int,
    to address: UnsafeMutablePointer<Double>
  ) {
    withDoubles(of: interleaved(real, imaginary)) {
      for index in 0..<(2 &* elements) { address[index] += $0[index] }
    }
  }

  /// Calls with the numbers in memory: taking elements by a variable index would make the compiler
  /// compute all that leads to the vector element by element.
  @inline(__always)
  private static func withDoubles(of pairs: Pairs, _ body: (UnsafePointer<Double>) -> Void) {
    withUnsafeBytes(of: pairs) { bytes in
      if let base = bytes.baseAddress { body(base.assumingMemoryBound(to: Double.self)) }
    }
  }
}

extension SIMD2: Real, Lane, BitLane, InterleavedLane where Scalar == Double {
  @inline(__always) var bits: SIMD2<UInt64> { unsafeBitCast(self, to: SIMD2<UInt64>.self) }
  @inline(__always) init(bits: SIMD2<UInt64>) { self = unsafeBitCast(bits, to: Self.self) }
  @inline(__always) static prefix func - (a: Self) -> Self { negated(a) }
  @inline(__always) static func fma(_ a: Self, _ b: Self, _ c: Self) -> Self {
    #if EMULATES_FMA
    emulatedMultiplyAdd(a, b, c)
    #else
    whipbird_fma2(a, b, c)
    #endif
  }
  @inline(__always) static func sqrt(_ x: Self) -> Self { whipbird_sqrt2(x) }
  @inline(__always) static func less(_ a: Self, _ b: Self) -> SIMD2<Int64> { whipbird_less2(a, b) }
  @inline(__always) static func select(_ mask: SIMD2<Int64>, _ a: Self, _ b: Self) -> Self {
    whipbird_select2(mask, a, b)
  }
  @inline(__always) static func all(_ mask: SIMD2<Int64>) -> Bool { whipbird_all2(mask) != 0 }
  @inline(__always) static func interleaved(_ a: Self, _ b: Self) -> SIMD4<Double> {
    whipbird_interleave2(a, b)
  }
}

extension SIMD4: Real, Lane, BitLane, InterleavedLane where Scalar == Double {
  @inline(__always) var bits: SIMD4<UInt64> { unsafeBitCast(self, to: SIMD4<UInt64>.self) }
  @inline(__always) init(bits: SIMD4<UInt64>) { self = unsafeBitCast(bits, to: Self.self) }
  @inline(__always) static prefix func - (a: Self) -> Self { negated(a) }
  @inline(__always) static func fma(_ a: Self, _ b: Self, _ c: Self) -> Self {
    #if EMULATES_FMA
    emulatedMultiplyAdd(a, b, c)
    #else
    whipbird_fma4(a, b, c)
    #endif
  }
  @inline(__always) static func sqrt(_ x: Self) -> Self { whipbird_sqrt4(x) }
  @inline(__always) static func less(_ a: Self, _ b: Self) -> SIMD4<Int64> { whipbird_less4(a, b) }
  @inline(__always) static func select(_ mask: SIMD4<Int64>, _ a: Self, _ b: Self) -> Self {
    whipbird_select4(mask, a, b)
  }
  @inline(__always) static func all(_ mask: SIMD4<Int64>) -> Bool { whipbird_all4(mask) != 0 }
  @inline(__always) static func interleaved(_ a: Self, _ b: Self) -> SIMD8<Double> {
    whipbird_interleave4(a, b)
  }
}

extension SIMD8: Real, Lane, BitLane, InterleavedLane where Scalar == Double {
  @inline(__always) var bits: SIMD8<UInt64> { unsafeBitCast(self, to: SIMD8<UInt64>.self) }
  @inline(__always) init(bits: SIMD8<UInt64>) { self = unsafeBitCast(bits, to: Self.self) }
  @inline(__always) static prefix func - (a: Self) -> Self { negated(a) }
  @inline(__always) static func fma(_ a: Self, _ b: Self, _ c: Self) -> Self {
    #if EMULATES_FMA
    emulatedMultiplyAdd(a, b, c)
    #else
    whipbird_fma8(a, b, c)
    #endif
  }
  @inline(__always) static func sqrt(_ x: Self) -> Self { whipbird_sqrt8(x) }
  @inline(__always) static func less(_ a: Self, _ b: Self) -> SIMD8<Int64> { whipbird_less8(a, b) }
  @inline(__always) static func select(_ mask: SIMD8<Int64>, _ a: Self, _ b: Self) -> Self {
    whipbird_select8(mask, a, b)
  }
  @inline(__always) static func all(_ mask: SIMD8<Int64>) -> Bool { whipbird_all8(mask) != 0 }
  @inline(__always) static func interleaved(_ a: Self, _ b: Self) -> SIMD16<Double> {
    whipbird_interleave8(a, b)
  }
}
#endif
