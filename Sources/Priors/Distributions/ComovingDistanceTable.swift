// SPDX-License-Identifier: MIT

import Binaries

/// A measure of cosmological distance.
enum DistanceQuantity: String, CaseIterable, Sendable {
  case redshift
  case luminosityDistance = "luminosity_distance"
  case comovingDistance = "comoving_distance"
}

/// The comoving distance up to a redshift, and functions of it, in the cosmology Planck15.
///
/// A table of 4096 cells, inside which the distance is a cubic polynomial.
/// - Accuracy: About 1e-12, relative, for redshifts of up to 10.
struct ComovingDistanceTable: Sendable {
  let largestRedshift: Double
  private let distances: [Double]
  private let slopes: [Double]

  static let cells = 4096
  private static let cosmology = Cosmology.planck15

  init(largestRedshift: Double) {
    self.largestRedshift = largestRedshift
    let width = largestRedshift / Double(Self.cells)
    var distances = [0.0]
    for cell in 0..<Self.cells {
      let start = width * Double(cell)
      let step = GaussLegendre.integral(from: start, to: start + width) {
        1 / Self.cosmology.expansionRate(stretch: 1 + $0)
      }
      distances.append(distances[cell] + step)
    }
    self.distances = distances
    slopes = (0...Self.cells).map {
      1 / Self.cosmology.expansionRate(stretch: 1 + width * Double($0))
    }
  }

  /// The comoving distance over the Hubble distance.
  func callAsFunction(_ z: Double) -> Double {
    let width = largestRedshift / Double(Self.cells)
    let cell = max(0, min(Self.cells - 1, Int(z / width)))
    let s = z / width - Double(cell)
    let (d0, d1) = (distances[cell], distances[cell + 1])
    let (m0, m1) = (slopes[cell] * width, slopes[cell + 1] * width)
    let rise = d1 - d0
    return d0 + s * (m0 + s * (3 * rise - 2 * m0 - m1 + s * (m0 + m1 - 2 * rise)))
  }

  /// dV_c/dz without the constants: d_c² / E in units of the Hubble distance.
  func volumeDensity(at z: Double) -> Double {
    let distance = self(z)
    return distance * distance / Self.cosmology.expansionRate(stretch: 1 + z)
  }

  /// A measure of distance in Mpc (or the redshift itself), and its derivative by the redshift.
  func value(of quantity: DistanceQuantity, at z: Double) -> (value: Double, slope: Double) {
    let distance = self(z)
    let slope = 1 / Self.cosmology.expansionRate(stretch: 1 + z)
    let scale = Self.cosmology.hubbleDistance
    return switch quantity {
    case .redshift: (z, 1)
    case .comovingDistance: (scale * distance, scale * slope)
    case .luminosityDistance:
      (scale * (1 + z) * distance, scale * (distance + (1 + z) * slope))
    }
  }

  /// The redshift at which a measure of distance has a value, by bisection and Newton's method.
  func redshift(where quantity: DistanceQuantity, is target: Double) -> Double {
    guard target > 0 else { return 0 }
    var (low, high) = (0.0, largestRedshift)
    for _ in 0..<10 {
      let middle = 0.5 * (low + high)
      if value(of: quantity, at: middle).value < target { low = middle } else { high = middle }
    }
    var z = 0.5 * (low + high)
    for _ in 0..<6 {
      let (value, slope) = value(of: quantity, at: z)
      z = max(low, min(high, z - (value - target) / slope))
    }
    return z
  }
}
