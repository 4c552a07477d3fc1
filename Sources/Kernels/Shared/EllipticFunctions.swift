// SPDX-License-Identifier: MIT

/// Jacobi's elliptic sine and the integral that it inverts.
enum EllipticFunctions {
  /// sn²(u | m).
  ///
  /// - Accuracy: 4 ulp of 1 and what rounds in u, for m below 0.999; 10⁻¹² up to 1 − 10⁻⁶.
  /// - Domain: 0 ≤ m < 1, and u for which `sincos` is defined.
  @inline(__always)
  static func sineSquare<L: Lane>(_ u: L, parameter m: L) -> L {
    if L.isExtended { return sineSquareOfAny(u, parameter: m) }
    let isSmall = L.less(m, L(smallParameter))
    let value = sineSquareOfSmall(u, parameter: m)
    if L.all(isSmall) { return value }
    return L.select(isSmall, value, sineSquareOfAny(u, parameter: m))
  }

  /// Below this m four terms of the theta series are enough.
  static var smallParameter: Double { 0.8 }

  /// sn²(u | m) for m up to `smallParameter`: θ₃² θ₁² / (θ₂² θ₄²) of z = u / θ₃².
  ///
  /// The nome stays below 0.1; q¹⁶ is left out.
  @inline(__always)
  private static func sineSquareOfSmall<L: Lane>(_ u: L, parameter m: L) -> L {
    let one = L(1)
    let complement = L.sqrt(one - m)
    let root = L.sqrt(complement)
    // (1 − √k′) / (2 (1 + √k′)), without the difference.
    let sum = one + root
    let e = L(0.5) * m / ((one + complement) * (sum * sum))
    let e2 = e * e
    let e4 = e2 * e2
    let nome = L.fma(e * e4, L.polynomial(e4, nomeSeries), e)
    let q2 = nome * nome
    let q4 = q2 * q2
    let q6 = q4 * q2
    let q9 = q4 * q4 * nome
    // θ₃, whose square is 2K / π.
    let theta3 = L.fma(L(2), nome + q4 + q9, one)
    let sine = L.sincos(u / (theta3 * theta3)).sin
    let x = sine * sine
    // sin(2n + 1)z / sin z and cos 2nz as polynomials in x = sin² z.
    let sine3 = L.fma(L(-4), x, L(3))
    let sine5 = L.fma(L.fma(L(16), x, L(-20)), x, L(5))
    let sine7 = L.fma(L.fma(L.fma(L(-64), x, L(112)), x, L(-56)), x, L(7))
    let theta1 = L.fma(q6, L.fma(-q6, sine7, sine5), L.fma(-q2, sine3, one))
    let cosine2 = L.fma(L(-2), x, one)
    let cosine4 = L.fma(L(2) * cosine2, cosine2, -one)
    let cosine6 = L.fma(L(2) * cosine2, cosine4, -cosine2)
    let series = L.fma(q4, cosine4, -L.fma(q9, cosine6, nome * cosine2))
    let theta4 = L.fma(L(2), series, one)
    let theta2 = L.fma(q6, q6, one + q2 + q6)
    let numerator = theta3 * theta1
    let denominator = theta2 * theta4
    let quotient = numerator / denominator
    return x * (quotient * quotient)
  }

  /// The nome beyond e = (1 − √k′) / 2 (1 + √k′), over e⁵, in e⁴.
  private static var nomeSeries: InlineArray<4, Double> { [2, 15, 150, 1707] }

