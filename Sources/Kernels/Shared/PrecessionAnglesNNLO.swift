// SPDX-License-Identifier: MIT

/// The angles α and ε of a binary whose spins precess as one, to next-to-next-to-leading order.
///
/// Both are series in ω = π M f up to a constant that the caller chooses; α is the azimuth of the
/// orbital angular momentum around the total one, and ε̇ = α̇ cos β. Appendix G of arXiv:2004.06503
/// and LIGO-T1500602; IMRPhenomPv2 uses them, and IMRPhenomX in its versions 101 to 104.
struct PrecessionAnglesNNLO<Number: ScalarReal> {
  var alpha: PrecessionAngleSeries<Number>
  var epsilon: PrecessionAngleSeries<Number>

  /// The series of a binary with aligned spins χ₁, χ₂ and the precession spin χ_p.
  init(_ binary: AlignedBinary<Number>, chiP: Number) {
    // The published expressions hold masses and spins in these combinations alone: 1 − m₂ / m₁, η,
    // and the spins on the heavier body times m₁ / m₂.
    let r = binary.delta / binary.fraction1
    let eta = binary.eta
    let weighted = Number.fma(
      binary.fraction1,
      binary.spin1,
      binary.fraction2 * binary.spin2
    )
    let aligned = weighted / binary.fraction2
    let planar = chiP * binary.fraction1 / binary.fraction2
    let planarSquare = planar * planar
    let pi = Number(Double.pi)
    // −10 (2 + 3 m₂ / 2 m₁), the rate of precession at leading order.
    let leading = Number.polynomial(r, [-35, 15])

    let spinOrbit = Number.fma(
      eta,
      Number.polynomial(r, [2545.0 / 1152, -5.0 / 3, 5.0 / 16]),
      Number.polynomial(r, [2995.0 / 9216, -2035.0 / 21_504])
    )
    let spinSquare = Number.polynomial(r, [1645.0 / 192, -1815.0 / 256, 375.0 / 256]) * eta
    let massSquare = Number.polynomial(
      r,
      [955.0 / 576, -2725.0 / 3072, 35.0 / 256, -15.0 / 1024]
    )
    let massLinear = Number.polynomial(r, [39_695.0 / 86_016, 265.0 / 14_336, 1615.0 / 28_672])
    let massConstant = Number.polynomial(
      r,
      [280_850_395.0 / 65_028_096, -27_895_885.0 / 21_676_032]
    )
    let spinless = Number.fma(Number.fma(massSquare, eta, massLinear), eta, massConstant)
    epsilon = PrecessionAngleSeries(
      fall3: leading * Number(1.0 / 192),
      fall2: leading * aligned * Number(1.0 / 128),
      fall1: Number.fma(
        eta,
        Number.polynomial(r, [-515.0 / 384, 175.0 / 256, -15.0 / 256]),
        Number.polynomial(r, [-5515.0 / 3072, 4555.0 / 7168])
      ),
      constant: Number(0),
      logarithm: Number.fma(aligned, spinOrbit, leading * pi * Number(1.0 / 48)),
      rise1: Number.fma(
        Number.fma(spinSquare, aligned, leading * pi * Number(1.0 / 16)),
        aligned,
        spinless
      )
    )

    let higher = Number.fma(
      eta,
      Number.polynomial(r, [575.0 / 1536, -145.0 / 512, 15.0 / 256]),
      Number.polynomial(r, [475.0 / 6144, 485.0 / 14_336])
    )
    let fourth = leading * Number.fma(Number(-4) * aligned, aligned, planarSquare)
    alpha = epsilon
    alpha.fall1 = Number.fma(leading * Number(1.0 / 128), planarSquare, epsilon.fall1)
    alpha.logarithm = Number.fma(
      leading * aligned * Number(1.0 / 384),
      planarSquare,
      epsilon.logarithm
    )
    alpha.rise1 = Number.fma(
      Number.fma(fourth, Number(1.0 / 512), higher),
      planarSquare,
      epsilon.rise1
    )
  }
}
