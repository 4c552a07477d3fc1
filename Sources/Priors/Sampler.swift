// SPDX-License-Identifier: MIT

/// The quantile of a distribution as plain data.
///
/// A copy costs nothing and counts no references, so that threads that draw at once do not disturb
/// each other. Tables and nested samplers are pointed at; ``SamplerList`` keeps them alive.
enum Sampler: BitwiseCopyable {
  case constant(Double)
  case uniform(UniformDistribution)
  case sine(SineDistribution)
  case cosine(CosineDistribution)
  case powerLaw(PowerLawDistribution)
  case logUniform(LogUniformDistribution)
  case symmetricLogUniform(SymmetricLogUniformDistribution)
  case triangular(TriangularDistribution)
  case gaussian(GaussianDistribution)
  case truncatedGaussian(TruncatedGaussianDistribution)
  case componentMassRatio(ComponentMassRatioDistribution.Sampler)
  case alignedSpin(AlignedSpinDistribution)
  case cosmological(CosmologicalDistribution.Sampler)
  /// The product of two samplers that lie behind one another.
  case product(UnsafePointer<Sampler>)

  /// The value at a fraction of [0, 1); `second` makes another fraction where two are needed.
  @inline(__always)
  func value(_ u: Double, second: () -> Double) -> Double {
    switch self {
    case .constant(let value): value
    case .uniform(let distribution): distribution.boundedQuantile(u)
    case .sine(let distribution): distribution.boundedQuantile(u)
    case .cosine(let distribution): distribution.boundedQuantile(u)
    case .powerLaw(let distribution): distribution.boundedQuantile(u)
    case .logUniform(let distribution): distribution.boundedQuantile(u)
    case .symmetricLogUniform(let distribution): distribution.boundedQuantile(u)
    case .triangular(let distribution): distribution.boundedQuantile(u)
    // At u = 0 the normal quantile is infinite; half a step of the uniform numbers stands for it.
    case .gaussian(let distribution): distribution.quantile(max(u, 0x1p-54))
    case .truncatedGaussian(let distribution): distribution.boundedQuantile(u)
    case .componentMassRatio(let sampler): sampler.quantile(u)
    case .alignedSpin(let distribution): distribution.boundedQuantile(u)
    case .cosmological(let sampler): sampler.quantile(u)
    case .product(let factors): Self.product(factors, u, second())
    }
  }

  /// Kept apart since a sampler cannot be inlined into itself.
  @inline(never)
  private static func product(
    _ factors: UnsafePointer<Sampler>,
    _ u: Double,
    _ second: Double
  ) -> Double {
    factors[0].value(u, second: { .nan }) * factors[1].value(second, second: { .nan })
  }
}

/// The samplers of all columns, with the memory they point at.
///
/// It never changes after it was made, which is why threads may share it.
final class SamplerList: @unchecked Sendable {
  let samplers: UnsafeBufferPointer<Sampler>
  private let memory: UnsafeMutableBufferPointer<Sampler>
  private var factors: [UnsafeMutablePointer<Sampler>] = []
  /// Owns the tables.
  private let distributions: [Distribution]

  init(_ distributions: [Distribution]) {
    self.distributions = distributions
    memory = .allocate(capacity: distributions.count)
    samplers = UnsafeBufferPointer(memory)
    for (index, distribution) in distributions.enumerated() {
      memory.initializeElement(at: index, to: sampler(of: distribution))
    }
  }

  deinit {
    memory.deallocate()
    for pair in factors { pair.deallocate() }
  }

  private func sampler(of distribution: Distribution) -> Sampler {
    switch distribution.kind {
    case .deltaFunction(let value): .constant(value)
    case .uniform(let value): .uniform(value)
    case .sine(let value): .sine(value)
    case .cosine(let value): .cosine(value)
    case .powerLaw(let value): .powerLaw(value)
    case .logUniform(let value): .logUniform(value)
    case .symmetricLogUniform(let value): .symmetricLogUniform(value)
    case .triangular(let value): .triangular(value)
    case .gaussian(let value): .gaussian(value)
    case .truncatedGaussian(let value): .truncatedGaussian(value)
    case .componentMassRatio(let value): .componentMassRatio(value.sampler)
    case .alignedSpin(let value): .alignedSpin(value)
    case .cosmological(let value): .cosmological(value.sampler)
    case .spinProduct(let value): product(value)
    }
  }

  private func product(_ distribution: SpinProductDistribution) -> Sampler {
    let pair = UnsafeMutablePointer<Sampler>.allocate(capacity: 2)
    pair.initialize(to: sampler(of: distribution.magnitude))
    (pair + 1).initialize(to: sampler(of: distribution.cosine))
    factors.append(pair)
    return .product(UnsafePointer(pair))
  }
}
