// SPDX-License-Identifier: MIT

#if !hasFeature(Embedded)
import KernelRecords
#endif

/// Orbital angular momentum and spins, of which the angle β between L and J follows.
///
/// All is in units of M² and multiplied with v = ω^(1/3), so that nothing grows where v is small:
/// v L = orbital0 + orbital2 v² + orbital4 v⁴, to second post-Newtonian order without spins.
/// Eq. (4.7) of arXiv:1212.5520, first line.
struct AngularMomentumSum<Number: Real>: Sendable {
  var orbital0: Number
  var orbital2: Number
  var orbital4: Number
  /// v times this is v S_∥, the spins' sum along L.
  var aligned: Number
  /// v times this is v S_⊥, the spin in the orbital plane.
  var planar: Number

  /// v (L + S_∥).
  @inline(__always)
  func alongOrbit(at v: Number) -> Number {
    let square = v * v
    let orbital = Number.fma(Number.fma(orbital4, square, orbital2), square, orbital0)
    return Number.fma(aligned, v, orbital)
  }

  /// Cosine and sine of β at a point, the cosine not negative: LALSimulation's choice of sign where
  /// S_∥ outweighs L.
  @inline(__always)
  func tilt(at point: GridPoint<Number>) -> (cosine: Number, sine: Number) {
    let along = Number.abs(alongOrbit(at: point.cubeRoot))
    let across = planar * point.cubeRoot
    let inverse = Number(1) / Number.sqrt(Number.fma(along, along, across * across))
    return (along * inverse, across * inverse)
  }

  /// The same sum on another number type.
  @inline(__always)
  func map<Other: Real>(_ convert: (Number) -> Other) -> AngularMomentumSum<Other> {
    AngularMomentumSum<Other>(
      orbital0: convert(orbital0),
      orbital2: convert(orbital2),
      orbital4: convert(orbital4),
      aligned: convert(aligned),
      planar: convert(planar)
    )
  }
}

extension AngularMomentumSum where Number: ScalarReal {
  /// The angular momenta of a binary whose in-plane spin is χ_p of the heavier body.
  init(_ binary: AlignedBinary<Number>, chiP: Number) {
    let eta = binary.eta
    orbital0 = eta
    orbital2 = eta * Number.polynomial(eta, [1.5, 1.0 / 6])
    orbital4 = eta * Number.polynomial(eta, [3.375, -19.0 / 8, -1.0 / 24])
    planar = binary.fraction1 * binary.fraction1 * chiP
    // Without in-plane spin β is 0, whatever the aligned ones.
    aligned = planar > Number(0) ? binary.alignedSpin : Number(0)
  }

  /// The sum as a function of the frequency in hertz, `scale` being the powers of π M.
  func inHertz(_ scale: MassPowers<Number>) -> Self {
    let w = scale.cubeRoot
    return Self(
      orbital0: orbital0,
      orbital2: orbital2 * w * w,
      orbital4: orbital4 * scale.mass * w,
      aligned: aligned * w,
      planar: planar * w
    )
  }

  /// v where L is smallest and so β largest.
  private var velocityOfLargestTilt: Number {
    // The root of the derivative of 1/v + l₂ v + l₄ v³.
    let (l2, l4) = (orbital2 / orbital0, orbital4 / orbital0)
    let root = Number.sqrt(Number.fma(l2, l2, Number(12) * l4))
    return Number.sqrt((root - l2) / (Number(6) * l4))
  }

  /// Remarks on how far L tilts.
  var warnings: WaveformStatus.Warnings {
    if !(planar > Number(0)) { return [] }
    let v = velocityOfLargestTilt
    let along = alongOrbit(at: v)
    if along < Number(0) { return .tiltAboveRightAngle }
    return planar * v > along ? .tiltLarge : []
  }
}
