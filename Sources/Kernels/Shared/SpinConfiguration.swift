// SPDX-License-Identifier: MIT

/// Both spins at one magnitude of their sum: what they have along the orbital angular momentum and
/// across it, in units of M² and M⁴.
///
/// While the spins precess at a fixed L and J, S₁ · L̂, S₂ · L̂ and S₁ · S₂ depend on S² alone.
struct SpinConfiguration<Number: Real>: Sendable {
  /// S₁ · L̂.
  let along1: Number
  /// S₂ · L̂.
  let along2: Number
  /// The square of S₁'s part across L.
  let across1: Number
  /// The square of S₂'s part across L.
  let across2: Number
  /// The product of the two parts across L.
  let acrossProduct: Number
  /// (L̂ × S₁ · S₂)².
  let volumeSquare: Number
}

extension SpinConfiguration where Number: ScalarReal {
  /// The spins at the reference frequency.
  init(_ spins: SpinInvariants<Number>) {
    let (spin1, spin2) = (spins.spin1, spins.spin2)
    along1 = spin1.z
    along2 = spin2.z
    across1 = Number.fma(spin1.x, spin1.x, spin1.y * spin1.y)
    across2 = Number.fma(spin2.x, spin2.x, spin2.y * spin2.y)
    acrossProduct = Number.fma(spin1.x, spin2.x, spin1.y * spin2.y)
    let volume = Number.fma(spin1.x, spin2.y, -(spin1.y * spin2.x))
    volumeSquare = volume * volume
  }

  /// The spins in the middle between the roots of the cubic about these, at the orbital angular
  /// momentum `l`.
  ///
  /// Where S² grows by x, S₁ · L̂ changes by −x / 2 L (1 − q), S₂ · L̂ by −q times that, and S₁ · S₂
  /// by x / 2. What the cubic is in the middle gives the volume.
  func middle(
    of roots: SpinMagnitudeRoots<Number>,
    at l: Number,
    _ spins: SpinInvariants<Number>
  ) -> SpinConfiguration {
    let q = spins.massRatio
    let shift = roots.middle
    let step = Number(0.5) * shift / l
    let other = q * step
    let two = Number(2)
    let half = Number(0.5) * spins.massRatioComplement * shift
    let newAcross1 = across1 + step * Number.fma(two, along1, -step)
    let newAcross2 = across2 - other * Number.fma(two, along2, other)
    let newProduct =
      acrossProduct + half + step * (along2 - q * along1) + q * step * step
    let volume = Number(0.25) * roots.spread / l
    return SpinConfiguration(
      along1: along1 - step,
      along2: along2 + other,
      across1: newAcross1,
      across2: newAcross2,
      acrossProduct: newProduct,
      volumeSquare: q * volume * volume
        * Number.fma(Number(-0.5), roots.distances.range, roots.distances.span)
    )
  }

  /// q S₁ · L̂ falls behind S₂ · L̂ by this.
  func imbalance(_ massRatio: Number) -> Number { along2 - massRatio * along1 }

  /// |q S₁ + S₂|².
  func weightedSquare(_ massRatio: Number) -> Number {
    let along = Number.fma(massRatio, along1, along2)
    let across =
      Number.fma(massRatio * massRatio, across1, across2)
      + Number(2) * massRatio * acrossProduct
    return Number.fma(along, along, across)
  }
}
