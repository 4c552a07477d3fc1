// SPDX-License-Identifier: MIT

/// The frequencies, or times, at which waveforms are given.
///
/// A row of data in a domain has one value (or several, such as real and imaginary part) for each
/// of its `count` bins. Every question can be asked of every kind, so that little else needs to
/// tell them apart; a time domain answers those about frequencies with what its Fourier transform
/// has.
public enum Domain: Sendable, Equatable {
  /// A grid of equal bins from 0 to f_max.
  case uniform(UniformFrequencyDomain)
  /// Bands of bins that double in width, from f_min to f_max.
  case multibanded(MultibandedFrequencyDomain)
  /// Times from 0 to T, periodic, the merger at 0.
  case time(TimeDomain)

  /// Which type of domain it is.
  public var kind: DomainKind {
    switch self {
    case .uniform: .uniformFrequency
    case .multibanded: .multibandedFrequency
    case .time: .time
    }
  }

  /// The uniform domain itself, the one whose bins a multibanded domain averages, or that of a
  /// time domain's Fourier transform.
  public var base: UniformFrequencyDomain {
    switch self {
    case .uniform(let domain): domain
    case .multibanded(let domain): domain.base
    case .time(let domain): domain.spectrum
    }
  }

  /// The number of bins, or samples.
  public var count: Int {
    switch self {
    case .uniform(let domain): domain.count
    case .multibanded(let domain): domain.count
    case .time(let domain): domain.count
    }
  }

  /// The numbers that each bin of a waveform has: real and imaginary part, or one real number.
  public var valuesPerBin: Int {
    switch self {
    case .uniform, .multibanded: 2
    case .time: 1
    }
  }

  /// The exact frequencies of the bins in double precision, in hertz.
  public var frequencies: [Double] {
    switch self {
    case .uniform(let domain): domain.frequencies
    case .multibanded(let domain): domain.frequencies
    case .time(let domain): domain.spectrum.frequencies
    }
  }

  /// dingo's `sample_frequencies`, to the bit, in hertz.
  public var singlePrecisionFrequencies: [Float] {
    switch self {
    case .uniform(let domain): domain.singlePrecisionFrequencies
    case .multibanded(let domain): domain.singlePrecisionFrequencies
    case .time(let domain): domain.spectrum.singlePrecisionFrequencies
    }
  }

  /// The frequencies at which dingo has LAL evaluate models, in hertz.
  ///
  /// On a uniform grid LAL multiplies the spacing itself, in double precision; the frequencies of
  /// a multibanded one are handed to it after rounding to single precision. The two differ from
  /// ``frequencies`` only where spacings are not powers of two.
  public var evaluationFrequencies: [Double] {
    switch self {
    case .uniform(let domain): domain.frequencies
    case .multibanded(let domain): domain.singlePrecisionFrequencies.map { Double($0) }
    case .time(let domain): domain.spectrum.frequencies
    }
  }

  /// The lowest frequency with a signal, in hertz; a time domain sets none.
  public var minimumFrequency: Double {
    switch self {
    case .uniform(let domain): domain.minimumFrequency
    case .multibanded(let domain): domain.minimumFrequency
    case .time: 0
    }
  }

  /// The highest frequency, in hertz; of a multibanded domain the highest base frequency covered.
  public var maximumFrequency: Double {
    switch self {
    case .uniform(let domain): domain.maximumFrequency
    case .multibanded(let domain): domain.maximumFrequency
    case .time(let domain): domain.samplingRate / 2
    }
  }

  /// The index of the first bin with a signal.
  public var minimumIndex: Int {
    switch self {
    case .uniform(let domain): domain.minimumIndex
    case .multibanded, .time: 0
    }
  }

  /// The index of the last bin.
  public var maximumIndex: Int { count - 1 }

  /// Whether each bin holds a signal: on a uniform grid, those from f_min on.
  public var frequencyMask: [Bool] {
    let first = minimumIndex
    return (0..<count).map { $0 >= first }
  }

  /// The width of each bin, in hertz, or in seconds for a time domain.
  public var spacings: [Double] {
    switch self {
    case .uniform(let domain): [Double](repeating: domain.spacing, count: domain.count)
    case .multibanded(let domain): domain.spacings
    case .time(let domain): [Double](repeating: domain.spacing, count: domain.count)
    }
  }

  /// 1/Δf in seconds; a multibanded domain has no one duration.
  public var duration: Double? {
    switch self {
    case .uniform(let domain): domain.duration
    case .multibanded: nil
    case .time(let domain): domain.duration
    }
  }

  /// 2 f_max in hertz; a multibanded domain has no sampling rate.
  public var samplingRate: Double? {
    switch self {
    case .uniform(let domain): domain.samplingRate
    case .multibanded: nil
    case .time(let domain): domain.samplingRate
    }
  }

  /// dingo's `domain_dict`.
  public var settingsDictionary: DomainSettings {
    switch self {
    case .uniform(let domain): domain.settingsDictionary
    case .multibanded(let domain): domain.settingsDictionary
    case .time(let domain): domain.settingsDictionary
    }
  }

  /// The standard deviation of white noise in each bin, √w / √(4 Δf); in a time domain 1 / √(2 δt).
  ///
  /// - Parameter windowFactor: w, the mean square of the window with which data are tapered;
  ///   dingo-gw uses 1.
  /// - Returns: One number a bin; whitened data divided by it have unit variance.
  /// - Throws: ``DomainError`` unless the factor is positive and finite.
  public func noiseStandardDeviation(
    windowFactor: Double = 1
  ) throws(DomainError) -> [Double] {
    try check("window_factor", windowFactor, "positive") { $0 > 0 }
    if case .time(let domain) = self {
      let deviation = (domain.samplingRate / 2).squareRoot()
      return [Double](repeating: deviation, count: domain.count)
    }
    return spacings.map { (windowFactor / (4 * $0)).squareRoot() }
  }

  /// The same domain with a narrower range of frequencies: dingo's `update`, as a new value.
  ///
  /// - Parameters:
  ///   - minimumFrequency: The new f_min, on the grid (of the base domain).
  ///   - maximumFrequency: The new f_max, on the grid (of the base domain).
  /// - Returns: The narrower domain.
  /// - Throws: ``DomainError`` where an end is outside the present range or not on the grid.
  public func narrowed(
    minimumFrequency: Double? = nil,
    maximumFrequency: Double? = nil
  ) throws(DomainError) -> Domain {
    switch self {
    case .uniform(let domain):
      .uniform(
        try domain.narrowed(
          minimumFrequency: minimumFrequency,
          maximumFrequency: maximumFrequency
        )
      )
    case .multibanded(let domain):
      .multibanded(
        try domain.narrowed(
          minimumFrequency: minimumFrequency,
          maximumFrequency: maximumFrequency
        )
      )
    case .time: throw .notFrequencyDomain("A narrower range of frequencies")
    }
  }
}
