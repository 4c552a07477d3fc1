// SPDX-License-Identifier: MIT

/// A fit over mass ratio and spin: rows are powers of `ξ`, columns powers of `η`.
///
/// The row of `ξ⁰` has two entries (1, η), those of `ξ`, `ξ²`, `ξ³` have three (1, η, η²).
/// This is Eq. (31) of arXiv:1508.07253, with `ξ = χ_PN − 1`.
typealias SpinFit = InlineArray<11, Double>

extension InlineArray where Element == Double, count == 11 {
  /// The fit's value at symmetric mass ratio `eta` and spin variable `xi`.
  @inline(__always)
  func value<N: Real>(eta: N, xi: N) -> N {
    let constant = N.fma(N(self[1]), eta, N(self[0]))
    let linear = N.fma(N.fma(N(self[4]), eta, N(self[3])), eta, N(self[2]))
    let square = N.fma(N.fma(N(self[7]), eta, N(self[6])), eta, N(self[5]))
    let cube = N.fma(N.fma(N(self[10]), eta, N(self[9])), eta, N(self[8]))
    return N.fma(N.fma(N.fma(cube, xi, square), xi, linear), xi, constant)
  }
}
