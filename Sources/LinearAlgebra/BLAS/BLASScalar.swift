// SPDX-License-Identifier: MIT

import RealModule

/// The precisions of BLAS's routines for complex numbers.
public enum BLASPrecision: Sendable {
  /// Routines whose names begin with c.
  case single
  /// Routines whose names begin with z.
  case double
}

/// A real number that BLAS has complex routines for: `Float` or `Double`.
public protocol BLASScalar: Real, BinaryFloatingPoint, Sendable {
  /// Which routines take this number.
  static var blasPrecision: BLASPrecision { get }
}

extension Float: BLASScalar {
  /// The routines of single precision.
  public static var blasPrecision: BLASPrecision { .single }
}

extension Double: BLASScalar {
  /// The routines of double precision.
  public static var blasPrecision: BLASPrecision { .double }
}
