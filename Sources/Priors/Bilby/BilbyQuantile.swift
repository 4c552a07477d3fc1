// SPDX-License-Identifier: MIT

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// The quantile of a distribution with bilby's own numerics.
///
/// Where bilby evaluates a closed form, that is the quantile itself. Where it interpolates a table,
/// so does this, and the values differ from the exact quantile by bilby's errors of interpolation.
enum BilbyQuantile: Sendable {
  case exact(any ContinuousDistribution)
  /// The arc cosine, or arc sine, of `start − u / norm`, by the C library.
  case angle(isSine: Bool, start: Double, norm: Double)
  case constant(Double)
  case gaussian(mean: Double, standardDeviation: Double)
  case truncatedGaussian(
    mean: Double,
    standardDeviation: Double,
    lowerError: Double,
    probability: Double
  )
  case spline(CubicInterpolant, foldsAtHalf: Bool)
  case interpolated(InterpolatedQuantile)

  /// The number of points at which bilby tabulates mass ratios and distances.
  private static let shortTable = 1000

  init(_ distribution: Distribution) {
    switch distribution.kind {
    case .deltaFunction(let value):
      self = .constant(value)
    case .uniform(let value): self = .exact(value)
    case .sine(let value):
      let start = cos(value.minimum)
      self = .angle(isSine: false, start: start, norm: 1 / (start - cos(value.maximum)))
    case .cosine(let value):
      let start = sin(value.minimum)
      self = .angle(isSine: true, start: start, norm: 1 / (start - sin(value.maximum)))
    case .powerLaw(let value): self = .exact(value)
    case .logUniform(let value): self = .exact(value)
    case .symmetricLogUniform(let value): self = .exact(value)
    case .triangular(let value): self = .exact(value)
    case .gaussian(let value):
      self = .gaussian(mean: value.mean, standardDeviation: value.standardDeviation)
    case .truncatedGaussian(let value):
      self = Self.truncated(value)
    case .componentMassRatio(let value):
      self = .spline(
        Self.massRatio(value),
        foldsAtHalf: distribution.tabulation.foldsAtHalf
      )
    case .alignedSpin(let value):
      self = .interpolated(Self.alignedSpin(value, nodes: distribution.tabulation.nodes ?? 100_000))
    case .spinProduct(let value):
      self = .interpolated(Self.spinProduct(value, nodes: distribution.tabulation.nodes ?? 10_000))
    case .cosmological(let value):
      self = .interpolated(Self.cosmological(value))
    }
  }

  func callAsFunction(_ u: Double) -> Double {
    switch self {
    case .exact(let distribution):
      distribution.quantile(u)
    case .angle(let isSine, let start, let norm):
      isSine ? asin(max(-1, min(1, start - u / norm))) : acos(max(-1, min(1, start - u / norm)))
    case .constant(let value):
      value
    case .gaussian(let mean, let deviation):
      mean + StandardNormal.inverseErrorFunction(2 * u - 1) * 2.0.squareRoot() * deviation
    case .truncatedGaussian(let mean, let deviation, let lowerError, let probability):
      StandardNormal.inverseErrorFunction(2 * u * probability + lowerError) * 2.0.squareRoot()
        * deviation + mean
    case .spline(let spline, let foldsAtHalf):
      spline(foldsAtHalf ? 2 * min(u, 1 - u) : u)
    case .interpolated(let table):
      table(u)
    }
  }

  private static func truncated(_ distribution: TruncatedGaussianDistribution) -> BilbyQuantile {
    let error = { (bound: Double) in
      erf((bound - distribution.mean) / 2.0.squareRoot() / distribution.standardDeviation)
    }
    let lower = error(distribution.minimum)
    return .truncatedGaussian(
      mean: distribution.mean,
      standardDeviation: distribution.standardDeviation,
      lowerError: lower,
      probability: (error(distribution.maximum) - lower) / 2
    )
  }

  private static func massRatio(_ distribution: ComponentMassRatioDistribution) -> CubicInterpolant
  {
    let ratios = NumpyArithmetic.equallySpaced(
      from: distribution.minimum,
      through: distribution.maximum,
      count: shortTable
    )
    // bilby's powers are the C library's, not ours.
    let integrals = ratios.map { ComponentMassRatioDistribution.integral($0, power: pow) }
    let lower = ComponentMassRatioDistribution.integral(distribution.minimum, power: pow)
    let upper = ComponentMassRatioDistribution.integral(distribution.maximum, power: pow)
    return CubicInterpolant(x: integrals.map { ($0 - lower) / (upper - lower) }, y: ratios)
  }

  private static func alignedSpin(
    _ distribution: AlignedSpinDistribution,
    nodes: Int
  ) -> InterpolatedQuantile {
    let largest = distribution.largestMagnitude
    let spins = NumpyArithmetic.equallySpaced(from: -largest, through: largest, count: nodes)
    return InterpolatedQuantile(
      x: spins,
      density: spins.map { -log(abs($0) / largest) / (2 * largest) },
      minimum: distribution.minimum,
      maximum: distribution.maximum
    )
  }

  private static func spinProduct(
    _ distribution: SpinProductDistribution,
    nodes: Int
  ) -> InterpolatedQuantile {
    let (magnitude, cosine) = (distribution.magnitude, distribution.cosine)
    let minimum = min(magnitude.maximum * cosine.minimum, magnitude.minimum * cosine.maximum)
    let maximum = magnitude.maximum * cosine.maximum
    let spins = NumpyArithmetic.equallySpaced(from: minimum, through: maximum, count: nodes)
    return InterpolatedQuantile(
      x: spins,
      density: spins.map(distribution.densityInSupport),
      minimum: minimum,
      maximum: maximum
    )
  }

  private static func cosmological(_ distribution: CosmologicalDistribution) -> InterpolatedQuantile
  {
    let redshifts = NumpyArithmetic.equallySpaced(
      from: distribution.lowestRedshift * 0.99,
      through: distribution.highestRedshift * 1.01,
      count: shortTable
    )
    let densities = redshifts.map {
      CosmologicalDistribution.redshiftDensity(at: $0, distribution.distances, distribution.rate)
    }
    let distances = redshifts.map {
      distribution.distances.value(of: distribution.quantity, at: $0).value
    }
    let slopes = NumpyArithmetic.gradient(distances, redshifts)
    return InterpolatedQuantile(
      x: distances,
      density: zip(densities, slopes).map { $0 / $1 },
      minimum: distribution.minimum,
      maximum: distribution.maximum
    )
  }
}
