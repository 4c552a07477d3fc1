// SPDX-License-Identifier: MIT

#if !hasFeature(Embedded)
/// Our elementary functions of single numbers, for code of the host.
///
/// Their bits do not depend on the C library or on the processor, as those of `pow` or `acos` in
/// the system's library do. Bounds and domains are those of the table of the kernels' tests.
package enum ScalarFunctions {
  /// e to the power x.
  package static func exp(_ x: Double) -> Double { Double.exp(x) }
  /// The natural logarithm.
  package static func log(_ x: Double) -> Double { Double.log(x) }
  /// The cube root.
  package static func cbrt(_ x: Double) -> Double { Double.cbrt(x) }
  /// Sine and cosine, for |x| below 2³⁰ rad.
  package static func sincos(_ x: Double) -> (sin: Double, cos: Double) { Double.sincos(x) }
  /// The angle of the point (x, y).
  package static func atan2(_ y: Double, _ x: Double) -> Double { Double.atan2(y, x) }
  /// The angle in [0, π] whose cosine is x.
  package static func acos(_ x: Double) -> Double { Double.acos(x) }
  /// x to the power y, for positive x.
  package static func pow(_ x: Double, _ y: Double) -> Double { Double.pow(x, y) }
}
#endif
