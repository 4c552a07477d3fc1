// SPDX-License-Identifier: MIT

/// The places where models break first: equal and extreme masses, no and extremal spins, the
/// aligned limit, face-on and edge-on.
enum ModelCorners {
  /// One corner.
  struct Corner: Sendable {
    let name: String
    let parameters: [(name: String, value: Double)]
  }

  /// Every pair of masses with every pair of spins; the angles take turns.
  static func all(range: ModelRange, precesses: Bool) -> [Corner] {
    let spins = precesses ? precessingSpins : alignedSpins
    var corners: [Corner] = []
    for mass in masses(range) {
      for spin in spins {
        // Neither count of angles divides the other's, so that all pairs are met.
        let inclination = inclinations[corners.count % inclinations.count]
        let phase = phases[corners.count % phases.count]
        corners.append(
          Corner(
            name: "corner: \(mass.name), \(spin.name), \(inclination.name)",
            parameters: [("mass_1", mass.values.0), ("mass_2", mass.values.1)] + spin.parameters
              + [
                ("theta_jn", inclination.angle), ("phase", phase), ("luminosity_distance", 400),
              ]
          )
        )
      }
    }
    return corners
  }

  private static func masses(
    _ range: ModelRange
  ) -> [(name: String, values: (Double, Double))] {
    let (light, heavy) = (range.masses.lowerBound, range.masses.upperBound)
    let ratio = range.smallestRatio
    return [
      ("equal masses", (30, 30)), ("nearly equal masses", (36, 36 * (1 - 1e-3))),
      ("the heavier first", (36, 29)), ("the lighter first", (29, 36)),
      ("lightest", (light, light)), ("heaviest", (heavy, heavy)),
      ("most unequal", (heavy, max(light, heavy * ratio))),
      ("most unequal, exchanged", (max(light, heavy * ratio), heavy)),
      ("unequal and light", (min(heavy, light / ratio), light)),
      ("neutron stars' masses", (max(light, 1.4), max(light, 1.3))),
    ]
  }

  private typealias Spin = (name: String, parameters: [(name: String, value: Double)])

  private static func aligned(_ name: String, _ first: Double, _ second: Double) -> Spin {
    (name, [("chi_1", first), ("chi_2", second)])
  }

  private static let alignedSpins = [
    aligned("no spins", 0, 0), aligned("spins 0.99", 0.99, 0.99),
    aligned("spins -0.99", -0.99, -0.99), aligned("spins 0.99, -0.99", 0.99, -0.99),
    aligned("spins -0.99, 0.99", -0.99, 0.99), aligned("spins 1", 1, 1),
    aligned("spins -1", -1, -1), aligned("tiny spins", 1e-12, -1e-12),
    aligned("one spin", 0.5, 0), aligned("the other spin", 0, -0.5),
  ]

  private static func precessing(
    _ name: String,
    _ magnitudes: (Double, Double),
    _ tilts: (Double, Double),
    _ azimuths: (Double, Double) = (0.7, 1.9)
  ) -> Spin {
    (
      name,
      [
        ("a_1", magnitudes.0), ("a_2", magnitudes.1), ("tilt_1", tilts.0), ("tilt_2", tilts.1),
        ("phi_12", azimuths.0), ("phi_jl", azimuths.1),
      ]
    )
  }

  private static let precessingSpins = [
    precessing("no spins", (0, 0), (0, 0)),
    precessing("aligned 0.99", (0.99, 0.99), (0, 0)),
    precessing("anti-aligned 0.99", (0.99, 0.99), (.pi, .pi)),
    precessing("nearly aligned", (0.8, 0.6), (1e-4, 2e-4)),
    precessing("in the plane", (0.99, 0.99), (.pi / 2, .pi / 2)),
    precessing("in the plane, opposite", (0.9, 0.9), (.pi / 2, .pi / 2), (.pi, 0)),
    precessing("one spin", (0.7, 0), (1, 0)), precessing("the other spin", (0, 0.7), (0, 1)),
    precessing("one up, one down", (0.9, 0.9), (0.1, 3)),
    precessing("oblique", (0.5, 0.3), (1, 2)),
  ]

  private static let inclinations: [(name: String, angle: Double)] = [
    ("face-on", 0), ("edge-on", .pi / 2), ("face-off", .pi), ("inclined", 1),
    ("nearly edge-on", Double.pi / 2 - 1e-6), ("inclined back", 2.5), ("nearly face-on", 1e-6),
  ]

  private static let phases: [Double] = [0, 1, .pi, 2 * .pi, -3]
}
