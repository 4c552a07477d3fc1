// SPDX-License-Identifier: MIT

import ComplexModule

/// Gathers modes into the components of the polarizations that go as exp(−i m φ).
///
/// With h₊ − i h× = Σ h_lm ₋₂Y_lm(ι, π/2 − φ), the mode (l, m) adds
///
///     ½ h_lm(f) Y to h₊,m and (i/2) h_lm(f) Y to h×,m,
///     ½ (h_lm(−f) Y)* to h₊,−m and −(i/2) (h_lm(−f) Y)* to h×,−m.
package struct ModeCombination {
  private let largestOrder: Int
  /// What comes from positive frequencies, by m.
  private var positive: [[Complex<Double>]]
  /// What comes from negative frequencies, by m.
  private var negative: [[Complex<Double>]]

  /// Begins with nothing.
  package init(largestOrder: Int, binCount: Int) {
    self.largestOrder = largestOrder
    let nothing = [Complex<Double>](repeating: .zero, count: binCount)
    positive = Array(repeating: nothing, count: 2 * largestOrder + 1)
    negative = positive
  }

  /// Adds a mode times a factor to what depends on the phase as the harmonics of order m.
  ///
  /// - Parameters:
  ///   - spectrum: The mode.
  ///   - factor: The harmonic ₋₂Y_lm, or that times an element of a rotation.
  ///   - order: m of the harmonic; its magnitude is at most the largest order.
  package mutating func add(_ spectrum: ModeSpectrum, times factor: Complex<Double>, order: Int) {
    spectrum.positive.withUnsafeBufferPointer {
      ComplexSum.add($0, times: factor, to: &positive[largestOrder + order])
    }
    spectrum.negative.withUnsafeBufferPointer {
      ComplexSum.add($0, times: factor.conjugate, to: &negative[largestOrder - order])
    }
  }

  /// The polarizations of each order in ascending order of m.
  package var components: [Polarizations] {
    zip(positive, negative).map { positive, negative in
      let pairs = zip(positive, negative)
      return Polarizations(
        plus: pairs.map { ($0 + $1) * Complex(0.5) },
        cross: pairs.map { ($0 - $1) * Complex(0, 0.5) },
        warnings: []
      )
    }
  }
}
