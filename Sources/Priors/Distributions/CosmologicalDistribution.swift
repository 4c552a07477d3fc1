// SPDX-License-Identifier: MIT

import Binaries
import ElementaryFunctions

/// A distance or redshift of sources that fill the Universe evenly.
///
/// p(z) ∝ dV_c/dz, divided by 1 + z where the rate is even in the time of the source, in the
/// cosmology Planck15. The quantile is tabulated over the cube root of the volume, in which it is
/// smooth down to zero distance.
/// - Accuracy: The quantile is exact to about 1e-10, relative.
struct CosmologicalDistribution: ContinuousDistribution {
  /// Whether the rate is even in the time of the observer or of the source.
  enum Rate: Sendable {
    case uniformComovingVolume
    case uniformSourceFrame
  }

  let quantity: DistanceQuantity
  let rate: Rate
  let minimum: Double
  let maximum: Double
  let lowestRedshift: Double
  let highestRedshift: Double
  let distances: ComovingDistanceTable
  private let volumes: [Double]
  private let lowerVolume: Double
  private let volumeRange: Double
  private let table: HermiteTable

  private static let cells = 1024
  private static let largestRedshift = 20.0
  /// The cube of a lower redshift, which is the volume, would leave the range of numbers.
  private static let smallestRedshift = 1e-90

  init(
    quantity: DistanceQuantity,
    rate: Rate,
    minimum: Double,
    maximum: Double
  ) throws(PriorProblem) {
    let className =
      rate == .uniformSourceFrame ? "UniformSourceFrame" : "UniformComovingVolume"
    let support = try Support(className, minimum: minimum, maximum: maximum)
    let all = ComovingDistanceTable(largestRedshift: Self.largestRedshift)
    let limit = all.value(of: quantity, at: Self.largestRedshift).value
    try support.require(
      className,
      from: 0,
      through: limit,
      as: "[0, \(limit)] (redshift \(Int(Self.largestRedshift)))"
    )
    let edge = all.redshift(where: quantity, is: maximum)
    guard edge > Self.smallestRedshift else {
      throw .invalidValue(className: className, reason: "the maximum \(maximum) is too small")
    }
    let distances = ComovingDistanceTable(largestRedshift: edge * 1.02)
    let volumes = Self.volumes(distances, rate)
    self.quantity = quantity
    self.rate = rate
    self.minimum = support.minimum
    self.maximum = support.maximum
    self.distances = distances
    self.volumes = volumes
    lowestRedshift = distances.redshift(where: quantity, is: minimum)
    highestRedshift = distances.redshift(where: quantity, is: maximum)
    lowerVolume = Self.volume(at: lowestRedshift, distances, volumes, rate)
    volumeRange = Self.volume(at: highestRedshift, distances, volumes, rate) - lowerVolume
    table = Self.table(quantity, distances, volumes, rate, from: lowerVolume, range: volumeRange)
  }

  /// The density of the redshift, not normalised: d_c² / (E (1+z)^k) in units of c / H₀.
  static func redshiftDensity(
    at z: Double,
    _ distances: ComovingDistanceTable,
    _ rate: Rate
  ) -> Double {
    let density = distances.volumeDensity(at: z)
    return rate == .uniformSourceFrame ? density / (1 + z) : density
  }

  func densityInSupport(at x: Double) -> Double {
    let z = distances.redshift(where: quantity, is: x)
    return Self.redshiftDensity(at: z, distances, rate)
      / (volumeRange * distances.value(of: quantity, at: z).slope)
  }

  func cumulativeInSupport(at x: Double) -> Double {
    let z = distances.redshift(where: quantity, is: x)
    return (Self.volume(at: z, distances, volumes, rate) - lowerVolume) / volumeRange
  }

  func quantile(_ u: Double) -> Double { sampler.quantile(u) }

