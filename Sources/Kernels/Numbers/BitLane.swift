// SPDX-License-Identifier: MIT

/// Unsigned 64-bit integers, one for each number of a lane.
///
/// Only operations that every vector instruction set, SSE2 included, has for 64-bit elements.
protocol LaneBits: Sendable {
  init(repeating value: UInt64)
  static func & (a: Self, b: Self) -> Self
  static func | (a: Self, b: Self) -> Self
  static func ^ (a: Self, b: Self) -> Self
  static func &+ (a: Self, b: Self) -> Self
  static func &- (a: Self, b: Self) -> Self
  static func &<< (a: Self, b: Self) -> Self
  static func &>> (a: Self, b: Self) -> Self
}

/// A lane of doubles that shows its bit patterns; the elementary functions are written on it.
protocol BitLane: Lane {
  associatedtype Bits: LaneBits
  init(bits: Bits)
  var bits: Bits { get }
}

extension UInt64: LaneBits {
  @inline(__always) init(repeating value: UInt64) { self = value }
}
extension SIMD2: LaneBits where Scalar == UInt64 {}
extension SIMD4: LaneBits where Scalar == UInt64 {}
extension SIMD8: LaneBits where Scalar == UInt64 {}
