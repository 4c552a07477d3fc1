// SPDX-License-Identifier: MIT

import Benchmark
import Binaries
import Generation
import KernelRecords
import Priors

/// A candidate of a precessing prior, and the turn of its spins into the frame of the kernels.
func parameters() {
  let aligned = [("chi_1", "Uniform(-0.9, 0.9)"), ("chi_2", "Uniform(-0.9, 0.9)")]
  let precessing = [
    ("a_1", "Uniform(0, 0.99)"), ("a_2", "Uniform(0, 0.99)"), ("tilt_1", "Sine()"),
    ("tilt_2", "Sine()"), ("phi_12", "Uniform(0, 6.28)"), ("phi_jl", "Uniform(0, 6.28)"),
  ]
  for (title, spins) in [("aligned", aligned), ("precessing", precessing)] {
    guard let prior = prior(spins), let converter = try? ParameterConverter(names: prior.names),
      let settings = try? WaveformSettings(model: .imrPhenomXPHM, referenceFrequency: 20)
    else { continue }
    Benchmark("draw a candidate, \(title)") { benchmark in
      var values = [Double](repeating: 0, count: prior.names.count)
      for row in benchmark.scaledIterations {
        blackHole(
          values.withUnsafeMutableBufferPointer {
            prior.draw(seed: 1, row: UInt64(row), candidate: 0, into: $0)
          }
        )
      }
    }
    var drawn = [Double](repeating: 0, count: prior.names.count)
    _ = drawn.withUnsafeMutableBufferPointer {
      prior.draw(seed: 1, row: 0, candidate: 0, into: $0)
    }
    let values = drawn
    Benchmark("parameters to a record, \(title)") { benchmark in
      for _ in benchmark.scaledIterations {
        let parameters = values.withUnsafeBufferPointer { converter($0) }
        blackHole(try? BinaryRecord(parameters, settings: settings))
      }
    }
  }
}

private func prior(_ spins: [(String, String)]) -> PriorDictionary? {
  let others = [
    ("chirp_mass", "UniformInComponentsChirpMass(minimum=15, maximum=100)"),
    ("mass_ratio", "UniformInComponentsMassRatio(minimum=0.125, maximum=1)"),
    ("phase", "Uniform(0, 6.28)"), ("theta_jn", "Sine()"),
    ("luminosity_distance", "Uniform(100, 1000)"),
  ].map { ($0, $1.hasPrefix("UniformIn") ? "bilby.gw.prior.\($1)" : $1) }
  return try? PriorDictionary((others + spins).map { (name: $0.0, value: .text($0.1)) })
}