  /// The quantile alone, valid as long as the distribution lives.
  struct Sampler {
    fileprivate let table: HermiteTable.View
    fileprivate let lowerVolume: Double
    fileprivate let volumeRange: Double
    fileprivate let lowerRoot: Double
    fileprivate let rootRange: Double
    fileprivate let minimum: Double
    fileprivate let maximum: Double

    @inline(__always)
    func quantile(_ u: Double) -> Double {
      let place = (cbrt(lowerVolume + u * volumeRange) - lowerRoot) / rootRange
      return max(minimum, min(maximum, table(max(0, min(place, 1.0.nextDown)))))
    }
  }

  var sampler: Sampler {
    let root = cbrt(lowerVolume)
    return Sampler(
      table: table.view,
      lowerVolume: lowerVolume,
      volumeRange: volumeRange,
      lowerRoot: root,
      rootRange: cbrt(lowerVolume + volumeRange) - root,
      minimum: minimum,
      maximum: maximum
    )
  }

  /// The integral of the redshift density from zero to each node of the distance table.
  private static func volumes(_ distances: ComovingDistanceTable, _ rate: Rate) -> [Double] {
    let cells = ComovingDistanceTable.cells
    let width = distances.largestRedshift / Double(cells)
    var volumes = [0.0]
    for cell in 0..<cells {
      let start = width * Double(cell)
      let step = GaussLegendre.integral(from: start, to: start + width) {
        redshiftDensity(at: $0, distances, rate)
      }
      volumes.append(volumes[cell] + step)
    }
    return volumes
  }

  private static func volume(
    at z: Double,
    _ distances: ComovingDistanceTable,
    _ volumes: [Double],
    _ rate: Rate
  ) -> Double {
    let width = distances.largestRedshift / Double(ComovingDistanceTable.cells)
    let cell = max(0, min(ComovingDistanceTable.cells - 1, Int(z / width)))
    let rest = GaussLegendre.integral(from: width * Double(cell), to: z) {
      redshiftDensity(at: $0, distances, rate)
    }
    return volumes[cell] + rest
  }

  private static func table(
    _ quantity: DistanceQuantity,
    _ distances: ComovingDistanceTable,
    _ volumes: [Double],
    _ rate: Rate,
    from lowerVolume: Double,
    range: Double
  ) -> HermiteTable {
    let lowerRoot = cbrt(lowerVolume)
    let rootRange = cbrt(lowerVolume + range) - lowerRoot
    let nodes = (0...cells).map { index -> HermiteTable.Node in
      let root = lowerRoot + rootRange * Double(index) / Double(cells)
      let z = redshift(holding: root * root * root, distances, volumes, rate)
      let density = redshiftDensity(at: z, distances, rate)
      // Near zero the volume is z³/3, so that the quotient tends to the cube root of three.
      let slope = z < 1e-7 ? cbrt(3) : 3 * root * root / density
      let (value, derivative) = distances.value(of: quantity, at: z)
      return (value, derivative * slope * rootRange, 0)
    }
    return HermiteTable(nodes: nodes, knowsSecondDerivatives: false)
  }

  /// The redshift up to which the density integrates to a volume.
  private static func redshift(
    holding target: Double,
    _ distances: ComovingDistanceTable,
    _ volumes: [Double],
    _ rate: Rate
  ) -> Double {
    guard target > 0 else { return 0 }
    let width = distances.largestRedshift / Double(ComovingDistanceTable.cells)
    var (low, high) = (0, volumes.count - 1)
    while high - low > 1 {
      let middle = (low + high) / 2
      if volumes[middle] <= target { low = middle } else { high = middle }
    }
    // The first cell of all starts as z³/3; elsewhere its middle will do.
    var z = low == 0 ? cbrt(3 * target) : width * (Double(low) + 0.5)
    for _ in 0..<6 {
      let excess = volume(at: z, distances, volumes, rate) - target
      z = max(0, z - excess / redshiftDensity(at: z, distances, rate))
    }
    return z
  }
}
