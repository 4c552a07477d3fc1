// SPDX-License-Identifier: MIT

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// The standard normal distribution Φ(x) = erfc(−x/√2) / 2.
enum StandardNormal {
  static func density(at x: Double) -> Double { exp(-0.5 * x * x) / (2 * Double.pi).squareRoot() }

  static func cumulative(at x: Double) -> Double { 0.5 * erfc(-x * 0.5.squareRoot()) }

  /// The inverse of ``cumulative(at:)``; ∓∞ at 0 and 1.
  static func quantile(_ p: Double) -> Double { quantile(offset: p - 0.5, tail: min(p, 1 - p)) }

  /// The inverse of erf; ∓∞ at ∓1.
  static func inverseErrorFunction(_ y: Double) -> Double {
    quantile(offset: 0.5 * y, tail: 0.5 * (1 - abs(y))) * 0.5.squareRoot()
  }

  /// The quantile of 1/2 + offset, whose distance from the nearer of 0 and 1 is the tail.
  ///
  /// Rational approximations of Wichura, "Algorithm AS 241", Appl. Statist. 37, 477 (1988).
  /// - Accuracy: About 1e-16, relative.
  private static func quantile(offset: Double, tail: Double) -> Double {
    guard abs(offset) > 0.425 else {
      return offset * ratio(0.180625 - offset * offset, centreNumerator, centreDenominator)
    }
    guard tail > 0 else { return offset < 0 ? -.infinity : .infinity }
    let depth = (-log(tail)).squareRoot()
    let distance =
      depth <= 5
      ? ratio(depth - 1.6, middleNumerator, middleDenominator)
      : ratio(depth - 5, farNumerator, farDenominator)
    return offset < 0 ? -distance : distance
  }

  private typealias Coefficients = (
    Double, Double, Double, Double, Double, Double, Double, Double
  )

  private static func ratio(_ x: Double, _ top: Coefficients, _ bottom: Coefficients) -> Double {
    polynomial(x, top) / polynomial(x, bottom)
  }

  private static func polynomial(_ x: Double, _ c: Coefficients) -> Double {
    let upper = ((c.7 * x + c.6) * x + c.5) * x + c.4
    return (((upper * x + c.3) * x + c.2) * x + c.1) * x + c.0
  }

  // swift-format-ignore
  private static let centreNumerator: Coefficients = (
    3.3871328727963666080e0, 1.3314166789178437745e+2,
    1.9715909503065514427e+3, 1.3731693765509461125e+4,
    4.5921953931549871457e+4, 6.7265770927008700853e+4,
    3.3430575583588128105e+4, 2.5090809287301226727e+3)
  // swift-format-ignore
  private static let centreDenominator: Coefficients = (
    1, 4.2313330701600911252e+1,
    6.8718700749205790830e+2, 5.3941960214247511077e+3,
    2.1213794301586595867e+4, 3.9307895800092710610e+4,
    2.8729085735721942674e+4, 5.2264952788528545610e+3)
  // swift-format-ignore
  private static let middleNumerator: Coefficients = (
    1.42343711074968357734e0, 4.63033784615654529590e0,
    5.76949722146069140550e0, 3.64784832476320460504e0,
    1.27045825245236838258e0, 2.41780725177450611770e-1,
    2.27238449892691845833e-2, 7.74545014278341407640e-4)
  // swift-format-ignore
  private static let middleDenominator: Coefficients = (
    1, 2.05319162663775882187e0,
    1.67638483018380384940e0, 6.89767334985100004550e-1,
    1.48103976427480074590e-1, 1.51986665636164571966e-2,
    5.47593808499534494600e-4, 1.05075007164441684324e-9)
  // swift-format-ignore
  private static let farNumerator: Coefficients = (
    6.65790464350110377720e0, 5.46378491116411436990e0,
    1.78482653991729133580e0, 2.96560571828504891230e-1,
    2.65321895265761230930e-2, 1.24266094738807843860e-3,
    2.71155556874348757815e-5, 2.01033439929228813265e-7)
  // swift-format-ignore
  private static let farDenominator: Coefficients = (
    1, 5.99832206555887937690e-1,
    1.36929880922735805310e-1, 1.48753612908506148525e-2,
    7.86869131145613259100e-4, 1.84631831751005468180e-5,
    1.42151175831644588870e-7, 2.04426310338993978564e-15)
}
