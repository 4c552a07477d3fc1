// SPDX-License-Identifier: MIT

import Priors

/// One row as an array, with whether it satisfies the constraints.
func drawRow(
  _ prior: PriorDictionary,
  seed: UInt64 = 1,
  row: UInt64,
  candidate: UInt64 = 0
) -> (values: [Double], isAccepted: Bool) {
  var isAccepted = false
  let values = [Double](unsafeUninitializedCapacity: prior.names.count) { buffer, count in
    isAccepted = prior.draw(seed: seed, row: row, candidate: candidate, into: buffer)
    count = prior.names.count
  }
  return (values, isAccepted)
}

/// The Kolmogorov–Smirnov distance of a sample from a distribution, times √n.
///
/// Above 1.95 the two disagree with a confidence of 99.9 %.
func kolmogorovSmirnov(_ sample: [Double], _ distribution: Distribution) -> Double {
  let n = Double(sample.count)
  var largest = 0.0
  for (index, value) in sample.sorted().enumerated() {
    let probability = distribution.cumulativeProbability(at: value)
    largest = max(
      largest,
      abs(probability - Double(index) / n),
      abs(probability - Double(index + 1) / n)
    )
  }
  return largest * n.squareRoot()
}

/// A prior of a single parameter.
func singlePrior(_ text: String) throws -> PriorDictionary {
  try PriorDictionary([("x", .text(text))])
}

/// Every class once, with arguments that leave nothing symmetric.
let everyClass = [
  "Uniform(minimum=-1, maximum=3)",
  "Sine(minimum=0.3, maximum=2.9)",
  "Sine()",
  "Cosine(minimum=-1.2, maximum=0.4)",
  "PowerLaw(alpha=2, minimum=100, maximum=1000)",
  "PowerLaw(alpha=-2.5, minimum=3, maximum=30)",
  "LogUniform(minimum=0.1, maximum=10)",
  "SymmetricLogUniform(minimum=0.1, maximum=10)",
  "Gaussian(mu=3, sigma=0.5)",
  "TruncatedGaussian(mu=0, sigma=1, minimum=-0.5, maximum=2)",
  "TruncatedGaussian(mu=0, sigma=1, minimum=9, maximum=12)",
  "HalfGaussian(sigma=2)",
  "Triangular(mode=0.3, minimum=-1, maximum=2)",
  "UniformInComponentsChirpMass(minimum=25, maximum=100)",
  "UniformInComponentsMassRatio(minimum=0.125, maximum=1)",
  "UniformInComponentsMassRatio(minimum=0.01, maximum=0.4)",
  "AlignedSpin(a_prior=Uniform(minimum=0, maximum=0.9))",
  "AlignedSpin(a_prior=Uniform(0, 0.9), minimum=-0.1, maximum=0.5)",
  "AlignedSpin(a_prior=PowerLaw(alpha=2, minimum=0, maximum=0.8))",
  "AlignedSpin(a_prior=Uniform(0, 0.9), z_prior=Uniform(minimum=0.2, maximum=1))",
  "UniformSourceFrame(minimum=100, maximum=5000, name='luminosity_distance')",
  "UniformComovingVolume(minimum=0, maximum=1.5, name='redshift')",
  "UniformComovingVolume(minimum=10, maximum=3000, name='comoving_distance')",
]

/// The natural logarithm, by halving and the series of artanh, so that tests need no C library.
func logOf(_ x: Double) -> Double {
  let z = (x.significand - 1) / (x.significand + 1)
  var (power, sum) = (z, 0.0)
  for k in 0..<40 {
    sum += power / Double(2 * k + 1)
    power *= z * z
  }
  return 2 * sum + Double(x.exponent) * 0.6931471805599453
}
