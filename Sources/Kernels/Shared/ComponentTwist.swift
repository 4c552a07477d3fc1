// SPDX-License-Identifier: MIT

/// How the orbital plane at the reference frequency lies to J and to the observer.
///
/// With it a waveform is a sum over m of terms exp(−i m φ): J is at the angles θ_J and φ_J in the
/// source frame, which do not depend on φ, and the line of sight at ι and π/2 − φ.
struct ObservedOrbit<Number: Real>: Sendable {
  /// cos θ_J and sin θ_J, θ_J the angle between J and the orbital angular momentum.
  let tilt: (cosine: Number, sine: Number)
  /// κ, which α at the reference frequency holds.
  let kappa: Number
  /// e^(iψ) of ψ = π/2 − φ − φ_J, the azimuth of the line of sight from J.
  let azimuth: Complex<Number>
  let inclination: Number
  /// What all polarizations are multiplied with.
  let scale: Number
}

extension ObservedOrbit where Number: ScalarReal {
  init(
    _ frame: TotalAngularMomentumFrame<Number>,
    inclination: Number,
    phase: Number,
    scale: Number
  ) {
    tilt = frame.tilt
    kappa = frame.kappa
    let (sine, cosine) = Number.sincos(phase + frame.azimuth)
    azimuth = Complex(sine, cosine)
    self.inclination = inclination
    self.scale = scale
  }
}

extension ObservedOrbit {
  /// The same orbit on another number type.
  @inline(__always)
  func map<Other: Real>(_ convert: (Number) -> Other) -> ObservedOrbit<Other> {
    ObservedOrbit<Other>(
      tilt: (convert(tilt.cosine), convert(tilt.sine)),
      kappa: convert(kappa),
      azimuth: Complex(convert(azimuth.real), convert(azimuth.imaginary)),
      inclination: convert(inclination),
      scale: convert(scale)
    )
  }
}

/// The sums over m that turn one mode (ℓ, ±m′) of the co-precessing frame into polarizations, one for
/// each harmonic k of the frame of the orbit.
///
/// `ModeTwist` holds harmonics in the frame of J. Each is the sum Σ_k d^ℓ_km(θ_J) e^(−ikψ) ₋₂Y_ℓk(ι),
/// ψ = π/2 − φ − φ_J, of those in the frame of the orbit, whose dependence on φ is exp(ikφ): k is −m
/// of the component. So h₊ gets the mode times
/// e^(−ikψ) plus(k) Σ_m e^(im(α + κ)) d^ℓ_mm′(β) d^ℓ_km(θ_J), and h× i times the same with cross(k).
/// Entry k + ℓ belongs to k.
struct ComponentTwist<Number: Real, let count: Int>: Sendable {
  /// d^ℓ_km(θ_J) times the factor of d(m) that `WignerElements` leaves out, by k and m.
  var turns: InlineArray<count, InlineArray<count, Number>>
  /// e^(−ikψ).
  var phases: InlineArray<count, Complex<Number>>
  var plus: InlineArray<count, Number>
  var cross: InlineArray<count, Number>
}

extension ComponentTwist where Number: ScalarReal {
  /// The coefficients of a mode, with the square of each factor of d, times `scale`.
  init(
    order: Int,
    _ orbit: ObservedOrbit<Number>,
    factorSquares: InlineArray<count, Double>,
    scale: Number
  ) {
    let ell = count / 2
    let tilted = WignerTable(
      SpinWeightedHarmonics(cosine: orbit.tilt.cosine, sine: orbit.tilt.sine)
    )
    let seen = ModeTwist(
      order: order,
      HarmonicTable(SpinWeightedHarmonics(polarAngle: orbit.inclination), upTo: ell),
      factorSquares: InlineArray<count, Double>(repeating: 1),
      scale: scale * orbit.scale
    )
    turns = InlineArray { row in
      InlineArray { column in
        tilted.value(ell: ell, row - ell, column - ell)
          * Number.sqrt(Number(factorSquares[column]))
      }
    }
    plus = InlineArray { seen.plus[$0 - ell + 4] }
    cross = InlineArray { seen.cross[$0 - ell + 4] }
    phases = InlineArray(repeating: Complex(Number(1), Number(0)))
    let back = Complex(orbit.azimuth.real, -orbit.azimuth.imaginary)
    for k in 1...ell {
      let turn = phases[ell + k - 1] * back
      phases[ell + k] = turn
      phases[ell - k] = Complex(turn.real, -turn.imaginary)
    }
  }
}

extension ComponentTwist where Number == Double {
  /// Adds what a mode gives to each component, at a lane of bins of which those before `end` count.
  ///
  /// The mode holds e^(−im′ε); the elements are d^ℓ_mm′(β) less its factors, by m; the point's azimuth
  /// is α + κ.
  @inline(__always)
  func add<L: Lane>(
    _ mode: Complex<L>,
    _ elements: InlineArray<count, L>,
    _ point: TwistPoint<L>,
    to rows: ComponentRows,
    at bin: Int,
    before end: Int
  ) {
    let ell = count / 2
    var real = elements
    var imaginary = InlineArray<count, L>(repeating: L(0))
    var turn = point.azimuth1
    var m = 1
    while m <= ell {
      imaginary[ell + m] = elements[ell + m] * turn.imaginary
      imaginary[ell - m] = -(elements[ell - m] * turn.imaginary)
      real[ell + m] = elements[ell + m] * turn.real
      real[ell - m] = elements[ell - m] * turn.real
      turn = m == 1 ? point.azimuth2 : turn * point.azimuth1
      m += 1
    }
    var k = 0
    while k < count {
      var sum = Complex(L(turns[k][0]) * real[0], L(turns[k][0]) * imaginary[0])
      var m = 1
      while m < count {
        let factor = L(turns[k][m])
        sum = Complex(
          L.fma(factor, real[m], sum.real),
          L.fma(factor, imaginary[m], sum.imaginary)
        )
        m += 1
      }
      let phase = Complex(L(phases[k].real), L(phases[k].imaginary))
      let wave = mode * (sum * phase)
      let (plus, cross) = (L(plus[k]), L(cross[k]))
      let value = Polarizations(
        plus: (plus * wave.real, plus * wave.imaginary),
        cross: (-(cross * wave.imaginary), cross * wave.real)
      )
      rows.add(value, order: ell - k, at: bin, before: end)
      k += 1
    }
  }
}
