// SPDX-License-Identifier: MIT

import ComplexModule

/// One mode h_lm in the frequency domain, at frequencies of both signs.
package struct ModeSpectrum: Sendable {
  /// Which mode.
  package let mode: Mode
  /// h_lm(f) at the bins from 0 on.
  package let positive: [Complex<Double>]
  /// The complex conjugate of h_lm(−f) at the bins from 0 on.
  package let negative: [Complex<Double>]

  /// Takes the bins that a domain has from those of both signs.
  ///
  /// - Parameters:
  ///   - mode: Which mode.
  ///   - values: h_lm from −f to f, real and imaginary part side by side; an odd number of bins.
  ///   - binCount: How many bins to take from 0 on; where there are fewer, the others are 0.
  package init(mode: Mode, values: [Double], binCount: Int) {
    self.mode = mode
    let middle = values.count / 4
    let known = min(middle + 1, binCount)
    let padding = [Complex<Double>](repeating: .zero, count: binCount - known)
    positive =
      (0..<known).map { index in
        let place = 2 * (middle + index)
        return Complex(values[place], values[place + 1])
      } + padding
    negative =
      (0..<known).map { index in
        let place = 2 * (middle - index)
        return Complex(values[place], -values[place + 1])
      } + padding
  }
}
