// SPDX-License-Identifier: MIT

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// The noise of a detector, as the one-sided power spectral density Sₙ(f) in 1/Hz.
public struct NoiseCurve: Sendable {
  /// The name: of an analytic curve, or the path of a table.
  public let name: String
  /// Where the curve says something, in hertz.
  public let range: ClosedRange<Double>
  private let density: @Sendable (Double) -> Double?
  /// The amplitude of a table, which is what the table holds; nil for analytic curves.
  private let table: (@Sendable (Double) -> Double?)?

  /// The names of the analytic curves.
  public static var analyticNames: [String] { analytic.map(\.name) }

  /// The analytic curves.
  public static let analytic = [advancedLIGO, einsteinTelescope]

  /// Advanced LIGO, zero detuning, high power, from 10 Hz: a fit within some 10 % from 20 Hz on.
  ///
  /// 10⁻⁴⁸ (0.0152 x⁻⁴ + 0.2935 x^{9/4} + 2.7951 x^{3/2} − 6.5080 x^{3/4} + 17.7622), x = f / 245.4 Hz.
  /// Reference: Ajith2011 (arXiv:1107.1267).
  public static let advancedLIGO = NoiseCurve(name: "aligo", from: 10) { frequency in
    guard frequency >= 10 else { return nil }
    let x = frequency / 245.4
    let root = x.squareRoot().squareRoot()
    let cube = root * root * root
    let inverse = 1 / (x * x)
    return 1e-48
      * (0.0152 * inverse * inverse + 0.2935 * cube * cube * cube + 2.7951 * cube * cube
        - 6.5080 * cube + 17.7622)
  }

  /// The Einstein Telescope, from 5 Hz.
  ///
  /// 10⁻⁵⁰ (2.39·10⁻²⁷ x^{−15.64} + 0.349 x^{−2.145} + 1.76 x^{−0.12} + 1.10 x^{0.409})²,
  /// x = f / 100 Hz. Reference: Sathyaprakash2009 (arXiv:0903.0338).
  public static let einsteinTelescope = NoiseCurve(name: "et", from: 5) { frequency in
    guard frequency >= 5 else { return nil }
    let x = frequency / 100
    let amplitude =
      2.39e-27 * pow(x, -15.64) + 0.349 * pow(x, -2.145) + 1.76 * pow(x, -0.12)
      + 1.10 * pow(x, 0.409)
    return 1e-50 * amplitude * amplitude
  }

  private init(
    name: String,
    from lowest: Double,
    density: @escaping @Sendable (Double) -> Double?
  ) {
    self.name = name
    range = lowest...Double.greatestFiniteMagnitude
    self.density = density
    table = nil
  }

  /// A curve given by points, between which the amplitude is interpolated in proportion.
  ///
  /// - Parameters:
  ///   - name: What messages call it.
  ///   - frequencies: In hertz, ascending, above 0; at least two.
  ///   - amplitudes: The amplitude spectral density √Sₙ in 1/√Hz, above 0, one per frequency.
  /// - Throws: `CompressionError.noiseTable` for anything else.
  public init(
    name: String,
    frequencies: [Double],
    amplitudes: [Double]
  ) throws(CompressionError) {
    func refuse(_ problem: String) -> CompressionError { .noiseTable(name, problem) }
    guard frequencies.count == amplitudes.count, frequencies.count >= 2 else {
      throw refuse("needs two columns and at least two rows: frequency and amplitude")
    }
    guard frequencies.allSatisfy({ $0.isFinite && $0 >= 0 }),
      amplitudes.allSatisfy({ $0.isFinite && $0 > 0 })
    else { throw refuse("holds a frequency below 0, or an amplitude that is not above 0") }
    guard zip(frequencies, frequencies.dropFirst()).allSatisfy({ $0 < $1 }) else {
      throw refuse("has frequencies that do not ascend")
    }
    range = (frequencies.first ?? 0)...(frequencies.last ?? 0)
    self.name = name
    density = { frequency in
      guard frequency > 0 else { return nil }
      let amplitude = Self.interpolated(frequency, frequencies, amplitudes)
      return amplitude.map { $0 * $0 }
    }
    table = { Self.interpolated($0, frequencies, amplitudes) }
  }

  /// The amplitude between two points in proportion, with the arithmetic of NumPy's `interp`.
  private static func interpolated(
    _ frequency: Double,
    _ frequencies: [Double],
    _ amplitudes: [Double]
  ) -> Double? {
    guard let first = frequencies.first, let last = frequencies.last,
      frequency >= first, frequency <= last
    else { return nil }
    var (low, high) = (0, frequencies.count - 1)
    while high - low > 1 {
      let middle = (low + high) / 2
      if frequencies[middle] <= frequency { low = middle } else { high = middle }
    }
    if frequency == frequencies[high] { return amplitudes[high] }
    let slope = (amplitudes[high] - amplitudes[low]) / (frequencies[high] - frequencies[low])
    return slope * (frequency - frequencies[low]) + amplitudes[low]
  }

  /// Sₙ(f) in 1/Hz.
  ///
  /// - Parameter frequency: f in hertz.
  /// - Returns: The density; nil where the curve says nothing.
  public func powerSpectralDensity(at frequency: Double) -> Double? { density(frequency) }

  /// √Sₙ(f) in 1/√Hz.
  ///
  /// - Parameter frequency: f in hertz.
  /// - Returns: The amplitude spectral density; nil where the curve says nothing.
  public func amplitudeSpectralDensity(at frequency: Double) -> Double? {
    guard let table else { return density(frequency).map { $0.squareRoot() } }
    return table(frequency)
  }
}
