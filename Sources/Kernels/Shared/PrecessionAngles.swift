// SPDX-License-Identifier: MIT

#if !hasFeature(Embedded)
import KernelRecords
#endif

/// Where precession angles come from.
enum PrecessionAngleSource: Sendable {
  /// The analysis of both spins.
  case analysis
  /// The same where the magnitude of the total spin stays as it is.
  case steadyAnalysis
  /// The angles of one spin, where the analysis fails.
  case singleSpin
}

/// The precession angles of one binary: by multiple-scale analysis, or those of one spin.
struct PrecessionAngles<Number: Real>: Sendable {
  let source: PrecessionAngleSource
  let analysis: PrecessionAnglesMSA<Number>
  let singleSpin: SingleSpinAngles<Number>
  /// What is added to α and ε.
  var alphaOffset: Number
  let epsilonOffset: Number

  /// The same angles on another number type.
  @inline(__always)
  func map<Other: Real>(_ convert: (Number) -> Other) -> PrecessionAngles<Other> {
    PrecessionAngles<Other>(
      source: source,
      analysis: analysis.map(convert),
      singleSpin: singleSpin.map(convert),
      alphaOffset: convert(alphaOffset),
      epsilonOffset: convert(epsilonOffset)
    )
  }
}

extension PrecessionAngles where Number: ScalarReal {
  /// The same angles with another origin of α.
  func turned(by angle: Number) -> Self {
    var angles = self
    angles.alphaOffset = alphaOffset + angle
    return angles
  }
}

extension PrecessionAngles where Number: Lane {
  /// The angles at v.
  @inline(__always)
  func angles(at v: OrbitalVelocity<Number>) -> EulerAngles<Number> {
    switch source {
    case .analysis: shifted(analysis.angles(at: v))
    case .steadyAnalysis: shifted(analysis.steadyAngles(at: v))
    case .singleSpin: shifted(singleSpin.angles(at: v))
    }
  }

  /// The angles with their offsets.
  @inline(__always)
  func shifted(_ angles: EulerAngles<Number>) -> EulerAngles<Number> {
    EulerAngles(
      alpha: angles.alpha + alphaOffset,
      epsilon: angles.epsilon + epsilonOffset,
      cosineSquare: angles.cosineSquare,
      sineSquare: angles.sineSquare
    )
  }
}

/// The angles of a binary whose spins precess as one: versions 101 to 104 of IMRPhenomX.
///
/// Appendix G of arXiv:2004.06503; β of Eq. (4.4) there.
struct SingleSpinAngles<Number: Real>: Sendable {
  let alpha: PrecessionAngleSeries<Number>
  let epsilon: PrecessionAngleSeries<Number>
  let momentum: OrbitalAngularMomentum<Number>
  let momentumTail: OrbitalAngularMomentumTail<Number>
  /// The spins' sum along the orbital angular momentum.
  let aligned: Number
  /// The spin in the orbital plane, χ_p m₁² / M².
  let planar: Number

  /// L at v.
  @inline(__always)
  func orbitalAngularMomentum(at v: OrbitalVelocity<Number>) -> Number {
    let low = momentum.value(at: v.value, inverse: v.inverse)
    return Number.fma(momentum.eta * v.inverse, momentumTail.value(at: v), low)
  }

  /// The same angles on another number type.
  @inline(__always)
  func map<Other: Real>(_ convert: (Number) -> Other) -> SingleSpinAngles<Other> {
    SingleSpinAngles<Other>(
      alpha: alpha.map(convert),
      epsilon: epsilon.map(convert),
      momentum: momentum.map(convert),
      momentumTail: momentumTail.map(convert),
      aligned: convert(aligned),
      planar: convert(planar)
    )
  }
}

extension SingleSpinAngles where Number: Lane {
  /// The angles at v.
  @inline(__always)
  func angles(at v: OrbitalVelocity<Number>) -> EulerAngles<Number> {
    let point = GridPoint(
      frequency: v.value * v.value * v.value,
      cubeRoot: v.value,
      inverseCubeRoot: v.inverse,
      logarithm: Number(3) * v.logarithm
    )
    let along = orbitalAngularMomentum(at: v) + aligned
    let sum = MomentumSum(along, along: Number(0), across: planar * planar)
    let scale = Number(0.5) / sum.total
    return EulerAngles(
      alpha: alpha.value(at: point),
      epsilon: epsilon.value(at: point),
      cosineSquare: scale * sum.outer,
      sineSquare: scale * sum.inner
    )
  }
}

extension SingleSpinAngles where Number: ScalarReal {
  /// The angles of a binary with the precession spin χ_p, by one of the versions of one spin.
  init(_ binary: PrecessingBinary<Number>, chiP: Number, version: PrecessionVersion) {
    let aligned = binary.aligned
    let series = PrecessionAnglesNNLO(aligned, chiP: chiP)
    alpha = series.alpha
    epsilon = series.epsilon
    let (chi1, chi2) = (binary.spin1.z, binary.spin2.z)
    var momentum = OrbitalAngularMomentum(aligned, chi1: chi1, chi2: chi2, .conserved)
    var tail = OrbitalAngularMomentumTail<Number>.none
    switch version {
    case .singleSpin2PN: momentum.endAtSecondOrder()
    case .singleSpin3PN, .twoSpins: break
    case .singleSpin4PN: tail = OrbitalAngularMomentumTail(aligned, chi1: chi1, chi2: chi2)
    case .singleSpin4PNSpinSquares:
      tail = OrbitalAngularMomentumTail(aligned, chi1: chi1, chi2: chi2)
      let square = momentum.addSpinSquares(aligned, chi1: chi1, chi2: chi2)
      tail.v7 = tail.v7 + Number(1.5) * aligned.eta * (chi1 + chi2) * square
    }
    self.momentum = momentum
    momentumTail = tail
    let square1 = aligned.fraction1 * aligned.fraction1
    let square2 = aligned.fraction2 * aligned.fraction2
    self.aligned = Number.fma(square1, chi1, square2 * chi2)
    planar = chiP * square1
  }
}
