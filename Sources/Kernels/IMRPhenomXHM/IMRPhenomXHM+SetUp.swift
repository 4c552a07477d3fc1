// SPDX-License-Identifier: MIT

/// What the modes of one binary share, before the higher ones are set up.
///
/// Frequencies are times the total mass M. IMRPhenomXPHM makes this of a precessing remnant.
struct IMRPhenomXHMSetUp<Number: ScalarReal> {
  /// Binary and remnant.
  let base: IMRPhenomXSetUp<Number>
  /// The (2, 2) mode.
  let quadrupole: IMRPhenomX22<Number>
  /// What makes the (2, 2) mode's phase 2φ₀ + π/4 at the reference frequency.
  let phaseOffset: Number
  let variables: FitVariables<Number>
  /// The (2, 2) mode's leading amplitude √(2η/3) π^(−1/6).
  let amplitudeScale: Number

  init(
    _ base: IMRPhenomXSetUp<Number>,
    quadrupole: IMRPhenomX22<Number>,
    phaseOffset: Number
  ) {
    self.base = base
    self.quadrupole = quadrupole
    self.phaseOffset = phaseOffset
    variables = FitVariables(base.fits)
    let root = Number.sqrt(Number.cbrt(Number(Double.pi)))
    amplitudeScale = Number.sqrt(base.fits.eta * Number(2) / Number(3)) / root
  }

  /// Whether both bodies have the same mass, as LALSimulation decides.
  var hasEqualMasses: Bool {
    let delta = base.fits.delta.double
    return 0.25 * (1 - delta * delta) == 0.25
  }

  /// Whether a mode is zero: an odd one of equal black holes.
  func vanishes(_ mode: HigherMode) -> Bool {
    mode.isOdd && hasEqualMasses && base.fits.spin1 == base.fits.spin2
  }

  /// Ringdown and damping frequency of a mode.
  func ringdown(_ mode: HigherMode) -> RingdownTables.Mode<Number> {
    let unscaled = RemnantModes.mode(mode, spin: base.remnantSpin)
    return RingdownTables.Mode(
      frequency: unscaled.frequency / base.remnantMass,
      damping: unscaled.damping / base.remnantMass
    )
  }

  /// Where a mode's inspiral amplitude ends.
  ///
  /// It goes over from the minimum-energy orbit to a fit for mass ratios of 20 and more.
  func inspiralEnd(_ mode: HigherMode) -> Number {
    let m = Number(Double(mode.emm))
    let meco = Number(0.5) * m * base.minimumEnergyFrequency
    let (eta, spin) = (base.fits.eta, base.fits.spin1)
    if base.binary.fraction1 < Number(20) * base.binary.fraction2 { return meco }
    let extreme =
      Number(1.25) * m
      * N.polynomial(
        spin,
        [0.011671068725758493, -0.0000858396080377194, 0.000316707064291237]
      ) * N.polynomial(eta, [0.8447212540381764, 6.2873167352395125])
      / N.polynomial(spin, [1.2857082764038923, -0.9977728883419751])
    // ½ + ½ tanh x = 1 / (1 + e^(−2x)).
    let x = (eta - Number(0.0192234)) / Number(0.004)
    let share = Number(1) / (Number(1) + Number.exp(Number(-2) * x))
    return Number.fma(share, meco - extreme, extreme)
  }

  private typealias N = Number
}

extension IMRPhenomXHMSetUp {
  /// The (2, 2) mode's phase with the offset, at a frequency M f.
  func quadrupolePhase(at point: GridPoint<Number>) -> Number {
    quadrupole.alignedPhase(at: point) + phaseOffset
  }

  /// The (2, 2) mode's phase with its derivatives, between inspiral and ringdown or later.
  func quadrupolePhaseJet(at point: GridPoint<Number>) -> Jet<Number> {
    let isRingdown = quadrupole.phase.region(at: point.frequency.double) == .ringdown
    let part = isRingdown ? quadrupole.phase.ringdown : quadrupole.phase.intermediate
    return Jet(
      value: quadrupolePhase(at: point),
      slope: quadrupole.alignedSlope(at: point),
      curvature: part.curvature(at: point) * quadrupole.inverseEta
    )
  }
}

extension IMRPhenomXMergerPhase where Number: ScalarReal {
  /// The second derivative by the frequency.
  func curvature(at point: GridPoint<Number>) -> Number {
    let t = Number.fma(point.frequency, variableSlope, variableOffset)
    let inverse = Number(1) / point.frequency
    let falling = Number.series(
      inverse,
      [-logarithm, Number(2) * fall3, Number(6) * fall6, Number(12) * fall9]
    )
    let lorentzian = Number(1) / Number.fma(t, t, Number(1))
    let step = Number(-2) * height * variableSlope * variableSlope * t * lorentzian * lorentzian
    let power = Number(-2.0 / 9) * rise2 * point.inverseCubeRoot * inverse
    return Number.fma(falling, inverse * inverse, step + power)
  }
}