  /// sn²(u | m) for any parameter.
  ///
  /// Two descending Landen steps make it small; then the functions are quotients of theta series in
  /// the nome q, of which a few terms are left. All sines appear squared.
  ///
  /// Not inlined: few binaries have such parameters.
  @inline(never)
  private static func sineSquareOfAny<L: Lane>(_ u: L, parameter m: L) -> L {
    let one = L(1)
    let firstComplement = L.sqrt(one - m)
    let firstInverse = one / (one + firstComplement)
    // k₁ = (1 − k′) / (1 + k′), without the difference.
    let firstModulus = m * firstInverse * firstInverse
    let firstRoot = L.sqrt(firstComplement)
    let secondComplement = (firstRoot + firstRoot) * firstInverse
    let secondInverse = one / (one + secondComplement)
    let product = firstModulus * secondInverse
    let secondModulus = product * product
    let secondRoot = L.sqrt(secondComplement)
    let complement = (secondRoot + secondRoot) * secondInverse
    let root = L.sqrt(complement)

    let nome = Self.nome(modulus: secondModulus, complement: complement, root: root)
    let square = nome * nome
    let fourth = square * square
    let ninth = fourth * fourth * nome
    // θ₃, whose square is 2K / π.
    let theta3 = one + L(2) * (nome + fourth + ninth)
    let scale = (one + firstModulus) * (one + secondModulus) * theta3 * theta3

    let sine = L.sincos(u / scale).sin
    let x = sine * sine
    // sin 3z / sin z = 3 − 4x; cos 2z = 1 − 2x; cos 4z = 1 − 8x (1 − x);
    // sin 5z / sin z = 5 − 20x + 16x².
    let five = L.fma(L.fma(L(16), x, L(-20)), x, L(5))
    let theta1 = L.fma(fourth * square, five, L.fma(square, L.fma(L(4), x, L(-3)), one))
    let numerator = theta3 * theta1
    let cosine2 = L.fma(L(-2), x, one)
    let cosine4 = L.fma(L(-8) * x, one - x, one)
    let cosine6 = L.fma(L(4) * cosine2, cosine2, L(-3)) * cosine2
    let alternating = L.fma(
      fourth,
      cosine4,
      -L.fma(ninth, cosine6, nome * cosine2)
    )
    let theta4 = L.fma(L(2), alternating, one)
    let denominator = L.fma(square, fourth + one, one) * theta4
    // sn₂² = x (numerator / denominator)², then two steps up without a division until the end.
    let top = x * numerator * numerator
    let bottom = denominator * denominator
    let (firstTop, firstBottom) = ascended(top, bottom, secondModulus)
    let (lastTop, lastBottom) = ascended(firstTop, firstBottom, firstModulus)
    return lastTop / lastBottom
  }

  /// sn² = (1 + k)² s / (1 + k s)² of s = top / bottom.
  @inline(__always)
  private static func ascended<L: Lane>(_ top: L, _ bottom: L, _ modulus: L) -> (L, L) {
    let factor = L(1) + modulus
    let sum = L.fma(modulus, top, bottom)
    return (factor * factor * top * bottom, sum * sum)
  }

  /// The nome of a modulus k with complement k′ and √k′.
  @inline(__always)
  private static func nome<L: Lane>(modulus: L, complement: L, root: L) -> L {
    let one = L(1)
    let sum = one + root
    // (1 − √k′) / (2 (1 + √k′)), without the difference.
    let e = L(0.5) * modulus * modulus / ((one + complement) * sum * sum)
    let square = e * e
    let fourth = square * square
    return L.fma(e * fourth, L.polynomial(fourth, nomeSeries), e)
  }

  /// The integral F(φ | m) of the first kind, from sin²φ, for φ between 0 and π / 2.
  ///
  /// √(sin²φ) R_F(cos²φ, 1 − m sin²φ, 1) by Carlson's duplication, Numer. Math. 33 (1979) 1.
  static func firstKind<N: ScalarReal>(sineSquare: N, parameter m: N) -> N {
    let one = N(1)
    var x = one - sineSquare
    var y = one - m * sineSquare
    var z = one
    var mean = one
    var count = 0
    while count < 30 {
      mean = (x + y + z) * N(1.0 / 3)
      let spread = N.abs(mean - x) + N.abs(mean - z)
      if spread < N(1e-3) * mean { break }
      let rootX = N.sqrt(x)
      let rootY = N.sqrt(y)
      let rootZ = N.sqrt(z)
      let shift = N.fma(rootX, rootY, N.fma(rootY, rootZ, rootZ * rootX))
      x = (x + shift) * N(0.25)
      y = (y + shift) * N(0.25)
      z = (z + shift) * N(0.25)
      count += 1
    }
    let dx = (mean - x) / mean
    let dy = (mean - y) / mean
    let dz = -(dx + dy)
    let second = N.fma(dx, dy, -(dz * dz))
    let third = dx * dy * dz
    let series =
      one - second / N(10) + third / N(14) + second * second / N(24)
      - N(3) * second * third / N(44)
    return N.sqrt(sineSquare) * series / N.sqrt(mean)
  }
}
