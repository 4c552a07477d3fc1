// SPDX-License-Identifier: MIT

/// The spin-weighted harmonics (ℓ, m) of all m at one polar angle, computed once for all modes that
/// are turned.
struct HarmonicTable<N: ScalarReal> {
  private var two = InlineArray<5, N>(repeating: N(0))
  private var three = InlineArray<7, N>(repeating: N(0))
  private var four = InlineArray<9, N>(repeating: N(0))

  /// The harmonics from ℓ = 2 to `largest`, which is at most 4.
  init(_ harmonics: SpinWeightedHarmonics<N>, upTo largest: Int) {
    let wigner = WignerTable(harmonics)
    for m in -2...2 { two[m + 2] = wigner.harmonic(ell: 2, emm: m) }
    if largest < 3 { return }
    for m in -3...3 { three[m + 3] = wigner.harmonic(ell: 3, emm: m) }
    if largest < 4 { return }
    for m in -4...4 { four[m + 4] = wigner.harmonic(ell: 4, emm: m) }
  }

  /// The harmonic (ℓ, m), ℓ up to the largest that was asked for.
  func value(ell: Int, emm: Int) -> N {
    switch ell {
    case 2: two[emm + 2]
    case 3: three[emm + 3]
    default: four[emm + 4]
    }
  }
}
