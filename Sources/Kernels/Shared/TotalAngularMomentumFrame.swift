// SPDX-License-Identifier: MIT

/// How the frame whose z axis is the total angular momentum J lies in the source frame.
///
/// In the source frame the orbital angular momentum is along z, the separation along x, and the line
/// of sight N is (sin ι sin φ, sin ι cos φ, cos ι). The J frame has N in its x-z plane, x positive.
/// Eqs. (35) of LIGO-T1500606 and Fig. 1 of arXiv:1408.1810. Nothing here takes the inverse cosine of
/// what may be close to 1.
struct TotalAngularMomentumFrame<Number: ScalarReal> {
  /// The azimuth φ_J of J in the source frame; where J is along z, what was asked for.
  let azimuth: Number
  /// cos θ_J and sin θ_J, θ_J the angle between J and the z axis.
  let tilt: (cosine: Number, sine: Number)
  /// The azimuth of N once J has been turned onto z, before N is turned into the x-z plane.
  let kappa: Number
  /// cos θ_JN, θ_JN the angle between J and N.
  let cosineThetaJN: Number
  /// sin θ_JN, not negative.
  let sineThetaJN: Number
  /// cos 2ζ, ζ the angle from the polarization axis N × J to that of LAL's waves.
  let cosineDoubleZeta: Number
  /// sin 2ζ.
  let sineDoubleZeta: Number

  /// The frame of a total angular momentum in any units, whose part in the orbital plane counts as
  /// zero where it does not exceed `negligible`.
  ///
  /// The azimuth of J then is `uprightAzimuth`, or π/2 − φ.
  init(
    totalAngularMomentum j: (x: Number, y: Number, z: Number),
    negligible: Number,
    inclination: Number,
    phase: Number,
    uprightAzimuth: Number? = nil
  ) {
    let planar = Number.sqrt(Number.fma(j.x, j.x, j.y * j.y))
    let length = Number.sqrt(Number.fma(planar, planar, j.z * j.z))
    let isUpright = planar <= negligible
    let down = j.z < Number(0) ? Number(-1) : Number(1)
    let thetaCosine = isUpright ? down : j.z / length
    let thetaSine = isUpright ? Number(0) : planar / length

    tilt = (thetaCosine, thetaSine)

    // N and the wave's x axis X about z, with ψ = φ + φ_J.
    let (inclinationSine, inclinationCosine) = Number.sincos(inclination)
    let (phaseSine, phaseCosine) = Number.sincos(phase)
    let upright = uprightAzimuth.map { Number.sincos($0) } ?? (sin: phaseCosine, cos: phaseSine)
    let azimuthCosine = isUpright ? upright.cos : j.x / planar
    let azimuthSine = isUpright ? upright.sin : j.y / planar
    azimuth = Number.atan2(azimuthSine, azimuthCosine)
    let psiSine = Number.fma(phaseSine, azimuthCosine, phaseCosine * azimuthSine)
    let psiCosine = Number.fma(phaseCosine, azimuthCosine, -(phaseSine * azimuthSine))
    let sight = (x: inclinationSine * psiSine, y: inclinationSine * psiCosine, z: inclinationCosine)
    let wave = (
      x: -(inclinationCosine * psiSine), y: -(inclinationCosine * psiCosine), z: inclinationSine
    )
    // Both about y, which turns J onto z.
    func turned(_ v: (x: Number, y: Number, z: Number)) -> (x: Number, y: Number, z: Number) {
      (
        Number.fma(v.x, thetaCosine, -(v.z * thetaSine)), v.y,
        Number.fma(v.x, thetaSine, v.z * thetaCosine)
      )
    }
    let n = turned(sight)
    let x = turned(wave)
    let distance = Number.sqrt(Number.fma(n.x, n.x, n.y * n.y))
    let isAlongJ = distance == Number(0)
    let kappaCosine = isAlongJ ? Number(1) : n.x / distance
    let kappaSine = isAlongJ ? Number(0) : n.y / distance
    kappa = Number.atan2(kappaSine, kappaCosine)
    cosineThetaJN = n.z
    sineThetaJN = distance

    // X along P = −y and Q = N × P, once N is in the x-z plane.
    let alongP = Number.fma(x.x, kappaSine, -(x.y * kappaCosine))
    let alongX = Number.fma(x.x, kappaCosine, x.y * kappaSine)
    let alongQ = Number.fma(alongX, n.z, -(x.z * distance))
    cosineDoubleZeta = Number.fma(alongP, alongP, -(alongQ * alongQ))
    sineDoubleZeta = Number(2) * alongP * alongQ
  }
}
