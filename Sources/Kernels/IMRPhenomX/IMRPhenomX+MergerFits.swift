// SPDX-License-Identifier: MIT

/// What the ringdown and intermediate phases are made of.
struct IMRPhenomXMergerFits<Number: ScalarReal> {
  /// The (2, 2, 0) mode's frequency and damping frequency, times M.
  let mode: RingdownTables.Mode<Number>
  let fits: FitParameters<Number>
  /// v₄ of the ringdown: the slope at the ringdown frequency.
  private let ringdown4: Number
  /// v₁ of the ringdown: the slope where its collocation points begin.
  private let ringdown1: Number

  init(_ fits: FitParameters<Number>, mode: RingdownTables.Mode<Number>) {
    self.fits = fits
    self.mode = mode
    ringdown4 = IMRPhenomXFits.ringdownPhase4(fits)
    ringdown1 =
      ringdown4 + IMRPhenomXFits.ringdownPhase2Minus4(fits)
      + IMRPhenomXFits.ringdownPhase1Minus2(fits)
  }

  /// The ringdown phase, fitted from the frequency `start` on, before it is joined.
  ///
  /// Eqs. (7.11)–(7.13) of arXiv:2001.11412.
  func ringdown(from start: Number) -> IMRPhenomXMergerPhase<Number> {
    let end = Number.fma(Number(1.25), mode.damping, mode.frequency)
    let width = end - start
    var system = LinearSystem<5, Number>()
    func set(_ index: Int, _ frequency: Number, _ slope: Number) {
      let inverse = Number(1) / frequency
      let square = inverse * inverse
      system.set(
        index,
        [
          Number(1), Number.cbrt(inverse), square, square * square,
          lorentzian(at: frequency, width: mode.damping),
        ],
        slope
      )
    }
    set(0, start, ringdown1)
    set(
      1,
      Number.fma(Number(CollocationPoints.second), width, start),
      ringdown4 + IMRPhenomXFits.ringdownPhase2Minus4(fits)
    )
    set(
      2,
      Number.fma(Number(0.5), width, start),
      ringdown4 + IMRPhenomXFits.ringdownPhase3Minus4(fits)
    )
    set(3, mode.frequency, ringdown4)
    set(4, end, ringdown4 + IMRPhenomXFits.ringdownPhase5Minus4(fits))
    let c = system.solve()
    return IMRPhenomXMergerPhase(
      fall9: -c[3] / Number(3),
      fall6: Number(0),
      fall3: -c[2],
      constant: Number(0),
      logarithm: Number(0),
      rise2: Number(1.5) * c[1],
      linear: c[0],
      height: c[4] * mode.damping,
      variableSlope: Number(1) / mode.damping,
      variableOffset: -(mode.frequency / mode.damping)
    )
  }

  /// The intermediate phase between two frequencies, before it is joined, from the slope where it
  /// begins and the ringdown's Lorentzian.
  ///
  /// Eqs. (7.6)–(7.9) of arXiv:2001.11412.
  func intermediate(
    from start: Number,
    to end: Number,
    startSlope: Number,
    ringdown: IMRPhenomXMergerPhase<Number>
  ) -> IMRPhenomXMergerPhase<Number> {
    // The Lorentzian is as high as the ringdown's and twice as wide.
    let width = Number(2) * mode.damping
    let peak = ringdown.height / mode.damping
    let v2 = Number.fma(
      Number(0.75),
      IMRPhenomXFits.intermediatePhase2MinusRingdown4(fits) + ringdown4,
      Number(0.25) * IMRPhenomXFits.intermediatePhase2(fits)
    )
    let v3 = IMRPhenomXFits.intermediatePhase3MinusRingdown4(fits) + ringdown4
    let v4 = IMRPhenomXFits.intermediatePhase4Minus3(fits) + v3
    var system = LinearSystem<5, Number>()
    func set(_ index: Int, _ part: Double, _ slope: Number) {
      let frequency = Number.fma(Number(part), end - start, start)
      let r = mode.frequency / frequency
      let square = r * r
      system.set(
        index,
        [Number(1), r, square, square * r, square * square],
        slope - peak * lorentzian(at: frequency, width: width)
      )
    }
    set(0, 0, startSlope)
    set(1, CollocationPoints.second, v2)
    set(2, 0.5, v3)
    set(3, CollocationPoints.fourth, v4)
    set(4, 1, ringdown1)
    let b = system.solve()
    let ring = mode.frequency
    return IMRPhenomXMergerPhase(
      fall9: -b[4] * ring * ring * ring * ring / Number(3),
      fall6: Number(-0.5) * b[3] * ring * ring * ring,
      fall3: -b[2] * ring * ring,
      constant: Number(0),
      logarithm: b[1] * ring,
      rise2: Number(0),
      linear: b[0],
      height: peak * width,
      variableSlope: Number(1) / width,
      variableOffset: -(ring / width)
    )
  }

  /// The Lorentzian about the ringdown frequency whose peak is 1.
  private func lorentzian(at frequency: Number, width: Number) -> Number {
    let t = (frequency - mode.frequency) / width
    return Number(1) / Number.fma(t, t, Number(1))
  }
}

/// The Gauss-Chebyshev points of five in the interval from 0 to 1.
private enum CollocationPoints {
  /// ½ − 1/√8.
  static let second = 0.14644660940672624
  /// ½ + 1/√8.
  static let fourth = 0.8535533905932737
}
