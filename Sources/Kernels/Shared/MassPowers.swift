// SPDX-License-Identifier: MIT

/// Powers of the total mass M in seconds, which turn formulas of M f into formulas of f.
struct MassPowers<N: ScalarReal> {
  let mass: N
  /// M^(1/3).
  let cubeRoot: N
  /// M^(−1/3).
  let inverseCubeRoot: N
  /// log M.
  let logarithm: N

  /// The powers of a mass in seconds.
  init(_ mass: N) {
    self.mass = mass
    cubeRoot = N.cbrt(mass)
    inverseCubeRoot = N(1) / cubeRoot
    logarithm = N.log(mass)
  }
}
