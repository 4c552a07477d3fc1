// SPDX-License-Identifier: MIT

import Domains
import Generation

/// Chooses the bands of a multibanded domain for the waveforms of a prior.
///
/// As dingo-gw's `dingo_generate_multibanded_domain`: waveforms of the lowest chirp mass are averaged
/// over ever wider bins; where whitened waveforms change by less than a threshold, bins may be so
/// wide. The threshold is the largest at which the median mismatch between waveforms and what is
/// left of them stays within a target.
public struct MultibandChoice: Sendable {
  /// The bands.
  public let domain: MultibandedFrequencyDomain
  /// The threshold of the whitened difference.
  public let threshold: Double
  /// The mismatches at this threshold: of h₊ of all waveforms, and of h×.
  public let statistics: MismatchStatistics
  /// The lowest chirp mass, in solar masses.
  public let chirpMass: Double
  /// The settings with the multibanded domain in place of the uniform one.
  let settings: SettingValue

  /// One threshold that was tried.
  public struct Step: Sendable {
    /// What the step is for: the start, a step up or down, or one between two thresholds.
    public let name: String
    /// The threshold.
    public let threshold: Double
    /// The median mismatch.
    public let medianMismatch: Double
    /// The number of bands.
    public let bandCount: Int
    /// Bins of the uniform domain from f_min on, for each bin of the bands.
    public let compression: Double
  }

  /// Bins of the uniform domain from f_min on, for each bin of the bands.
  public var compression: Double { Self.compression(domain) }

  private static func compression(_ domain: MultibandedFrequencyDomain) -> Double {
    Double(domain.base.count - domain.base.minimumIndex) / Double(domain.count)
  }

  /// The domain as a block of settings, line by line.
  public var domainLines: [String] {
    YAMLText.lines(
      SettingValue(.map([.init(key: "domain", value: SettingValue(domain.settingsDictionary))]))
    )
  }

  /// The whole settings with the bands in place of the uniform domain, line by line.
  public var settingsLines: [String] { YAMLText.lines(settings) }

  /// Chooses the bands.
  ///
  /// - Parameters:
  ///   - settings: Settings with a uniform frequency domain; compression does not matter.
  ///   - target: The largest median mismatch.
  ///   - options: The rest.
  ///   - noise: The noise's amplitude spectral density at a frequency; nil where there is none.
  ///   - shouldStop: Asked again and again; true ends the search.
  ///   - report: Told of every threshold that was tried.
  /// - Returns: The bands; nil when it was stopped.
  /// - Throws: `DatasetError` for settings that have no such domain or no chirp mass, for a prior
  ///   without waveforms, and for a target that no bands reach.
  public static func choose(
    settings: MultibandSettings,
    target: Double,
    options: MultibandOptions,
    noise: (_ frequency: Double) -> Double?,
    shouldStop: @escaping @Sendable () -> Bool = { false },
    report: (Step) -> Void = { _ in }
  ) throws(DatasetError) -> MultibandChoice? {
    try options.check()
    guard target > 0, target < 1 else {
      throw DatasetError(.badInput, "The target mismatch must lie between 0 and 1, not \(target).")
    }
    guard case .uniform(let base) = settings.settings.domain else {
      throw DatasetError(
        .badInput,
        "\(settings.settings.file): bands are chosen for a UniformFrequencyDomain, this is "
          + "\(settings.settings.domain.kind.rawValue)."
      )
    }
    let draws = try ExtremeDraws(
      settings: settings.settings,
      seed: options.seed,
      threadCount: options.threadCount,
      backend: options.backend
    )
    let stored = StoredWaveforms(count: options.sampleCount, base: base)
    let backend = try draws.backend(on: .uniform(Self.halved(base)))
    let isWhole = try draws.makeRows(
      options.sampleCount,
      on: [backend],
      shouldStop: shouldStop
    ) { row, waveforms in stored.store(waveforms[0], row: row) }
    guard isWhole else { return nil }
    var search = BandSearch(
      waveforms: stored,
      noise: noise,
      target: target,
      options: options
    )
    guard let found = try search.run(shouldStop: shouldStop, report: report) else { return nil }
    return MultibandChoice(
      domain: found.domain,
      threshold: found.threshold,
      statistics: found.statistics,
      chirpMass: draws.chirpMass,
      settings: settings.with(domain: SettingValue(found.domain.settingsDictionary))
    )
  }

  private static func halved(
    _ base: UniformFrequencyDomain
  ) throws(DatasetError) -> UniformFrequencyDomain {
    do {
      return try UniformFrequencyDomain(
        minimumFrequency: base.minimumFrequency,
        maximumFrequency: base.maximumFrequency,
        spacing: base.spacing / 2
      )
    } catch {
      throw DatasetError(.badInput, "The domain at half its spacing: \(error)")
    }
  }

  static func step(_ name: String, _ candidate: BandSearch.Candidate) -> Step {
    Step(
      name: name,
      threshold: candidate.threshold,
      medianMismatch: candidate.statistics.median,
      bandCount: candidate.domain.bands.count,
      compression: compression(candidate.domain)
    )
  }
}
