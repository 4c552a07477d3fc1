// SPDX-License-Identifier: MIT

/// Both polarizations in the frequency domain, as LALSimulation returned them.
public struct LALPolarizations: Sendable {
  /// h₊ in strain per hertz, interleaved (re, im, re, im and so on).
  public let plus: [Double]
  /// h× in strain per hertz, interleaved.
  public let cross: [Double]
  /// The number of bins.
  public let count: Int
  /// The frequency of bin 0, in hertz.
  public let startFrequency: Double
  /// The spacing of the bins in hertz; 0 for a sequence of frequencies.
  public let spacing: Double
  /// The whole seconds of the epoch.
  public let epochSeconds: Int32
  /// The nanoseconds of the epoch beyond its whole seconds.
  public let epochNanoseconds: Int32

  /// The time of the first sample in seconds, to the nanosecond that LAL keeps.
  public var epoch: Double { Double(epochSeconds) + 1e-9 * Double(epochNanoseconds) }
}

/// The two series of one LAL call, still in LAL's memory; destroyed with this value.
package struct LALSeriesPair: ~Copyable {
  fileprivate let plus: UnsafeMutableRawPointer
  fileprivate let cross: UnsafeMutableRawPointer
  private let destroy: LALFunctions.DestroySeries

  init(
    plus: UnsafeMutableRawPointer,
    cross: UnsafeMutableRawPointer,
    destroy: @escaping LALFunctions.DestroySeries
  ) {
    self.plus = plus
    self.cross = cross
    self.destroy = destroy
  }

  deinit {
    destroy(plus)
    destroy(cross)
  }

  /// The number of bins.
  package var count: Int { SeriesLayout.count(plus) }

  /// Copies the series into Swift arrays.
  package func copied() -> LALPolarizations {
    LALPolarizations(
      plus: SeriesLayout.samples(plus),
      cross: SeriesLayout.samples(cross),
      count: count,
      startFrequency: plus.load(fromByteOffset: SeriesLayout.startFrequency, as: Double.self),
      spacing: plus.load(fromByteOffset: SeriesLayout.spacing, as: Double.self),
      epochSeconds: plus.load(fromByteOffset: SeriesLayout.epoch, as: Int32.self),
      epochNanoseconds: plus.load(fromByteOffset: SeriesLayout.epoch + 4, as: Int32.self)
    )
  }
}

/// Where the members of LAL's public records lie, in bytes.
///
/// A `COMPLEX16FrequencySeries` is a name of 64 characters, an epoch (two 32-bit integers), two
/// doubles, a unit of fifteen 16-bit integers, and the address of a vector; a vector is a 32-bit
/// length and, aligned to 8, the address of its elements. LAL has kept this since its first
/// releases, and a test reads known values through it.
private enum SeriesLayout {
  static let epoch = 64
  static let startFrequency = 72
  static let spacing = 80
  static let vector = 120

  static func count(_ series: UnsafeMutableRawPointer) -> Int {
    guard let vector = series.load(fromByteOffset: vector, as: UnsafeRawPointer?.self) else {
      return 0
    }
    return Int(vector.load(as: UInt32.self))
  }

  static func samples(_ series: UnsafeMutableRawPointer) -> [Double] {
    guard
      let vector = series.load(fromByteOffset: vector, as: UnsafeRawPointer?.self),
      let data = vector.load(fromByteOffset: 8, as: UnsafePointer<Double>?.self)
    else { return [] }
    return Array(UnsafeBufferPointer(start: data, count: 2 * count(series)))
  }
}
