// SPDX-License-Identifier: MIT

import Datasets
import Domains
import Foundation
import Testing

@Suite("Bands")
struct MultibandTests {
  static let yaml = ExampleSettings.yaml + "compression:\n  whitening: aLIGO\n"

  /// A curve with a narrow line.
  static func noise(_ frequency: Double) -> Double? {
    guard frequency >= 10 else { return nil }
    let line = abs(frequency - 100) < 1 ? 50.0 : 1
    return 1e-23 * (1 + 1e3 / (frequency * frequency)) * line
  }

  static func choose(
    _ yaml: String = yaml,
    target: Double = 1e-3,
    samples: Int = 60,
    seed: UInt64 = 1,
    threads: Int = 2,
    token: Int = 1,
    wholeWindow: Bool = false
  ) throws -> MultibandChoice {
    let options = MultibandOptions(
      sampleCount: samples,
      seed: seed,
      threadCount: threads,
      tokenSize: token,
      comparesWholeWindow: wholeWindow
    )
    return try #require(
      try MultibandChoice.choose(
        settings: .parse(yaml, file: "s.yaml"),
        target: target,
        options: options,
        noise: noise
      )
    )
  }

  /// Values of SciPy's `grey_opening(values, size=width, mode="nearest")`.
  @Test("narrow lines are taken out of the noise as SciPy does")
  func opening() {
    let values: [Double] = [3, 5, 4, 9, 1, 2, 2, 8, 7, 7, 0.5, 6]
    let narrow: [Double] = [3, 4, 4, 4, 1, 2, 2, 7, 7, 7, 0.5, 0.5]
    let wide: [Double] = [3, 3, 3, 3, 1, 2, 2, 2, 2, 2, 0.5, 0.5]
    for (width, expected) in [(1, values), (2, narrow), (3, narrow), (4, wide), (5, wide)] {
      #expect(NoiseAmplitude.withoutLines(values, width: width) == expected)
    }
  }

  /// One part of a domain on which bins may be averaged by a factor.
  typealias Stretch = (factor: Int, count: Int)

  /// Values of dingo-gw 0.10.3's `get_band_nodes_for_adaptive_decimation`; only the last case is
  /// another, because there dingo-gw begins a band for which there is no room, and loses it.
  @Test("bands begin where dingo-gw's do")
  func nodes() throws {
    let cases: [(stretches: [Stretch], largest: Int, token: Int, initial: Int, ends: [Int])] = [
      ([(1, 5), (2, 7), (4, 20)], 99, 1, 1, [0, 5, 13, 29]),
      ([(1, 5), (2, 7), (4, 20)], 2, 1, 1, [0, 5, 31]),
      ([(2, 3), (8, 61)], 99, 1, 2, [0, 4, 8, 64]),
      ([(1, 10), (2, 30), (4, 60), (8, 100)], 99, 4, 1, [0, 12, 44, 108, 172]),
      ([(3, 40)], 99, 1, 2, [0, 40]),
      ([(1, 4), (2, 3)], 99, 1, 1, [0, 4, 6]),
      ([(1, 8), (16, 100)], 6, 3, 1, [0, 9, 15, 99]),
      ([(1, 8), (2, 1)], 99, 1, 1, [0, 9]),
    ]
    for item in cases {
      let allowed = item.stretches.flatMap { Array(repeating: $0.factor, count: $0.count) }
      let nodes = try #require(
        BandNodes(allowed: allowed, largestFactor: item.largest, tokenSize: item.token)
      )
      #expect(nodes.initialFactor == item.initial && nodes.ends == item.ends)
    }
    #expect(BandNodes(allowed: [1, 1], largestFactor: 9, tokenSize: 3) == nil)
  }

  @Test(
    "chosen bands stay within the target, and no wider threshold does",
    arguments: [1e-3, 1e-5]
  )
  func target(target: Double) throws {
    let choice = try Self.choose(target: target)
    #expect(choice.statistics.median <= target)
    #expect(choice.statistics.median > target / 100)
    #expect(choice.statistics.count == 120)
    #expect(choice.chirpMass == 25)
    #expect(choice.compression > 2)
    let strict = try Self.choose(target: target / 10)
    #expect(strict.domain.count > choice.domain.count && strict.threshold < choice.threshold)
    let more = try Self.choose(target: target, wholeWindow: true)
    #expect(more.statistics.median <= target && more.domain.bands.count > 1)
  }

  @Test("the seed decides, not the threads")
  func deterministic() throws {
    let choices = try [1, 2, 5].map { try Self.choose(threads: $0) }
    #expect(choices.allSatisfy { $0.domain == choices[0].domain })
    #expect(choices.allSatisfy { $0.statistics == choices[0].statistics })
    #expect(try Self.choose(seed: 2).statistics != choices[0].statistics)
  }

  @Test("bands hold whole tokens")
  func tokens() throws {
    let choice = try Self.choose(target: 1e-2, token: 8)
    #expect(choice.domain.bands.count > 1)
    #expect(choice.domain.bands.allSatisfy { $0.bins.count.isMultiple(of: 8) })
  }

  @Test("what is printed are settings, and their bands are good")
  func settings() throws {
    let choice = try Self.choose()
    let lines = choice.settingsLines.joined(separator: "\n")
    #expect(lines.contains("whitening: aLIGO") && lines.contains("num_samples: 200"))
    let read = try MultibandSettings.parse(lines, file: "m.yaml")
    #expect(read.settings.domain == .multibanded(choice.domain))
    let block = choice.domainLines.joined(separator: "\n")
    let rest = ExampleSettings.yaml.components(separatedBy: "waveform_generator:")[1]
    let pasted = try DatasetSettings.parse(
      block + "\nwaveform_generator:" + rest,
      file: "p.yaml"
    )
    #expect(pasted.domain == .multibanded(choice.domain))
    let evaluations = try [1, 3].map { threads in
      try #require(
        try MultibandEvaluation.evaluate(
          settings: read,
          options: MultibandOptions(sampleCount: 60, threadCount: threads),
          noise: Self.noise
        )
      )
    }
    #expect(evaluations[0].statistics == evaluations[1].statistics)
    // Values at the middle of bins, in place of means, lose about as much.
    #expect(evaluations[0].statistics.median < 2e-3)
    #expect(evaluations[0].statistics.median > 1e-5)
    #expect(evaluations[0].missingCount == 0)
  }

  @Test("a stop ends both")
  func stops() throws {
    let options = MultibandOptions(sampleCount: 60, threadCount: 2)
    let choice = try MultibandChoice.choose(
      settings: .parse(Self.yaml, file: "s.yaml"),
      target: 1e-3,
      options: options,
      noise: Self.noise,
      shouldStop: { true }
    )
    #expect(choice == nil)
  }

  @Test("what cannot be is refused, and how to mend it is said")
  func refusals() throws {
    let masses = ExampleSettings.yaml
      .replacing(
        "  chirp_mass: bilby.gw.prior.UniformInComponentsChirpMass(minimum=25.0, maximum=60.0)\n",
        with: "  total_mass: Uniform(50, 60)\n"
      )
    let cases: [(yaml: String, target: Double, piece: String)] = [
      (Self.yaml, 0, "between 0 and 1"), (Self.yaml, 1, "between 0 and 1"),
      (masses, 1e-3, "chirp_mass"),
      (
        ExampleSettings.yaml + "compression:\n  phase_heterodyning:\n    order: 0\n", 1e-3,
        "heterodyn"
      ),
      (try Self.choose().settingsLines.joined(separator: "\n"), 1e-3, "UniformFrequencyDomain"),
    ]
    for item in cases {
      let text = MergeTests.refusal { _ = try Self.choose(item.yaml, target: item.target) }
      #expect(text.contains(item.piece), "\(text)")
    }
    let large = MergeTests.refusal { _ = try Self.choose(token: 1000) }
    #expect(large.contains("token of 1000 bins"), "\(large)")
    let uniform = MergeTests.refusal {
      _ = try MultibandEvaluation.evaluate(
        settings: .parse(Self.yaml, file: "s.yaml"),
        options: MultibandOptions(sampleCount: 2, threadCount: 1),
        noise: Self.noise
      )
    }
    #expect(uniform.contains("no MultibandedFrequencyDomain"), "\(uniform)")
  }
}
