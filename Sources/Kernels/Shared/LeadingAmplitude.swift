// SPDX-License-Identifier: MIT

extension AlignedBinary {
  /// The factor of f^(−7/6), f in hertz, in both polarizations of a binary seen face-on.
  ///
  /// Newtonian order in the stationary-phase approximation, for (2, ±2); the distance in megaparsecs.
  func leadingAmplitude(distance: Double, powers: MassPowers<Number>) -> Number {
    let harmonic = Number(2) * Number.sqrt(Number(5) / (Number(64) * Number(Double.pi)))
    // π^(−1/6) √(2η/3).
    let leading = Number.sqrt(eta * Number(2) / Number(3)) * Number(0.8263074871107581)
    let metres = Number(distance) * Number(PhysicalConstants.megaparsecInMetres)
    // M · M over M^(7/6).
    return harmonic * leading * (massInMetres / Number.sqrt(powers.cubeRoot)) / metres
  }
}
