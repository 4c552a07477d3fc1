// SPDX-License-Identifier: MIT

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// A move in time on a uniform grid of frequencies: bin k is multiplied by exp(−2πi k Δf dt).
enum TimeShift {
  /// No move.
  case none
  /// dt is a number of samples.
  case samples(Int, RootsOfUnity)
  /// Δf · dt is a fraction of a turn, given as two factors.
  case seconds(Double, spacing: Double)

  /// The factor exp(−2πi k Δf dt) of bin k.
  func factor(ofBin k: Int) -> SIMD2<Double> {
    switch self {
    case .none: return SIMD2(1, 0)
    case .samples(let count, let roots): return roots[k, times: -count]
    case .seconds(let seconds, let spacing):
      // Whole turns are taken away before anything is rounded to them.
      let frequency = Double(k) * spacing
      let turns = frequency * seconds
      let rest = (-turns).addingProduct(frequency, seconds)
      let angle = -2 * Double.pi * ((turns - turns.rounded()) + rest)
      return SIMD2(cos(angle), sin(angle))
    }
  }
}
