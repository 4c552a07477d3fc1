// SPDX-License-Identifier: MIT

import Domains
import Generation
import Synchronization

/// How well given bands hold the waveforms of a prior.
///
/// As dingo-gw's `dingo_evaluate_multibanded_domain`: waveforms of the lowest chirp mass are
/// generated on the bands and on the uniform base domain, the former interpolated in proportion to
/// the base's frequencies, and compared. Frequencies that the bands do not cover are left out
/// (dingo-gw extrapolates to them).
public struct MultibandEvaluation: Sendable {
  /// The bands.
  public let domain: MultibandedFrequencyDomain
  /// The mismatches: of h₊ of all waveforms, and of h×.
  public let statistics: MismatchStatistics
  /// The waveforms that there are on the base domain, but not on the bands.
  public let missingCount: Int
  /// The lowest chirp mass, in solar masses.
  public let chirpMass: Double

  /// Evaluates the bands of settings.
  ///
  /// - Parameters:
  ///   - settings: Settings with a multibanded domain; compression does not matter.
  ///   - options: The number of samples, the seed, the threads.
  ///   - noise: The noise's amplitude spectral density at a frequency; nil where there is none.
  ///   - shouldStop: Asked again and again; true ends the evaluation.
  ///   - report: Told of the progress, at most ten times a second, from any thread.
  /// - Returns: The mismatches; nil when it was stopped.
  /// - Throws: `DatasetError` for settings that have no such domain or no chirp mass, and for a
  ///   prior without waveforms.
  public static func evaluate(
    settings: MultibandSettings,
    options: MultibandOptions,
    noise: (_ frequency: Double) -> Double?,
    shouldStop: @escaping @Sendable () -> Bool = { false },
    report: @escaping @Sendable (RunProgress) -> Void = { _ in }
  ) throws(DatasetError) -> MultibandEvaluation? {
    try options.check()
    guard case .multibanded(let domain) = settings.settings.domain else {
      throw DatasetError(
        .badInput,
        "\(settings.settings.file): the domain is no MultibandedFrequencyDomain, so there are no "
          + "bands to evaluate."
      )
    }
    let draws = try ExtremeDraws(
      settings: settings.settings,
      seed: options.seed,
      threadCount: options.threadCount,
      backend: options.backend
    )
    let base = domain.base
    let amplitude = NoiseAmplitude.values(noise, spacing: base.spacing, count: base.count)
    let interpolation = BandInterpolation(domain)
    let count = options.sampleCount
    let mismatches = Mutex([Double](repeating: .nan, count: 2 * count))
    let progress = Mutex((clock: ReportClock(), finished: 0))
    let begin = ContinuousClock.now
    let backends = [
      try draws.backend(on: .uniform(base)), try draws.backend(on: .multibanded(domain)),
    ]
    let isWhole = try draws.makeRows(
      count,
      on: backends,
      shouldStop: shouldStop
    ) { row, waveforms in
      let found = [
        (waveforms[0].plus, waveforms[1].plus), (waveforms[0].cross, waveforms[1].cross),
      ]
      .map { exact, bands in
        interpolation.mismatch(bands: UnsafeBufferPointer(bands), amplitude: amplitude) {
          (exact[2 * $0], exact[2 * $0 + 1])
        }
      }
      mismatches.withLock {
        $0[row] = found[0]
        $0[count + row] = found[1]
      }
      let finished = progress.withLock { progress -> Int? in
        progress.finished += 1
        return progress.clock.isDue() ? progress.finished : nil
      }
      guard let finished else { return }
      report(
        RunProgress(
          finishedRows: finished,
          totalRows: count,
          newRows: finished,
          elapsed: begin.duration(to: .now) / .seconds(1),
          failureCount: 0
        )
      )
    }
    guard isWhole else { return nil }
    let all = mismatches.withLock { $0 }
    let statistics = MismatchStatistics(all)
    guard statistics.count > 0 else {
      throw DatasetError(.generation, "There is no waveform to compare on the bands.")
    }
    return MultibandEvaluation(
      domain: domain,
      statistics: statistics,
      missingCount: (0..<count).count { all[$0].isNaN && all[count + $0].isNaN },
      chirpMass: draws.chirpMass
    )
  }
}
