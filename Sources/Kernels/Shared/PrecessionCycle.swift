// SPDX-License-Identifier: MIT

/// What a binary's spins do over one precession cycle at the reference frequency.
struct PrecessionCycle<Number: ScalarReal & Lane> {
  let spins: SpinInvariants<Number>
  /// Whether the magnitude of the total spin stays as it is at all frequencies.
  let isSteady: Bool
  /// The spins where S² is ⟨S²⟩.
  let mean: SpinConfiguration<Number>
  /// The cubic about the mean.
  let cubic: SpinMagnitudeCubic<Number>
  /// ⟨S²⟩ = (S₊² + S₋²) / 2.
  ///
  /// Eq. (45) of arXiv:1703.03967.
  let averageSquare: Number
  /// S · L̂ where S² is ⟨S²⟩, which is c₁ / η = (J² − L² − ⟨S²⟩) / 2 L.
  ///
  /// Eq. (41).
  let along: Number
  /// ⟨S²⟩ − (S · L̂)², so that J² = (L + S · L̂)² + this at every L.
  let across: Number
  /// (1 − q) (S₁⊥² − S₂⊥²) where S² is ⟨S²⟩.
  let acrossDifference: Number
  /// S₊² − (S · L̂)² and S₋² − (S · L̂)².
  let bounds: (upper: Number, lower: Number)
  /// S₊² − S₋².
  let range: Number
  /// (S₊² − S₋²) / (S₊² − S₃²).
  let parameter: Number
  /// (S₊² − S²) / (S₊² − S₋²) at the reference frequency.
  let startingPart: Number

  /// What LALSimulation puts between S₊² and S₋² where S stays as it is.
  static var steadyRange: Double { 1e-9 }

  /// The cycle at v, with the Newtonian orbital angular momentum.
  init(_ binary: PrecessingBinary<Number>, at v: Number) {
    let spins = SpinInvariants(binary)
    let l = spins.eta / v
    let here = SpinConfiguration(spins)
    let roots = SpinMagnitudeCubic(here, spins).roots(l)
    let isSteady = spins.isSteady || spins.cancel
    let half = Number(0.5)
    let steadyRange = Number(Self.steadyRange)
    range = isSteady ? steadyRange : roots.distances.range
    parameter = isSteady ? Number(0) : roots.distances.parameter
    let above = half * range
    startingPart = isSteady ? Number(1) : Self.part(roots)
    // What S² lacks of its mean.
    let shift = isSteady ? half * steadyRange : spins.massRatioComplement * roots.middle
    mean = isSteady ? here : here.middle(of: roots, at: l, spins)
    cubic = SpinMagnitudeCubic(mean, spins)
    let step = half * shift / l
    averageSquare = spins.totalSquare + shift
    along = spins.total.z - step
    let planar = Number.fma(spins.total.x, spins.total.x, spins.total.y * spins.total.y)
    let turned = planar + step * Number.fma(Number(2), spins.total.z, -step)
    across = turned + shift
    // Where S stays as it is, S₋² is S² itself.
    bounds = (across + above, isSteady ? turned : across + above - range)
    let q = spins.massRatio
    acrossDifference =
      spins.massRatioComplement * (here.across1 - here.across2)
      + step * (Number(2) * Number.fma(q, here.along2, here.along1) - (Number(1) + q) * step)
    self.spins = spins
    self.isSteady = isSteady
  }

  /// (S₊² − S²) / (S₊² − S₋²) of roots that are counted from S², between 0 and 1.
  private static func part(_ roots: SpinMagnitudeRoots<Number>) -> Number {
    let part = roots.distances.above / roots.distances.range
    let one = Number(1)
    return part > one ? one : (part > Number(0) ? part : Number(0))
  }

  /// The averages of S · L̂ as LALSimulation forms them: zero for equal masses.
  var averageAligned: Number {
    let weight = spins.massRatioComplement * (Number(1) + spins.massRatio)
    return along * weight / (weight + Number(1e-16))
  }
}
