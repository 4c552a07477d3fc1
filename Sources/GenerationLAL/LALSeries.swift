// SPDX-License-Identifier: MIT

/// One of LAL's records of a series of samples, in LAL's memory.
///
/// A series is a name of 64 characters, an epoch (two 32-bit integers), two doubles, a unit of
/// fifteen 16-bit integers, and the address of a vector; a vector is a 32-bit length and, aligned
/// to 8, the address of its elements. The two doubles of a frequency series are first frequency
/// and spacing, those of a time series spacing and heterodyning frequency. LAL has kept this since
/// its first releases, and a test reads known values through it.
struct LALSeries {
  /// The kinds of series, which differ in their doubles and in what a sample is.
  enum Kind {
    /// Complex samples over frequencies (`COMPLEX16FrequencySeries`).
    case frequency
    /// Real samples over times (`REAL8TimeSeries`).
    case time
    /// Complex samples over times (`COMPLEX16TimeSeries`).
    case complexTime
  }

  let address: UnsafeMutableRawPointer
  let kind: Kind

  /// The number of samples.
  var count: Int { vector.map { Int($0.load(as: UInt32.self)) } ?? 0 }

  /// The samples: real and imaginary part side by side where they are complex.
  var values: UnsafeBufferPointer<Double> {
    let data = vector?.load(fromByteOffset: 8, as: UnsafePointer<Double>?.self)
    return UnsafeBufferPointer(start: data, count: data == nil ? 0 : count * valuesPerSample)
  }

  /// Where the series starts, in seconds, to the nanosecond that LAL keeps.
  var epoch: LALTime {
    LALTime(
      seconds: address.load(fromByteOffset: 64, as: Int32.self),
      nanoseconds: address.load(fromByteOffset: 68, as: Int32.self)
    )
  }

  /// The distance of two samples, in hertz or seconds.
  var spacing: Double {
    address.load(fromByteOffset: kind == .frequency ? 80 : 72, as: Double.self)
  }

  /// The frequency of the first sample in hertz; 0 for a time series.
  var startFrequency: Double {
    kind == .frequency ? address.load(fromByteOffset: 72, as: Double.self) : 0
  }

  private var vector: UnsafeRawPointer? {
    address.load(fromByteOffset: 120, as: UnsafeRawPointer?.self)
  }

  private var valuesPerSample: Int { kind == .time ? 1 : 2 }
}

/// A time as LAL has it: whole seconds and nanoseconds.
public struct LALTime: Sendable, Equatable {
  /// The whole seconds.
  public let seconds: Int32
  /// The nanoseconds beyond the whole seconds; of the same sign.
  public let nanoseconds: Int32

  /// Makes a time.
  public init(seconds: Int32, nanoseconds: Int32) {
    self.seconds = seconds
    self.nanoseconds = nanoseconds
  }

  /// The time in seconds.
  public var value: Double { Double(seconds) + 1e-9 * Double(nanoseconds) }
}

/// The two series of one LAL call, still in LAL's memory; destroyed with this value.
package struct LALSeriesPair: ~Copyable {
  let plus: LALSeries
  let cross: LALSeries
  private let destroy: LALFunctions.DestroySeries

  init(plus: LALSeries, cross: LALSeries, destroy: @escaping LALFunctions.DestroySeries) {
    self.plus = plus
    self.cross = cross
    self.destroy = destroy
  }

  deinit {
    destroy(plus.address)
    destroy(cross.address)
  }

  /// The number of samples that both series have.
  package var count: Int { min(plus.count, cross.count) }

  /// Copies the series into Swift arrays.
  package func copied() -> LALPolarizations {
    LALPolarizations(
      plus: Array(plus.values),
      cross: Array(cross.values),
      count: count,
      startFrequency: plus.startFrequency,
      spacing: plus.spacing,
      start: plus.epoch
    )
  }
}
