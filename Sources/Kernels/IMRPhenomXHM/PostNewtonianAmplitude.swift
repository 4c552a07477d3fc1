// SPDX-License-Identifier: MIT

/// The post-Newtonian amplitude of a mode, `factor · Σ aₖ vᵏ` with v = (2π M f / m)^(1/3), in units
/// of the (2, 2) mode's leading term.
///
/// Eqs. (E10)–(E14) of arXiv:2001.10914.
struct PostNewtonianAmplitude<N: ScalarReal> {
  let factor: N
  /// The real parts of a₁ to a₆.
  var real: InlineArray<6, N>
  /// The imaginary parts of a₄ to a₆.
  var imaginary: InlineArray<3, N>

  init(_ mode: HigherMode, _ p: FitParameters<N>) {
    real = InlineArray(repeating: N(0))
    imaginary = InlineArray(repeating: N(0))
    let spins = HalfSpins(p)
    switch mode {
    case .twoOne:
      factor = N(0.47140452079103173)
      setTwoOne(p, spins)
    case .threeThree:
      factor = N(0.6338656910463875)
      setThreeThree(p, spins)
    case .threeTwo:
      factor = N(0.2817180849095055)
      setThreeTwo(p, spins)
    case .fourFour:
      factor = N(0.5312127152597306)
      setFourFour(p, spins)
    }
  }

  private mutating func setTwoOne(_ p: FitParameters<N>, _ spins: HalfSpins<N>) {
    let (eta, delta, a, s) = (p.eta, p.delta, spins.difference, spins.sum)
    let pi = N(Double.pi)
    let log2 = N(0.6931471805599453)
    let weighted = N.fma(delta, s, a)
    real[0] = delta
    real[1] = N(-1.5) * weighted
    real[2] = delta * N.polynomial(eta, [335.0 / 672, 1404.0 / 672])
    let four =
      N(3427) * weighted - eta * N.fma(N(3860) * delta, s, N(8404) * a) - N(1344) * delta * pi
    real[3] = four * N(1.0 / 1344)
    imaginary[0] = delta * N.fma(N(-2), log2, N(-0.5))
    let five =
      delta * N.polynomial(eta, [-964_357, -23_670_792, 21_535_920])
      + N(24_385_536) * pi * weighted
      + a * s * N.polynomial(eta, [-155_965_824, 432_843_264])
      + delta * a * a * N.polynomial(eta, [-77_982_912, 81_285_120])
      + delta * s * s * N.polynomial(eta, [-77_982_912, 39_626_496])
    real[4] = five * N(1 / 8_128_512.0)
    let linear =
      a * N.polynomial(eta, [143_063_173, -546_199_608, 128_873_808])
      + delta * s * N.polynomial(eta, [143_063_173, -169_191_096, -3_859_632])
      + delta * pi * N.polynomial(eta, [-9_898_560, 20_176_128])
    let cubic =
      delta * s * a * a * N.polynomial(eta, [61_725_888, -81_285_120])
      + a * a * a * N.polynomial(eta, [20_575_296, -81_285_120])
      + a * s * s * N.polynomial(eta, [61_725_888, -165_618_432])
      + delta * s * s * s * N.polynomial(eta, [20_575_296, -1_016_064])
    real[5] = (linear + cubic) * N(1 / 5_419_008.0)
    let six =
      N.polynomial(eta, [-1_350_720, -72_043_776])
      + log2 * N.polynomial(eta, [-5_402_880, -17_224_704])
    imaginary[2] = delta * six * N(1 / 5_419_008.0)
  }

