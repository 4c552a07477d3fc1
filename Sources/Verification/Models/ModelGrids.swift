// SPDX-License-Identifier: MIT

import Domains
import Generation

/// The grids over which a model's draws are spread: uniform and multibanded, from several lowest
/// frequencies, with reference frequencies below, in and above the band.
enum ModelGrids {
  /// Enough that every combination of choices is met.
  static let count = 96

  static func grids(
    of model: WaveformModel,
    range: ModelRange,
    seed: UInt64,
    modes: [Mode]?
  ) throws(VerificationError) -> [VerificationGrid] {
    var grids: [VerificationGrid] = []
    for index in 0..<count {
      var random = DrawRandom(seed: seed, stream: .grid, index: index)
      let minimum = random.pick(range.minimumFrequencies)
      do {
        let domain =
          index.isMultiple(of: 2)
          ? try uniform(from: minimum, &random) : try multibanded(from: minimum)
        let settings = try WaveformSettings(
          approximant: model.name,
          referenceFrequency: random.pick([minimum, 20, 50, random.uniform(10, 50), 100]),
          modes: modes
        )
        grids.append(VerificationGrid(settings: settings, domain: domain))
      } catch {
        throw .badInput("\(error)")
      }
    }
    return grids
  }

  private static func uniform(
    from minimum: Double,
    _ random: inout DrawRandom
  ) throws(DomainError) -> Domain {
    .uniform(
      try UniformFrequencyDomain(
        minimumFrequency: minimum,
        maximumFrequency: random.pick([512, 1024, 1024, 2048]),
        spacing: random.pick([0.25, 0.125, 0.125, 0.0625])
      )
    )
  }

  /// Six bands of 1/16 to 2 Hz, as those of training datasets: 736 bins over 1018 Hz.
  private static func multibanded(from minimum: Double) throws(DomainError) -> Domain {
    .multibanded(
      try MultibandedFrequencyDomain(
        nodes: [0, 6, 14, 26, 42, 58, 1018].map { minimum + $0 },
        initialSpacing: 0.0625,
        baseSpacing: 0.0625
      )
    )
  }
}
