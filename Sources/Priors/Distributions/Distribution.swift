// SPDX-License-Identifier: MIT

/// The distribution of one parameter.
public struct Distribution: Sendable {
  /// The families that are known.
  indirect enum Kind: Sendable {
    case deltaFunction(Double)
    case uniform(UniformDistribution)
    case sine(SineDistribution)
    case cosine(CosineDistribution)
    case powerLaw(PowerLawDistribution)
    case logUniform(LogUniformDistribution)
    case symmetricLogUniform(SymmetricLogUniformDistribution)
    case triangular(TriangularDistribution)
    case gaussian(GaussianDistribution)
    case truncatedGaussian(TruncatedGaussianDistribution)
    case componentMassRatio(ComponentMassRatioDistribution)
    case alignedSpin(AlignedSpinDistribution)
    case spinProduct(SpinProductDistribution)
    case cosmological(CosmologicalDistribution)
  }

  let kind: Kind
  /// What only bilby's own numerics ask for.
  let tabulation: BilbyTabulation

  init(_ kind: Kind, tabulation: BilbyTabulation = BilbyTabulation()) {
    self.kind = kind
    self.tabulation = tabulation
  }

  /// The one value that the parameter takes, where it is a constant.
  public var fixedValue: Double? {
    if case .deltaFunction(let value) = kind { value } else { nil }
  }

  /// The lower end of the support.
  public var minimum: Double { continuous?.minimum ?? fixedValue ?? .nan }

  /// The upper end of the support.
  public var maximum: Double { continuous?.maximum ?? fixedValue ?? .nan }

  /// The probability density p(x), zero outside the support.
  ///
  /// It integrates to one, also where bilby's does not (bilby divides sine and cosine densities by
  /// two whatever their bounds).
  ///
  /// - Parameter x: A value of the parameter.
  /// - Returns: The density; for a constant, infinity at its value.
  public func probabilityDensity(at x: Double) -> Double {
    guard let continuous else { return x == fixedValue ? .infinity : 0 }
    guard x >= continuous.minimum, x <= continuous.maximum else { return x.isNaN ? .nan : 0 }
    return continuous.densityInSupport(at: x)
  }

  /// The probability of a value of at most x.
  ///
  /// - Parameter x: A value of the parameter.
  /// - Returns: The probability, 0 below and 1 above the support.
  public func cumulativeProbability(at x: Double) -> Double {
    guard let continuous else { return x >= minimum ? 1 : 0 }
    if x <= continuous.minimum { return 0 }
    if x >= continuous.maximum { return 1 }
    return continuous.cumulativeInSupport(at: x)
  }

  /// The value below which a fraction of all draws lies: the inverse of the cumulative.
  ///
  /// - Parameter u: The fraction, 0 ≤ u < 1.
  /// - Returns: The value; NaN for a fraction outside [0, 1).
  public func quantile(_ u: Double) -> Double {
    guard u >= 0, u < 1 else { return .nan }
    return continuous?.boundedQuantile(u) ?? minimum
  }

  /// The distribution behind the protocol, where it is not a constant.
  var continuous: (any ContinuousDistribution)? {
    switch kind {
    case .deltaFunction: nil
    case .uniform(let value): value
    case .sine(let value): value
    case .cosine(let value): value
    case .powerLaw(let value): value
    case .logUniform(let value): value
    case .symmetricLogUniform(let value): value
    case .triangular(let value): value
    case .gaussian(let value): value
    case .truncatedGaussian(let value): value
    case .componentMassRatio(let value): value
    case .alignedSpin(let value): value
    case .spinProduct(let value): value
    case .cosmological(let value): value
    }
  }
}

/// The settings of a prior that change how bilby tabulates it, but not what it describes.
struct BilbyTabulation: Sendable {
  /// The number of nodes, where the text sets it.
  var nodes: Int?
  /// Whether the mass ratio is folded at one half, as `equal_mass=True` asks.
  var foldsAtHalf = false
}
