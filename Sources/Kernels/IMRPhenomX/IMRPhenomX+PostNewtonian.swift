// SPDX-License-Identifier: MIT

extension IMRPhenomXInspiralPhase where Number: ScalarReal {
  /// The post-Newtonian series and the fitted terms, for frequencies M f.
  ///
  /// Appendix C and Eq. (7.4) of arXiv:2001.11412. The fitted terms are those of a slope
  /// 5/128 π^(−5/3) Σ aₖ (M f)^(k/3) that takes fitted values at four frequencies up to `end`.
  init(_ binary: AlignedBinary<Number>, _ fits: FitParameters<Number>, end: Number) {
    let series = PostNewtonianPhase(binary)
    let beyond = SpinTerms(fits)
    let pi = Number(Double.pi)
    let root = Number.cbrt(pi)
    let logPi = Number.log(pi)
    let third = Number(1.0 / 3)
    // The shared series has the factor 3 / (128 η) and the opposite sign.
    let sign = -fits.eta
    let factor = Number(-3.0 / 128)
    let fitted = Self.fittedTerms(fits, end: end)
    let slope = Number(5.0 / 128) / (root * root * pi)

    fall5 = sign * series.v0 / (root * root * pi)
    fall3 = sign * series.v2 / pi
    fall2 = sign * series.v3 / (root * root)
    fall1 = sign * series.v4 / root
    // No constant goes with this logarithm, as in LALSimulation; the phase at f_ref fixes it.
    constant = Number(0)
    constantLog = sign * series.v5Log * third
    let v6Log = series.v6Log * third
    rise1 =
      (sign * Number.fma(v6Log, logPi, series.v6) + factor * beyond.v6) * root
    rise1Log = sign * v6Log * root
    rise2 = Number.fma(sign, series.v7, factor * beyond.v7) * root * root
    linearLog = factor * beyond.v8 * pi
    linear = Number.fma(linearLog, logPi - Number(1), slope * fitted[0])
    rise4 = slope * Number(3.0 / 4) * fitted[1]
    rise5 = slope * Number(3.0 / 5) * fitted[2]
    rise6 = slope * Number(1.0 / 2) * fitted[3]
  }

  /// The coefficients aₖ, from the slope at four Gauss-Chebyshev points.
  private static func fittedTerms(
    _ fits: FitParameters<Number>,
    end: Number
  ) -> InlineArray<4, Number> {
    let start = Number(IMRPhenomX.inspiralStart)
    let width = end - start
    let v3 = IMRPhenomXFits.inspiralPhase3(fits)
    var system = LinearSystem<4, Number>()
    func set(_ index: Int, _ part: Double, _ value: Number) {
      let frequency = Number.fma(Number(part), width, start)
      let x = Number.cbrt(frequency)
      system.set(index, [Number(1), x, x * x, frequency], value)
    }
    set(0, 0, v3 + IMRPhenomXFits.inspiralPhase1Minus3(fits))
    set(1, 0.25, v3 + IMRPhenomXFits.inspiralPhase2Minus3(fits))
    set(2, 0.75, v3)
    set(3, 1, v3 + IMRPhenomXFits.inspiralPhase4Minus3(fits))
    return system.solve()
  }
}

/// What spins add to the shared series from 3PN on, in units of 3 / (128 η).
///
/// Spin-spin terms at 3PN and 3.5PN, cubic terms at 3.5PN, spin-orbit terms at 4PN (the coefficient of
/// log v³, of which the plain one follows).
private struct SpinTerms<N: ScalarReal> {
  let v6: N
  let v7: N
  let v8: N

  init(_ p: FitParameters<N>) {
    let (eta, delta) = (p.eta, p.delta)
    let (spin1, spin2) = (p.spin1, p.spin2)
    let pi = N(Double.pi)
    let sum = spin1 + spin2
    let difference = delta * p.spinDifference
    let product = spin1 * spin2
    let squares = N.fma(spin1, spin1, spin2 * spin2)
    let squareDifference = difference * sum
    let weightedSquares = squares + squareDifference

    let square6 =
      N(15_103) * weightedSquares
      - eta
      * (N(43_366) * squares + N(13_160) * squareDifference + N(9808) * eta * squares)
    let mixed6 = N(20) * product * eta * N.polynomial(eta, [11_763, 12_488])
    v6 = N(5.0 / 4032) * N.fma(N(7), square6, mixed6)

    let tail =
      N(57) * (weightedSquares - N(2) * eta * squares) + N(220) * eta * product
    let cubes = spin1 * spin1 * spin1 + spin2 * spin2 * spin2
    let cubeDifference =
      delta * (spin1 * spin1 * spin1 - spin2 * spin2 * spin2)
    let linear =
      N(8819) * cubes + N(2985) * cubeDifference
      - N(8439) * product * (sum + difference)
    let square = sum * (N(17) * squares - N(14) * product)
    let cubic =
      N(14_585) * (cubes + cubeDifference) + eta * (N(40) * eta * square - N(5) * linear)
    v7 = N.fma(N(-5) * pi, tail, cubic * N(1.0 / 48))

    let orbit =
      N(1_263_141) * (sum + difference)
      + eta
      * (N(94_344) * eta * sum - N(2) * (N(794_075) * sum + N(178_533) * difference))
    v8 = N(-5.0 / 9072) * pi * orbit
  }
}
