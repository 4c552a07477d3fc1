// SPDX-License-Identifier: MIT

/// The (2, 2, 0) quasinormal mode of a Kerr black hole, from tables over the dimensionless spin.
///
/// Berti, Cardoso and Will (arXiv:gr-qc/0512160, tables of 2014) between spins ±0.994, and values
/// of the same method (Leaver 1985) beyond; frequencies over 2π, times the black hole's mass.
/// Between the entries runs the natural cubic spline, as in LAL.
enum RingdownTables {
  /// Ringdown and damping frequency of a black hole of mass 1.
  struct Mode<N: ScalarReal> {
    let frequency: N
    let damping: N
  }

  /// Whether the tables hold this spin.
  static func contains<N: ScalarReal>(_ spin: N) -> Bool { N.abs(spin) <= N(1) }

  /// The mode at a spin that the tables hold.
  static func mode<N: ScalarReal>(spin: N) -> Mode<N> {
    let interval = interval(holding: spin.double)
    let start = knot(interval)
    let width = N(knot(interval + 1)) - N(start)
    let offset = spin - N(start)
    return Mode(
      frequency: spline(
        (frequencyValues[interval], frequencyValues[interval + 1]),
        (frequencyCurvatures[interval], frequencyCurvatures[interval + 1]),
        offset: offset,
        width: width
      ),
      damping: spline(
        (dampingValues[interval], dampingValues[interval + 1]),
        (dampingCurvatures[interval], dampingCurvatures[interval + 1]),
        offset: offset,
        width: width
      )
    )
  }

  /// The spin of entry `index`: steps of 0.002 from −0.998 to 0.998, and ±0.999, ±1.
  private static func knot(_ index: Int) -> Double {
    switch index {
    case 0: -1
    case 1: -0.999
    case 1001: 0.999
    case 1002: 1
    default: Double(index - 501) / 500
    }
  }

  /// The last entry at or below `spin` that has another one after it.
  private static func interval(holding spin: Double) -> Int {
    if spin < -0.998 { return spin < -0.999 ? 0 : 1 }
    if spin >= 0.998 { return spin < 0.999 ? 1000 : 1001 }
    // Even steps here, from entry 2 at −0.998 to entry 1000 at 0.998; rounding may put `spin` one
    // entry off.
    var index = min(max(Int((spin + 1.002) * 500), 2), 999)
    if spin < knot(index) { index -= 1 }
    if spin >= knot(index + 1) { index += 1 }
    return index
  }

  /// One interval of a spline, from values and curvatures at its ends.
  private static func spline<N: ScalarReal>(
    _ values: (Int32, Int32),
    _ curvatures: (Double, Double),
    offset: N,
    width: N
  ) -> N {
    let start = N(Double(values.0)) / N(1e8)
    let end = N(Double(values.1)) / N(1e8)
    let sum = N.fma(N(2), N(curvatures.0), N(curvatures.1))
    let slope = (end - start) / width - width * sum / N(3)
    let cube = (N(curvatures.1) - N(curvatures.0)) / (N(3) * width)
    return N.fma(N.fma(N.fma(cube, offset, N(curvatures.0)), offset, slope), offset, start)
  }
}
