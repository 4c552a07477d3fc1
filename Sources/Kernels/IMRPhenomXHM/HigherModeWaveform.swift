// SPDX-License-Identifier: MIT

/// A mode h of the frequency in hertz, in units of M² / distance, ready to be evaluated.
///
/// It is LALSimulation's mode (ℓ, −m) at positive frequencies less its sign (−1)^ℓ: A e^(iφ).
struct HigherModeWaveform<Number: Real>: Sendable {
  typealias Phase = MixedRingdown<Number>.Phase
  let mode: HigherMode
  var amplitude: HigherModeAmplitude<Number>
  var phase: Phase
  /// What the ringdown of (3, 2) has of (2, 2); of no meaning where `isMixed` is false.
  var mixing: MixedRingdown<Number>
  let isMixed: Bool
  /// The total mass in seconds; bins choose their parts by this times their frequency.
  let massInSeconds: Double

  typealias Parts = HigherModeParts

  /// The parts at the frequency M f.
  @inline(__always)
  func parts(at frequency: Double) -> Parts {
    let part = amplitude.part(at: frequency)
    let region = phase.region(at: frequency)
    if !isMixed || part == .inspiral || part == .intermediate {
      return Parts(
        amplitude: part,
        phase: region,
        mixing: .none,
        hasQuadrupole: false,
        quadrupoleAmplitude: .ringdown,
        quadrupolePhase: .ringdown
      )
    }
    return Parts(
      amplitude: part,
      phase: region,
      mixing: region == .ringdown ? .whole : .amplitude,
      hasQuadrupole: frequency <= mixing.end,
      quadrupoleAmplitude: mixing.amplitude.region(at: frequency),
      quadrupolePhase: mixing.phase.region(at: frequency)
    )
  }

  /// The mode at a frequency at which `parts` hold, turned back by an angle.
  @inline(__always)
  func value(
    at point: GridPoint<Number>,
    _ parts: Parts,
    turn: Number = Number(0)
  ) -> Complex<Number> {
    let size = amplitude.value(at: point, in: parts.amplitude)
    func polar(_ size: Number) -> Complex<Number> {
      Complex.polar(size, phase.value(at: point, in: parts.phase) - turn)
    }
    switch parts.mixing {
    case .none: return polar(size)
    case .amplitude: return polar(spherical(at: point, size: size, parts, turn).size)
    case .whole: return spherical(at: point, size: size, parts, turn)
    }
  }

  /// The spherical mode of a spheroidal one of a size.
  @inline(__always)
  private func spherical(
    at point: GridPoint<Number>,
    size: Number,
    _ parts: Parts,
    _ turn: Number
  ) -> Complex<Number> {
    let ringing = Complex.polar(size, phase.ringdown.value(at: point) - turn)
    let part = mixing.octupole * ringing
    if !parts.hasQuadrupole { return part }
    return part
      + mixing.quadrupoleValue(
        at: point,
        amplitude: parts.quadrupoleAmplitude,
        phase: parts.quadrupolePhase,
        turn: turn
      )
  }
}

extension HigherModeWaveform where Number: ScalarReal {
  /// Turns the mode by an angle.
  mutating func turn(by angle: Number) {
    phase.add(angle)
    mixing.phase.add(angle)
  }

  /// A number that is infinite or NaN where a coefficient is.
  var finiteness: Number {
    let own =
      phase.ringdown.constant + phase.ringdown.linear + phase.inspiral.constant
      + phase.intermediate.fall9 + amplitude.inspiral.fitted[2]
      + amplitude.intermediate.coefficients[7]
      + amplitude.ringdown.height + amplitude.fall.height
    return own + mixing.phase.ringdown.constant + mixing.quadrupole.real
      + amplitude.approach.coefficients[3]
  }
}

/// Which formulas of a higher mode hold in a range of frequencies.
struct HigherModeParts: Sendable {
  let amplitude: HigherModeAmplitudePart
  let phase: Region
  let mixing: Mixing
  /// Whether (2, 2) has signal here, and the regions that it is in.
  let hasQuadrupole: Bool
  let quadrupoleAmplitude: Region
  let quadrupolePhase: Region

  /// How the mode is made of spheroidal ones.
  enum Mixing: Sendable {
    case none
    /// The sum gives the amplitude; the phase is not yet that of the ringdown.
    case amplitude
    case whole
  }
}
