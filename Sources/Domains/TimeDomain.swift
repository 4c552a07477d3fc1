// SPDX-License-Identifier: MIT

/// Times 0, δt, 2δt, … of one period T; the merger is at t = 0.
///
/// Rows are periodic, as the inverse Fourier transform of a row of a frequency domain is: what
/// comes before the merger stands at the end of the row, sample `count − k` being the time −k·δt.
/// Samples are real.
public struct TimeDomain: Sendable, Equatable {
  /// T: the length of a row, in seconds.
  public let duration: Double
  /// The samples per second, in hertz.
  public let samplingRate: Double
  /// The number of samples.
  public let count: Int

  /// Makes a domain after checking that it is a whole number of samples.
  ///
  /// - Parameters:
  ///   - duration: T > 0, in seconds.
  ///   - samplingRate: The samples per second, > 0, with T times it an even whole number.
  /// - Throws: ``DomainError``, which names the nearest valid values.
  public init(duration: Double, samplingRate: Double) throws(DomainError) {
    try check("time_duration", duration, "positive") { $0 > 0 }
    try check("sampling_rate", samplingRate, "positive") { $0 > 0 }
    let samples = duration * samplingRate
    guard samples <= Double(FrequencyGrid.maximumCount) else {
      throw .tooManyBins(count: samples, limit: FrequencyGrid.maximumCount)
    }
    // Two samples, so that the Fourier transform has a bin at half of the sampling rate.
    let grid = FrequencyGrid(spacing: 2 / samplingRate)
    guard let half = grid.index(of: duration), half > 0 else {
      throw .notOnGrid(
        quantity: "time_duration",
        value: duration,
        spacing: 2 / samplingRate,
        nearest: grid.neighbours(of: duration) { $0 > 0 }
      )
    }
    self.duration = duration
    self.samplingRate = samplingRate
    count = 2 * half
  }

  /// δt: the time between two samples, in seconds.
  public var spacing: Double { 1 / samplingRate }

  /// The frequencies of a row's Fourier transform: 0 to half of the sampling rate.
  var spectrum: UniformFrequencyDomain { UniformFrequencyDomain(spectrumOf: self) }

  /// The times of the samples in seconds, from 0.
  public var times: [Double] { (0..<count).map { Double($0) / samplingRate } }

  /// dingo-waveform's settings of the domain: `type`, `time_duration`, `sampling_rate`.
  public var settingsDictionary: DomainSettings {
    DomainSettings([
      "type": .text(DomainKind.time.rawValue),
      "time_duration": .number(duration),
      "sampling_rate": .number(samplingRate),
    ])
  }
}