  private mutating func setThreeThree(_ p: FitParameters<N>, _ spins: HalfSpins<N>) {
    let (eta, delta, a, s) = (p.eta, p.delta, spins.difference, spins.sum)
    let pi = N(Double.pi)
    let logarithm = N(0.4054651081081644)
    let weighted = N.fma(delta, s, a)
    real[0] = delta
    real[2] = delta * N.polynomial(eta, [-1945.0 / 672, 2268.0 / 672])
    let four =
      N(325) * weighted - eta * N.fma(N(80) * delta, s, N(1120) * a) + N(120) * delta * pi
    real[3] = four * N(1.0 / 120)
    imaginary[0] = delta * N.fma(N(6), logarithm, N(-4.2))
    let five =
      delta * N.polynomial(eta, [-1_077_664_867, -5_926_068_792, 2_966_264_784])
      + a * s * N.polynomial(eta, [-2_263_282_560, 9_053_130_240])
      + delta * a * a * N.polynomial(eta, [-1_131_641_280, 4_470_681_600])
      + delta * s * s * N.polynomial(eta, [-1_131_641_280, 55_883_520])
    real[4] = five * N(1 / 447_068_160.0)
    let six =
      a * N.polynomial(eta, [22_007_835, -80_190_540, -12_428_640])
      + delta * s * N.polynomial(eta, [22_007_835, -31_722_300, -6_078_240])
      + delta * pi * N.polynomial(eta, [-9_193_500, 17_826_480])
    real[5] = six * N(1 / 2_177_280.0)
    let phase =
      N.polynomial(eta, [26_467_560, -98_774_368])
      + logarithm * N.polynomial(eta, [-37_810_800, 37_558_080])
    imaginary[2] = delta * phase * N(1 / 2_177_280.0)
  }

  private mutating func setThreeTwo(_ p: FitParameters<N>, _ spins: HalfSpins<N>) {
    let (eta, delta, a, s) = (p.eta, p.delta, spins.difference, spins.sum)
    let pi = N(Double.pi)
    real[1] = N.polynomial(eta, [-1, 3])
    real[2] = N(-4) * s * eta
    real[3] = N.polynomial(eta, [10_471.0 / 10_080, -61_625.0 / 10_080, 82_460.0 / 10_080])
    let five =
      s * N.polynomial(eta, [-3955, 10_810, -12_600]) + a * delta
      * N.polynomial(eta, [-3955, 11_865])
    real[4] = five * N(1.0 / 840)
    imaginary[1] = N.polynomial(eta, [3, -13.2])
    let six =
      N.polynomial(eta, [824_173_699, -26_069_649, -13_202_119_896, 5_907_445_488])
      + N(3_576_545_280) * s * eta * pi
      + a * s * delta * N.polynomial(eta, [2_263_282_560, -15_209_631_360])
      + a * a * N.polynomial(eta, [1_131_641_280, -7_865_605_440, 13_412_044_800])
      + s * s * N.polynomial(eta, [1_131_641_280, -11_870_591_040, 5_830_513_920])
    real[5] = six * N(1 / 447_068_160.0)
  }

  private mutating func setFourFour(_ p: FitParameters<N>, _ spins: HalfSpins<N>) {
    let (eta, delta, a, s) = (p.eta, p.delta, spins.difference, spins.sum)
    let pi = N(Double.pi)
    let log2 = N(0.6931471805599453)
    let three = N.polynomial(eta, [1, -3])
    real[1] = three
    real[3] = N.polynomial(eta, [-158_383.0 / 36_960, 641_105.0 / 36_960, -446_460.0 / 36_960])
    let five =
      s * N.polynomial(eta, [565, -2075, 1140]) + a * delta * N.polynomial(eta, [565, -1695])
      + N(240) * pi * three
    real[4] = five * N(1.0 / 120)
    imaginary[1] = N.fma(N(8) * log2, three, N.polynomial(eta, [-8.4, 29.825]))
    let six =
      N.polynomial(eta, [7_888_301_437, -745_140_957_231, 2_271_682_065_240, -805_075_876_080])
      + a * s * delta * N.polynomial(eta, [-147_113_366_400, 441_340_099_200])
      + a * a * N.polynomial(eta, [-73_556_683_200, 511_264_353_600, -871_782_912_000])
      + s * s * N.polynomial(eta, [-73_556_683_200, 224_302_478_400, -10_897_286_400])
    real[5] = six * N(1 / 29_059_430_400.0)
  }
}

/// (χ₁ ± χ₂) / 2.
private struct HalfSpins<N: ScalarReal> {
  let sum: N
  let difference: N

  init(_ p: FitParameters<N>) {
    sum = N(0.5) * (p.spin1 + p.spin2)
    difference = N(0.5) * p.spinDifference
  }
}
