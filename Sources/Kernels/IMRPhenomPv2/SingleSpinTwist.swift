// SPDX-License-Identifier: MIT

/// Turns the co-precessing (2, ±2) modes into the polarizations that a distant observer sees.
///
/// Eqs. (12)–(17) of LIGO-T1500602 with the sum over the five harmonics written out: with β the angle
/// between L and J, θ that between J and the line of sight,
/// h₊ = ½ (1 + cos²θ) [½ (1 + cos²β) cos 2α + i cos β sin 2α]
///      + sin θ cos θ sin β [cos β cos α + i sin α] + ¾ sin²θ sin²β,
/// i h× = cos θ [cos β cos 2α + i ½ (1 + cos²β) sin 2α] + sin θ sin β [cos α + i cos β sin α],
/// both times A e^(−i (φ + 2 ε)), then turned by the polarization angle ζ.
struct SingleSpinTwist<Number: Real>: ModeProjection {
  var alpha: PrecessionAngleSeries<Number>
  /// Twice ε, which is added to the phase.
  var doubleEpsilon: PrecessionAngleSeries<Number>
  var angularMomentum: AngularMomentumSum<Number>
  var plus2: Number
  var plus1: Number
  var plus0: Number
  var cross2: Number
  var cross1: Number
  var cosineDoubleZeta: Number
  var sineDoubleZeta: Number

  @inline(__always)
  func polarizations(
    at point: GridPoint<Number>,
    amplitude: Number,
    phase: Number
  ) -> Polarizations<Number> {
    let (sine, cosine) = Number.sincos(alpha.value(at: point))
    let tilt = angularMomentum.tilt(at: point)
    let half = Number.fma(Number(0.5) * tilt.cosine, tilt.cosine, Number(0.5))
    let double = (
      sine: (sine + sine) * cosine, cosine: Number.fma(sine * Number(-2), sine, Number(1))
    )
    let mixed = tilt.sine * tilt.cosine

    let plusReal = Number.fma(
      plus2 * half,
      double.cosine,
      Number.fma(plus1 * mixed, cosine, plus0 * tilt.sine * tilt.sine)
    )
    let plusImaginary = Number.fma(
      plus2 * tilt.cosine,
      double.sine,
      plus1 * tilt.sine * sine
    )
    // h× is real − i imaginary of these two, exchanged.
    let crossReal = Number.fma(cross2 * half, double.sine, cross1 * mixed * sine)
    let crossImaginary = Number.fma(
      cross2 * tilt.cosine,
      double.cosine,
      cross1 * tilt.sine * cosine
    )

    let carrier = Number.sincos(phase + doubleEpsilon.value(at: point))
    let real = amplitude * carrier.cos
    let imaginary = amplitude * carrier.sin
    let rotatedPlus = (
      real: Number.fma(cosineDoubleZeta, plusReal, sineDoubleZeta * crossReal),
      imaginary: Number.fma(cosineDoubleZeta, plusImaginary, -(sineDoubleZeta * crossImaginary))
    )
    let rotatedCross = (
      real: Number.fma(cosineDoubleZeta, crossReal, -(sineDoubleZeta * plusReal)),
      imaginary: -Number.fma(cosineDoubleZeta, crossImaginary, sineDoubleZeta * plusImaginary)
    )
    return Polarizations(
      plus: (
        Number.fma(real, rotatedPlus.real, imaginary * rotatedPlus.imaginary),
        Number.fma(real, rotatedPlus.imaginary, -(imaginary * rotatedPlus.real))
      ),
      cross: (
        Number.fma(real, rotatedCross.real, imaginary * rotatedCross.imaginary),
        Number.fma(real, rotatedCross.imaginary, -(imaginary * rotatedCross.real))
      )
    )
  }

  /// The same twist on another number type.
  @inline(__always)
  func map<Other: Real>(_ convert: (Number) -> Other) -> SingleSpinTwist<Other> {
    SingleSpinTwist<Other>(
      alpha: alpha.map(convert),
      doubleEpsilon: doubleEpsilon.map(convert),
      angularMomentum: angularMomentum.map(convert),
      plus2: convert(plus2),
      plus1: convert(plus1),
      plus0: convert(plus0),
      cross2: convert(cross2),
      cross1: convert(cross1),
      cosineDoubleZeta: convert(cosineDoubleZeta),
      sineDoubleZeta: convert(sineDoubleZeta)
    )
  }
}

extension SingleSpinTwist where Number: ScalarReal {
  /// The twist of a waveform of overall amplitude `scale`, its α given at a reference frequency.
  init(
    angles: PrecessionAnglesNNLO<Number>,
    angularMomentum: AngularMomentumSum<Number>,
    frame: TotalAngularMomentumFrame<Number>,
    scale: Number,
    powers: MassPowers<Number>,
    referenceFrequency: Number
  ) {
    let reference = GridPoint(frequency: referenceFrequency)
    alpha = angles.alpha.inHertz(powers)
    alpha.set(Number(Double.pi) - frame.kappa, at: reference)
    doubleEpsilon = angles.epsilon.doubled.inHertz(powers)
    doubleEpsilon.set(Number(0), at: reference)
    self.angularMomentum = angularMomentum.inHertz(powers)
    let (cosine, sine) = (frame.cosineThetaJN, frame.sineThetaJN)
    plus2 = scale * Number(0.5) * Number.fma(cosine, cosine, Number(1))
    plus1 = scale * sine * cosine
    plus0 = scale * Number(0.75) * sine * sine
    cross2 = scale * cosine
    cross1 = scale * sine
    cosineDoubleZeta = frame.cosineDoubleZeta
    sineDoubleZeta = frame.sineDoubleZeta
  }
}
