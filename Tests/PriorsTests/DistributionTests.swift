// SPDX-License-Identifier: MIT

import Priors
import Testing

@Suite struct DistributionTests {
  @Test(arguments: everyClass)
  func drawsFollowTheDistribution(_ text: String) throws {
    let prior = try singlePrior(text)
    let sample = (0..<20_000).map { drawRow(prior, seed: 3, row: $0).values[0] }
    let distribution = prior.distributions[0]
    #expect(sample.allSatisfy { $0 >= distribution.minimum && $0 <= distribution.maximum })
    #expect(kolmogorovSmirnov(sample, distribution) < 1.95)
  }

  /// The last is apart since bilby's own table, which `BilbyStream` follows, is useless there.
  @Test(arguments: everyClass + ["UniformInComponentsMassRatio(minimum=1e-6, maximum=1)"])
  func quantileInvertsTheCumulative(_ text: String) throws {
    let distribution = try singlePrior(text).distributions[0]
    for u in [1e-6, 0.01, 0.2, 0.4999, 0.6, 0.87, 0.999, 1 - 1e-6] {
      let x = distribution.quantile(u)
      #expect(abs(distribution.cumulativeProbability(at: x) - u) < 1e-12, "u = \(u), x = \(x)")
    }
  }

  @Test(arguments: everyClass)
  func densityIsTheSlopeOfTheCumulative(_ text: String) throws {
    let distribution = try singlePrior(text).distributions[0]
    for u in [0.03, 0.3, 0.72, 0.95] {
      let x = distribution.quantile(u)
      let step = 1e-5 * abs(distribution.quantile(u + 0.01) - x)
      let rise =
        distribution.cumulativeProbability(at: x + step)
        - distribution.cumulativeProbability(at: x - step)
      let density = distribution.probabilityDensity(at: x)
      #expect(abs(rise / (2 * step) / density - 1) < 1e-5, "x = \(x)")
    }
  }

  @Test(arguments: everyClass)
  func densityVanishesOutsideTheSupport(_ text: String) throws {
    let distribution = try singlePrior(text).distributions[0]
    guard distribution.minimum.isFinite else { return }
    #expect(distribution.probabilityDensity(at: distribution.minimum - 1e-9) == 0)
    #expect(distribution.cumulativeProbability(at: distribution.minimum - 1e-9) == 0)
    #expect(distribution.quantile(0) >= distribution.minimum)
    #expect(distribution.quantile(1).isNaN)
  }

  /// Values of bilby's density and cumulative, which use SciPy's hypergeometric function.
  @Test(arguments: [
    (0.125, 4.33150579, 0), (0.25, 1.96655411, 0.35702777), (0.5, 0.92075144, 0.68583707),
    (0.75, 0.60202096, 0.8704633), (1, 0.44965756, 1),
  ])
  func massRatioHasTheKnownTable(_ q: Double, _ density: Double, _ cumulative: Double) throws {
    let text = "UniformInComponentsMassRatio(0.125, 1)"
    let distribution = try singlePrior(text).distributions[0]
    #expect(abs(distribution.probabilityDensity(at: q) / density - 1) < 2e-8)
    #expect(abs(distribution.cumulativeProbability(at: q) - cumulative) < 1e-8)
  }

  @Test func massRatioQuantileIsExact() throws {
    for bounds in ["0.125, 1", "0.05, 1", "0.01, 0.99"] {
      let distribution = try singlePrior("UniformInComponentsMassRatio(\(bounds))").distributions[0]
      for index in 0..<5000 {
        let u = (Double(index) + 0.37) / 5000
        let q = distribution.quantile(u)
        let error =
          (distribution.cumulativeProbability(at: q) - u)
          / (distribution.probabilityDensity(at: q) * q)
        #expect(abs(error) < 3e-14, "q = \(q) in (\(bounds))")
      }
    }
  }

  @Test func alignedSpinHasItsClosedForm() throws {
    let distribution = try singlePrior("AlignedSpin(a_prior=Uniform(0, 0.9))").distributions[0]
    // p(χ) = −ln(|χ| / A) / (2A) with A = 0.9, and −ln(1/2) = 0.693…
    #expect(abs(distribution.probabilityDensity(at: 0.45) - 0.38508176697774734) < 1e-15)
    #expect(distribution.quantile(0.5) == 0)
    #expect(distribution.quantile(0) == -0.9)
    #expect(distribution.quantile(1 - 0x1p-53) <= 0.9)
    for u in [0x1p-53, 0x1p-30, 0.25, 0.5 - 0x1p-20] {
      #expect(distribution.quantile(u) == -distribution.quantile(1 - u), "u = \(u)")
    }
  }

  @Test func gaussianStaysFiniteInRows() throws {
    #expect(try singlePrior("Gaussian(0, 1)").distributions[0].quantile(0) == -.infinity)
    let quantile = try singlePrior("Gaussian(0, 1)").distributions[0].quantile(0.975)
    #expect(abs(quantile - 1.9599639845400542) < 1e-15)
  }

  @Test func truncatedGaussianKeepsItsDigitsInTheTail() throws {
    let distribution = try singlePrior("TruncatedGaussian(0, 1, 20, 30)").distributions[0]
    // The median of the normal distribution beyond 20 standard deviations.
    #expect(abs(distribution.quantile(0.5) - 20.0344872) < 1e-4)
    #expect(distribution.quantile(0) >= 20)
  }

  @Test func constantHasOneValue() throws {
    let distribution = try singlePrior("DeltaFunction(peak=2.5)").distributions[0]
    #expect(distribution.fixedValue == 2.5)
    #expect(distribution.probabilityDensity(at: 2.5) == .infinity)
    #expect(distribution.probabilityDensity(at: 2.4) == 0)
    #expect(distribution.quantile(0.3) == 2.5)
  }

  @Test(arguments: everyClass)
  func standardisationIsThatOfDraws(_ text: String) throws {
    let prior = try singlePrior(text)
    let sample = (0..<20_000).map { drawRow(prior, seed: 4, row: $0).values[0] }
    let mean = sample.reduce(0, +) / 20_000
    let variance = sample.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 20_000
    let expected = prior.distributions[0].standardisation
    #expect(abs(mean - expected.mean) < 4 * expected.standardDeviation / 141)
    #expect(abs(variance.squareRoot() / expected.standardDeviation - 1) < 0.03)
  }

  /// The closed forms of dingo's standardisation.
  @Test func standardisationIsDingos() throws {
    let spread = (Double.pi * .pi / 4 - 2).squareRoot()
    for (text, mean, deviation) in [
      ("Sine()", 0.5 * Double.pi, spread), ("Cosine()", 0, spread),
      ("Uniform(-0.1, 0.1)", 0, 0.2 / 12.0.squareRoot()), ("Gaussian(3, 0.5)", 3, 0.5),
      ("DeltaFunction(2)", 2, 0), ("PowerLaw(1, 0, 1)", 2.0 / 3, (1.0 / 18).squareRoot()),
    ] {
      let standardisation = try singlePrior(text).distributions[0].standardisation
      #expect(abs(standardisation.mean - mean) < 1e-7, "\(text)")
      #expect(abs(standardisation.standardDeviation - deviation) < 1e-7, "\(text)")
    }
  }
}
