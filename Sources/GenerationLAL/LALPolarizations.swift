// SPDX-License-Identifier: MIT

/// Both polarizations as LALSimulation returned them.
public struct LALPolarizations: Sendable {
  /// h₊: over frequencies in strain per hertz, interleaved (re, im, re, im and so on); over times
  /// the real strain.
  public let plus: [Double]
  /// h×, as h₊.
  public let cross: [Double]
  /// The number of bins, or of samples in time.
  public let count: Int
  /// The frequency of bin 0, in hertz.
  public let startFrequency: Double
  /// The spacing of the bins in hertz, or of the samples in seconds; 0 for a sequence of
  /// frequencies.
  public let spacing: Double
  /// The time of the first sample; the merger is at 0.
  public let start: LALTime

  /// The whole seconds of the epoch.
  public var epochSeconds: Int32 { start.seconds }
  /// The nanoseconds of the epoch beyond its whole seconds.
  public var epochNanoseconds: Int32 { start.nanoseconds }
  /// The time of the first sample in seconds, to the nanosecond that LAL keeps.
  public var epoch: Double { start.value }
}

/// One spherical-harmonic mode h_lm as LALSimulation returned it.
public struct LALMode: Sendable {
  /// The degree.
  public let l: Int
  /// The order, with its sign.
  public let m: Int
  /// The complex samples, interleaved (re, im, re, im and so on); shape `[2 count]`.
  public let values: [Double]
  /// The number of samples.
  public let count: Int
  /// What LAL gives as first frequency, in hertz: 0 also where the samples start at −f_max.
  public let startFrequency: Double
  /// The spacing in hertz, or in seconds over times.
  public let spacing: Double
  /// The time of the first sample.
  public let start: LALTime
}
