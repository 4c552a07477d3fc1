// SPDX-License-Identifier: MIT

// Stands in for the elementary functions until they land; elementwise calls of the C library.

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

extension BitLane {
  @inline(never)
  static func map(_ x: Self, _ y: Self, _ function: (Double, Double) -> Double) -> Self {
    withUnsafeTemporaryAllocation(of: Double.self, capacity: 2 * count) { memory in
      guard let base = memory.baseAddress else { return x }
      x.store(to: base)
      y.store(to: base + count)
      for index in 0..<count { base[index] = function(base[index], base[index + count]) }
      return load(base)
    }
  }
  static func exp(_ x: Self) -> Self { map(x, x) { a, _ in _exp(a) } }
  static func log(_ x: Self) -> Self { map(x, x) { a, _ in _log(a) } }
  static func cbrt(_ x: Self) -> Self { map(x, x) { a, _ in _cbrt(a) } }
  static func sincos(_ x: Self) -> (sin: Self, cos: Self) {
    (map(x, x) { a, _ in _sin(a) }, map(x, x) { a, _ in _cos(a) })
  }
  static func atan(_ x: Self) -> Self { map(x, x) { a, _ in _atan(a) } }
  static func atan2(_ y: Self, _ x: Self) -> Self { map(y, x) { a, b in _atan2(a, b) } }
  static func acos(_ x: Self) -> Self { map(x, x) { a, _ in _acos(a) } }
  static func pow(_ x: Self, _ y: Self) -> Self { map(x, y) { a, b in _pow(a, b) } }
}

private func _exp(_ x: Double) -> Double { exp(x) }
private func _log(_ x: Double) -> Double { log(x) }
private func _cbrt(_ x: Double) -> Double { cbrt(x) }
private func _sin(_ x: Double) -> Double { sin(x) }
private func _cos(_ x: Double) -> Double { cos(x) }
private func _atan(_ x: Double) -> Double { atan(x) }
private func _atan2(_ y: Double, _ x: Double) -> Double { atan2(y, x) }
private func _acos(_ x: Double) -> Double { acos(x) }
private func _pow(_ x: Double, _ y: Double) -> Double { pow(x, y) }
