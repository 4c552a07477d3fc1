// SPDX-License-Identifier: MIT

import ComplexModule
import RealModule

/// Random numbers for a start, the same on every machine: SplitMix64 [@Steele2014].
struct SplitMix {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A complex number, uniform in a square about 0: exact arithmetic alone, no logarithm.
  mutating func nextComplex() -> Complex<Double> {
    let real = Double(Int64(bitPattern: next())) * 0x1p-63
    return Complex(real, Double(Int64(bitPattern: next())) * 0x1p-63)
  }
}
