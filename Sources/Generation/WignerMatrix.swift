// SPDX-License-Identifier: MIT

import ComplexModule
import RealModule

/// The matrices by which spherical harmonics turn, and the harmonics of spin weight −2.
package enum WignerMatrix {
  /// d^l_{m′m}(β), in the convention of Edmonds and of LAL.
  ///
  /// Σ_s (−1)^{m′−m+s} √((l+m′)! (l−m′)! (l+m)! (l−m)!) / ((l+m−s)! s! (m′−m+s)! (l−m′−s)!)
  /// · cos(β/2)^{2l+m−m′−2s} · sin(β/2)^{m′−m+2s}. Exact factors to l = 10.
  package static func d(_ l: Int, _ m1: Int, _ m2: Int, angle: Double) -> Double {
    let (cosine, sine) = (Double.cos(angle / 2), Double.sin(angle / 2))
    let norm =
      (factorial(l + m1) * factorial(l - m1)).squareRoot()
      * (factorial(l + m2) * factorial(l - m2)).squareRoot()
    let first = max(0, m2 - m1)
    let last = min(l + m2, l - m1)
    guard first <= last else { return 0 }
    var sum = 0.0
    for s in first...last {
      let divisor =
        factorial(l + m2 - s) * factorial(s) * factorial(m1 - m2 + s) * factorial(l - m1 - s)
      let term =
        power(cosine, 2 * l + m2 - m1 - 2 * s) * power(sine, m1 - m2 + 2 * s) / divisor
      sum += (m1 - m2 + s).isMultiple(of: 2) ? term : -term
    }
    return norm * sum
  }

  /// ₋₂Y_lm(θ, φ) = √((2l+1)/4π) d^l_{m2}(θ) exp(i m φ).
  package static func harmonic(_ mode: Mode, polar: Double, azimuth: Double) -> Complex<Double> {
    let norm = (Double(2 * mode.l + 1) / (4 * Double.pi)).squareRoot()
    return Complex(length: 1, phase: Double(mode.m) * azimuth)
      * Complex(norm * d(mode.l, mode.m, 2, angle: polar))
  }

  private static func factorial(_ n: Int) -> Double {
    n < 2 ? 1 : (2...n).reduce(1.0) { $0 * Double($1) }
  }

  /// A whole power; the zeroth is 1, of 0 too.
  private static func power(_ base: Double, _ exponent: Int) -> Double {
    (0..<exponent).reduce(1.0) { product, _ in product * base }
  }
}
