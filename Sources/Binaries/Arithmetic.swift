// SPDX-License-Identifier: MIT

import ElementaryFunctions

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// Whose powers turn mass quantities into masses.
///
/// A last digit matters where a model has jumps: LAL's interpolation of IMRPhenomXPHM takes other
/// coarse frequencies when a mass changes in its last digit, which changes strains by some 10⁻⁵ of
/// the largest.
public enum Arithmetic: Sendable {
  /// Our own, which are the same everywhere.
  case own
  /// The C library's, as bilby's are.
  case system

  func pow(_ x: Double, _ y: Double) -> Double {
    switch self {
    case .own: ElementaryFunctions.pow(x, y)
    #if canImport(Glibc)
    case .system: Glibc.pow(x, y)
    #elseif canImport(Darwin)
    case .system: Darwin.pow(x, y)
    #endif
    }
  }
}
