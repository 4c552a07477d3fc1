// SPDX-License-Identifier: MIT

/// What the spherical (3, 2) is made of in its ringdown: the spheroidal (3, 2) and part of (2, 2).
///
/// Eq. (6.1) of arXiv:2001.10914; the spheroidal (2, 2) is taken to be the spherical one.
struct MixedRingdown<Number: Real>: Sendable {
  typealias Amplitude = ThreeRegions<
    InspiralAmplitude<Number>, InverseQuarticAmplitude<Number>, RingdownAmplitude<Number>
  >
  typealias Phase = ThreeRegions<
    IMRPhenomXInspiralPhase<Number>, IMRPhenomXMergerPhase<Number>, IMRPhenomXMergerPhase<Number>
  >
  /// The part of (2, 2), times the unit of `amplitude`.
  var quadrupole: Complex<Number>
  /// The part of the spheroidal (3, 2).
  var octupole: Complex<Number>
  /// Amplitude and phase of (2, 2), the phase turned as that of (3, 2) is.
  var amplitude: Amplitude
  var phase: Phase
  /// Where (2, 2) ends, as M f.
  var end: Double

  /// What (2, 2) adds, where it is in the given regions, its phase turned back by an angle.
  @inline(__always)
  func quadrupoleValue(
    at point: GridPoint<Number>,
    amplitude amplitudeRegion: Region,
    phase phaseRegion: Region,
    turn: Number
  ) -> Complex<Number> {
    quadrupole
      * Complex.polar(
        amplitude.value(at: point, in: amplitudeRegion),
        phase.value(at: point, in: phaseRegion) - turn
      )
  }
}

extension ThreeRegions {
  /// The value at `point` in a region that is known.
  @inline(__always)
  func value(at point: GridPoint<Number>, in region: Region) -> Number {
    switch region {
    case .inspiral: inspiral.value(at: point)
    case .intermediate: intermediate.value(at: point)
    case .ringdown: ringdown.value(at: point)
    }
  }
}

extension ThreeRegions
where Inspiral: PhaseFormula, Intermediate: PhaseFormula, Ringdown: PhaseFormula {
  /// Adds to the slope of the phase everywhere.
  mutating func shift(by slope: Number) {
    inspiral.linear = inspiral.linear + slope
    intermediate.linear = intermediate.linear + slope
    ringdown.linear = ringdown.linear + slope
  }
}
