// SPDX-License-Identifier: MIT

import ElementaryFunctions
import Testing

#if canImport(Glibc)
import Glibc
private let libraryLog1p: @Sendable (Double) -> Double = Glibc.log1p
private let libraryExpm1: @Sendable (Double) -> Double = Glibc.expm1
private let libraryAsin: @Sendable (Double) -> Double = Glibc.asin
private let libraryPow: @Sendable (Double, Double) -> Double = Glibc.pow
#elseif canImport(Darwin)
import Darwin
private let libraryLog1p: @Sendable (Double) -> Double = Darwin.log1p
private let libraryExpm1: @Sendable (Double) -> Double = Darwin.expm1
private let libraryAsin: @Sendable (Double) -> Double = Darwin.asin
private let libraryPow: @Sendable (Double, Double) -> Double = Darwin.pow
#endif

/// Those made from functions of the kernels; the kernels' own are held to double-double elsewhere.
@Suite("Elementary functions made from others")
struct ElementaryFunctionsTests {
  /// In units of the last place of the larger one.
  static func distance(_ value: Double, _ expected: Double) -> Double {
    value == expected ? 0 : abs(value - expected) / expected.ulp
  }

  @Test("log1p, expm1 and asin keep relative accuracy near 0", arguments: [-1.0, 1])
  func nearZero(sign: Double) {
    for exponent in stride(from: -300.0, through: -0.01, by: 0.37) {
      let x = sign * libraryPow(10, exponent)
      #expect(Self.distance(ElementaryFunctions.log1p(x), libraryLog1p(x)) <= 4, "log1p(\(x))")
      #expect(Self.distance(ElementaryFunctions.expm1(x), libraryExpm1(x)) <= 4, "expm1(\(x))")
      #expect(Self.distance(ElementaryFunctions.asin(x), libraryAsin(x)) <= 4, "asin(\(x))")
    }
  }

  @Test("the ends of the domains")
  func ends() {
    #expect(ElementaryFunctions.log1p(-1) == -.infinity)
    #expect(ElementaryFunctions.log1p(-2).isNaN)
    #expect(ElementaryFunctions.log1p(.infinity) == .infinity)
    #expect(ElementaryFunctions.expm1(-800) == -1)
    #expect(ElementaryFunctions.expm1(800) == .infinity)
    #expect(ElementaryFunctions.expm1(0) == 0)
    #expect(ElementaryFunctions.asin(1) == .pi / 2 && ElementaryFunctions.asin(-1) == -.pi / 2)
    #expect(ElementaryFunctions.asin(1.1).isNaN)
    #expect(ElementaryFunctions.pow(0, 0.5) == 0 && ElementaryFunctions.pow(0, 0) == 1)
    #expect(ElementaryFunctions.pow(0, -1) == .infinity)
    #expect(ElementaryFunctions.pow(-1, 0.5).isNaN)
  }
}
