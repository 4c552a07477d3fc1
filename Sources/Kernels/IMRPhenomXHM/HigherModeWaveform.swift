// SPDX-License-Identifier: MIT

/// A mode h of the frequency in hertz, in units of M² / distance, ready to be evaluated.
///
/// It is LALSimulation's mode (ℓ, −m) at positive frequencies less its sign (−1)^ℓ: A e^(iφ).
struct HigherModeWaveform<Number: Real>: Sendable {
  typealias Phase = MixedRingdown<Number>.Phase
  let mode: HigherMode
  var amplitude: HigherModeAmplitude<Number>
  var phase: Phase
  /// What the ringdown of (3, 2) has of (2, 2).
  var mixing: MixedRingdown<Number>?
  /// The total mass in seconds; bins choose their parts by this times their frequency.
  let massInSeconds: Double

  /// Which formulas hold in a range of frequencies.
  struct Parts: Sendable {
    let amplitude: HigherModeAmplitude<Number>.Part
    let phase: Region
    /// Whether (2, 2) is mixed in, and the regions that it is in.
    let isMixed: Bool
    let quadrupoleAmplitude: Region
    let quadrupolePhase: Region
  }

  /// The parts at the frequency M f.
  @inline(__always)
  func parts(at frequency: Double) -> Parts {
    let part = amplitude.part(at: frequency)
    let region = phase.region(at: frequency)
    guard let mixing, region == .ringdown, part != .inspiral, part != .intermediate else {
      return Parts(
        amplitude: part,
        phase: region,
        isMixed: false,
        quadrupoleAmplitude: .ringdown,
        quadrupolePhase: .ringdown
      )
    }
    return Parts(
      amplitude: part,
      phase: region,
      isMixed: true,
      quadrupoleAmplitude: mixing.amplitude.region(at: frequency),
      quadrupolePhase: mixing.phase.region(at: frequency)
    )
  }

  /// The mode at a frequency at which `parts` hold.
  @inline(__always)
  func value(at point: GridPoint<Number>, _ parts: Parts) -> Complex<Number> {
    let own = Complex.polar(
      amplitude.value(at: point, in: parts.amplitude),
      phase.value(at: point, in: parts.phase)
    )
    guard parts.isMixed, let mixing else { return own }
    return mixing.value(
      at: point,
      spheroidal: own,
      amplitude: parts.quadrupoleAmplitude,
      phase: parts.quadrupolePhase
    )
  }

  /// The same mode on another number type.
  @inline(__always)
  func map<Other: Real>(_ convert: (Number) -> Other) -> HigherModeWaveform<Other> {
    HigherModeWaveform<Other>(
      mode: mode,
      amplitude: amplitude.map(convert),
      phase: mapped(phase, convert),
      mixing: mixing.map { $0.map(convert) },
      massInSeconds: massInSeconds
    )
  }
}
