// SPDX-License-Identifier: MIT

// The regions of IMRPhenomD on another number type.

extension ThreeRegions {
  @inline(__always)
  func map<Number: Real, Other: Real>(_ convert: (Number) -> Other)
    -> IMRPhenomDWaveform<Other>.Amplitude
  where
    Inspiral == InspiralAmplitude<Number>,
    Intermediate == IntermediateAmplitude<Number>,
    Ringdown == RingdownAmplitude<Number>
  {
    ThreeRegions<InspiralAmplitude<Other>, IntermediateAmplitude<Other>, RingdownAmplitude<Other>>(
      inspiral: inspiral.map(convert),
      intermediate: intermediate.map(convert),
      ringdown: ringdown.map(convert),
      intermediateStart: intermediateStart,
      ringdownStart: ringdownStart
    )
  }

  @inline(__always)
  func map<Number: Real, Other: Real>(_ convert: (Number) -> Other)
    -> IMRPhenomDWaveform<Other>.Phase
  where
    Inspiral == InspiralPhase<Number>,
    Intermediate == IntermediatePhase<Number>,
    Ringdown == RingdownPhase<Number>
  {
    ThreeRegions<InspiralPhase<Other>, IntermediatePhase<Other>, RingdownPhase<Other>>(
      inspiral: inspiral.map(convert),
      intermediate: intermediate.map(convert),
      ringdown: ringdown.map(convert),
      intermediateStart: intermediateStart,
      ringdownStart: ringdownStart
    )
  }
}
