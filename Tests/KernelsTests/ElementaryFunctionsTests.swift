// SPDX-License-Identifier: MIT

import Testing

/// How far `value` is from `exact`, in units in the last place of `exact`.
func errorInUlps(_ value: Double, _ exact: DoubleDouble) -> Double {
  guard exact.isFinite, value.isFinite, value != exact.high || exact.low != 0 else {
    return value == exact.high || (value.isNaN && exact.high.isNaN) ? 0 : .infinity
  }
  return ((DoubleDouble(value) - exact).high / exact.high.ulp).magnitude
}

@Suite("Elementary functions")
struct ElementaryFunctionsTests {
  @Test("stay within their documented error", arguments: AccuracyClaim.all.map(\.function))
  func accuracy(_ function: ElementaryFunction) throws {
    let claim = try #require(AccuracyClaim.all.first { $0.function == function })
    var worst = (ulps: 0.0, x: 0.0, y: 0.0)
    for (x, y) in claim.points(120_000, seed: 7) {
      let value = function(x, y, 0.0)
      let exact = function(DoubleDouble(x), DoubleDouble(y), DoubleDouble(0))
      var error = errorInUlps(value.0, exact.0)
      if function == .sincos { error = max(error, errorInUlps(value.1, exact.1)) }
      if error > worst.ulps { worst = (error, x, y) }
    }
    print("\(function): worst error \(worst.ulps) ulp at x = \(worst.x), y = \(worst.y)")
    #expect(worst.ulps <= claim.ulps, "at x = \(worst.x), y = \(worst.y)")
  }

  @Test("give what their comments say outside of their domains")
  func outsideOfDomains() {
    #expect(Double.exp(1000) == .infinity)
    #expect(Double.exp(.infinity) == .infinity)
    #expect(Double.exp(-709) == 0)
    #expect(Double.exp(-.infinity) == 0)
    #expect(Double.log(0) == -.infinity)
    #expect(Double.log(0x1p-1030) == -.infinity)
    #expect(Double.log(.infinity) == .infinity)
    #expect(Double.log(-1).isNaN)
    #expect(Double.log(-.infinity).isNaN)
    #expect(Double.cbrt(-.infinity) == -.infinity)
    #expect(Double.cbrt(0x1p-1030) == 0)
    #expect(Double.cbrt(-0.0).sign == .minus)
    for x in [0x1p30, -1e300, .infinity, -.infinity] {
      let (sine, cosine) = Double.sincos(x)
      #expect(sine.isNaN && cosine.isNaN)
    }
    #expect(Double.atan2(0.0, -0.0) == .pi)
    #expect(Double.atan2(-0.0, -1) == -.pi)
    #expect(Double.atan2(0.0, 0.0) == 0)
    #expect(Double.atan2(1, 0) == .pi / 2)
    #expect(Double.atan2(-.infinity, 3) == -.pi / 2)
    #expect(Double.atan2(3, .infinity) == 0)
    #expect(Double.acos(1.0.nextUp).isNaN && Double.acos(-2).isNaN)
    #expect(Double.cosineOfThird(1.0.nextUp).isNaN && Double.cosineOfThird(-2).isNaN)
    #expect(Double.pow(0, 1).isNaN && Double.pow(-1, 2).isNaN && Double.pow(.infinity, 2).isNaN)
    #expect(Double.pow(10, 400) == .infinity)
    #expect(Double.pow(10, -400) == 0)
    #expect(Double.pow(3, 0) == 1)
  }

  @Test("scale exactly to the ends of the exponent range")
  func scaling() {
    var random = RandomNumbers(seed: 5)
    for n in [-340, -300, -100, 100, 300, 340] {
      let z = Double.random(in: 1..<8, using: &random)
      let scaled = Double(sign: .plus, exponent: 3 * n, significand: z)
      #expect(Double.cbrt(scaled) == Double(sign: .plus, exponent: n, significand: Double.cbrt(z)))
    }
    let halves = Double.exp(-354) * Double.exp(-354)
    #expect(((Double.exp(-708) - halves) / halves).magnitude < 3e-16)
  }

  @Test(
    "pass not-a-number on",
    arguments: ElementaryFunction.allCases.filter { $0 != .logOfNormal }
  )
  func notANumber(_ function: ElementaryFunction) {
    let (first, second) = function(Double.nan, 1.0, 1.0)
    #expect(first.isNaN)
    if function == .sincos { #expect(second.isNaN) }
    if function == .atan2 || function == .pow { #expect(function(1.5, Double.nan, 1.0).0.isNaN) }
  }
}
