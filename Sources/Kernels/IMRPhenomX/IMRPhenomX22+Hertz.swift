// SPDX-License-Identifier: MIT

/// The (2, 2) mode of one binary as a function of the frequency in hertz.
///
/// h = A e^(−iφ) with `amplitude` A and `phase` φ: φ is minus the phase of `IMRPhenomX22`, so that it
/// rises with the frequency's distance from the merger as that of the other models does.
struct IMRPhenomX22InHertz<Number: Real>: Sendable {
  typealias Amplitude = ThreeRegions<
    InspiralAmplitude<Number>, InverseQuarticAmplitude<Number>, RingdownAmplitude<Number>
  >
  typealias Phase = ThreeRegions<
    IMRPhenomXInspiralPhase<Number>, IMRPhenomXMergerPhase<Number>, IMRPhenomXMergerPhase<Number>
  >
  /// The amplitude over √(2η/3) π^(−1/6) (M / s)^(−7/6): f^(−7/6) at low frequencies.
  var amplitude: Amplitude
  /// The phase, time and constant included.
  var phase: Phase

  /// The same mode on another number type.
  @inline(__always)
  func map<Other: Real>(_ convert: (Number) -> Other) -> IMRPhenomX22InHertz<Other> {
    IMRPhenomX22InHertz<Other>(
      amplitude: ThreeRegions(
        inspiral: amplitude.inspiral.map(convert),
        intermediate: amplitude.intermediate.map(convert),
        ringdown: amplitude.ringdown.map(convert),
        intermediateStart: amplitude.intermediateStart,
        ringdownStart: amplitude.ringdownStart
      ),
      phase: ThreeRegions(
        inspiral: phase.inspiral.map(convert),
        intermediate: phase.intermediate.map(convert),
        ringdown: phase.ringdown.map(convert),
        intermediateStart: phase.intermediateStart,
        ringdownStart: phase.ringdownStart
      )
    )
  }
}

extension IMRPhenomX22InHertz where Number: ScalarReal {
  /// The mode whose phase in e^(−iφ) is −2φ₀ − π/4 at a reference frequency in hertz.
  init(
    _ mode: IMRPhenomX22<Number>,
    _ powers: MassPowers<Number>,
    referenceFrequency: Double,
    orbitalPhase: Double
  ) {
    amplitude = ThreeRegions(
      inspiral: mode.amplitude.inspiral.inHertz(powers),
      intermediate: mode.amplitude.intermediate.inHertz(powers),
      ringdown: mode.amplitude.ringdown.inHertz(powers),
      intermediateStart: mode.amplitude.intermediateStart,
      ringdownStart: mode.amplitude.ringdownStart
    )
    var phase = ThreeRegions(
      inspiral: mode.phase.inspiral.inHertz(powers, times: -mode.inverseEta),
      intermediate: mode.phase.intermediate.inHertz(powers, times: -mode.inverseEta),
      ringdown: mode.phase.ringdown.inHertz(powers, times: -mode.inverseEta),
      intermediateStart: mode.phase.intermediateStart,
      ringdownStart: mode.phase.ringdownStart
    )
    phase.addLine(slope: -(mode.timeShift * powers.mass))
    let reference = GridPoint(frequency: Number(referenceFrequency))
    let massFrequency = powers.mass.double * referenceFrequency
    let there = phase.value(at: reference, frequency: massFrequency)
    let wanted = Number.fma(Number(2), Number(orbitalPhase), Number(0.25 * Double.pi))
    phase.add(-(there + wanted))
    self.phase = phase
  }

  /// The sum of coefficients that holds an infinity or a NaN where one of them is that.
  var finiteness: Number {
    // Each region's constant holds the values of all that it was joined to.
    phase.ringdown.constant + phase.ringdown.linear + phase.inspiral.constant
      + phase.intermediate.fall9 + amplitude.inspiral.a9 + amplitude.intermediate.inverse.c2
      + amplitude.intermediate.inverse.c3 + amplitude.ringdown.height
  }
}
