// SPDX-License-Identifier: MIT

extension BitLane {
  /// `xʸ` for positive x.
  ///
  /// - Accuracy: 1 ulp.
  /// - Domain: normal positive x and finite y; other x give NaN. Where y ln x is below −708 the
  ///   result is 0, above 709.78 infinite; a NaN in either gives NaN.
  @inline(__always)
  static func pow(_ x: Self, _ y: Self) -> Self {
    let (high, low) = extendedLog(x)
    let (product, error) = twoProduct(y, high)
    let power = exp(product, plus: fma(y, low, error))
    let finite = select(less(x, Self(Double.infinity)), power, Self(Double.nan))
    return select(less(x, Self(LogarithmTable.smallest)), Self(Double.nan), finite)
  }
}
