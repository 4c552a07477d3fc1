// SPDX-License-Identifier: MIT

#if !hasFeature(Embedded)
import KernelRecords
#endif

/// IMRPhenomXHM: a binary black hole with aligned spins, from inspiral to ringdown, with the modes
/// (2, ±2), (2, ±1), (3, ±3), (3, ±2) and (4, ±4).
///
/// García-Quirós et al., arXiv:2001.10914, as LALSimulation evaluates release 122022 of it without
/// multibanding.
struct IMRPhenomXHMWaveform<Number: Real>: Sendable {
  /// The (2, 2) mode, and how it becomes polarizations; nil where it is not wanted.
  var quadrupole: Quadrupole?
  /// The other modes.
  var modes: HigherModes<Mode>
  /// The total mass in seconds; bins choose their parts by this times their frequency.
  let massInSeconds: Double

  /// A mode z = h e^(−imπ/2) that becomes h₊ = plus · z and h× = i cross · z.
  struct Mode: Sendable {
    var waveform: HigherModeWaveform<Number>
    var factors: ModeFactors<Number>
  }

  /// The (2, 2) mode, up to the frequency M f where it ends.
  struct Quadrupole: Sendable {
    var waveform: IMRPhenomX22InHertz<Number>
    var factors: ModeFactors<Number>
    let end: Double

    /// Whether the mode has signal at the frequency M f.
    @inline(__always)
    func holds(_ frequency: Double) -> Bool { frequency <= end }
  }

  func evaluateBin(_ point: GridPoint<Number>, frequency: Double) -> Polarizations<Number> {
    var waveform = self
    return withUnsafeMutablePointer(to: &waveform) {
      Self.evaluateBin(of: $0, point, frequency: frequency)
    }
  }

  /// The polarizations at one frequency, for code that evaluates single bins.
  @inline(__always)
  static func evaluateBin(
    of waveform: UnsafeMutablePointer<Self>,
    _ point: GridPoint<Number>,
    frequency: Double
  ) -> Polarizations<Number> {
    let massFrequency = waveform.pointee.massInSeconds * frequency
    let zero = (real: Number(0), imaginary: Number(0))
    var sum = Polarizations(plus: zero, cross: zero)
    if let quadrupole = waveform.pointee.quadrupole, quadrupole.holds(massFrequency) {
      let mode = Complex.polar(
        quadrupole.waveform.amplitude.value(at: point, frequency: massFrequency),
        -quadrupole.waveform.phase.value(at: point, frequency: massFrequency)
      )
      sum = quadrupole.factors.added(mode, to: sum)
    }
    return HigherModes.withModes(of: &waveform.pointee.modes) { modes in
      for index in 0..<HigherMode.count where waveform.pointee.modes.has[index] {
        let mode = modes + index
        let parts = mode.pointee.waveform.parts(at: massFrequency)
        let value = mode.pointee.waveform.value(at: point, parts)
        sum = mode.pointee.factors.added(value, to: sum)
      }
      return sum
    }
  }
}

/// How a mode becomes polarizations.
struct ModeFactors<Number: Real>: Sendable {
  let plus: Number
  let cross: Number

  /// A sum with a mode added to it.
  @inline(__always)
  func added(
    _ mode: Complex<Number>,
    to sum: Polarizations<Number>
  ) -> Polarizations<Number> {
    Polarizations(
      plus: (
        Number.fma(plus, mode.real, sum.plus.real),
        Number.fma(plus, mode.imaginary, sum.plus.imaginary)
      ),
      cross: (
        Number.fma(-cross, mode.imaginary, sum.cross.real),
        Number.fma(cross, mode.real, sum.cross.imaginary)
      )
    )
  }
}

extension ModeFactors where Number: ScalarReal {
  /// The factors of (ℓ, ±m), of which those signs count that are selected.
  ///
  /// `scale` is M² / distance. For the harmonics Y at azimuth π/2 see `IMRPhenomXHMFDAddMode` in
  /// LALSimulation.
  init(
    ell: Int,
    emm: Int,
    modes: ModeSelection,
    harmonics: SpinWeightedHarmonics<Number>,
    scale: Number
  ) {
    let hasPositive = modes.contains(ModeSelection(ell: ell, emm: emm))
    let hasNegative = modes.contains(ModeSelection(ell: ell, emm: -emm))
    let zero = Number(0)
    let sign = Number(ell & 1 == 0 ? 1 : -1)
    let negative = hasNegative ? harmonics.value(ell: ell, emm: -emm) : zero
    let positive = hasPositive ? sign * harmonics.value(ell: ell, emm: emm) : zero
    let half = Number(0.5) * sign * scale
    plus = half * (negative + positive)
    cross = half * (negative - positive)
  }
}
