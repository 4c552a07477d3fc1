// SPDX-License-Identifier: MIT

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// How far a row is from its reference, bin by bin, with no maximisation over time or phase.
///
/// A number that is not finite, on either side, makes every figure infinite, so that it never
/// passes for small.
public struct WaveformDifference: Sendable, Equatable {
  /// The largest value of a figure, and the bin in which it was met.
  public struct Extreme: Sendable, Equatable {
    /// The value.
    public internal(set) var value = 0.0
    /// The bin; nil where every bin has 0.
    public internal(set) var bin: Int?

    fileprivate mutating func take(_ candidate: Double, bin candidateBin: Int) {
      guard candidate > value else { return }
      (value, bin) = (candidate, candidateBin)
    }
  }

  /// |Δh| over the largest |h| of both polarizations.
  public internal(set) var strain = Extreme()
  /// The relative error of |h|, where |h| exceeds 10⁻³ of its largest.
  public internal(set) var amplitude = Extreme()
  /// The error of arg h in radians, in the same bins.
  public internal(set) var phase = Extreme()
  /// 1 − overlap, both polarizations together, with the widths of the bins as weights.
  public internal(set) var whiteMismatch = 0.0
  /// 1 − overlap with the weights of the noise curve; 0 where the signal lies outside of the curve.
  public internal(set) var noiseMismatch = 0.0

  /// No difference.
  init() {}

  /// Compares two rows.
  ///
  /// - Parameters:
  ///   - row: The row that is looked at.
  ///   - reference: What it should be.
  ///   - grid: The bins of both.
  /// - Throws: `VerificationError` when the lengths differ, or the reference holds nothing but
  ///   zeros, where no figure would mean anything.
  public init(
    of row: WaveformRow,
    from reference: WaveformRow,
    on grid: ComparisonGrid
  ) throws(VerificationError) {
    for values in [row.plus, row.cross, reference.plus, reference.cross]
    where values.count != 2 * grid.frequencies.count {
      throw .lengthsDiffer(values.count / 2, grid.frequencies.count)
    }
    guard row.isFinite, reference.isFinite else {
      makeInfinite()
      return
    }
    let pairs = [
      PolarizationPair(row.plus, reference.plus), PolarizationPair(row.cross, reference.cross),
    ]
    let scale = pairs.map(\.largestReference).max() ?? 0
    guard scale > 0 else { throw .noSignal }
    for pair in pairs { compare(pair, scale: scale) }
    whiteMismatch = Self.mismatch(pairs, weights: grid.widths, scale: scale)
    noiseMismatch = Self.mismatch(pairs, weights: grid.noiseWeights, scale: scale)
  }

  /// The value of a figure.
  public subscript(figure: DifferenceFigure) -> Double {
    switch figure {
    case .strain: strain.value
    case .amplitude: amplitude.value
    case .phase: phase.value
    case .whiteMismatch: whiteMismatch
    case .noiseMismatch: noiseMismatch
    }
  }

  private mutating func makeInfinite() {
    let worst = Extreme(value: .infinity, bin: nil)
    (strain, amplitude, phase) = (worst, worst, worst)
    (whiteMismatch, noiseMismatch) = (.infinity, .infinity)
  }

  private mutating func compare(_ pair: PolarizationPair, scale: Double) {
    for bin in 0..<pair.binCount {
      let (a, b) = pair.row(bin, over: scale)
      let (c, d) = pair.reference(bin, over: scale)
      strain.take(Self.length(a - c, b - d), bin: bin)
      let magnitude = Self.length(c, d)
      guard magnitude > DifferenceFigure.signalThreshold else { continue }
      amplitude.take((Self.length(a, b) - magnitude).magnitude / magnitude, bin: bin)
      // A bin without signal has no phase; its amplitude is wrong by all of it.
      phase.take(atan2(b * c - a * d, a * c + b * d).magnitude, bin: bin)
    }
  }

  private static func length(_ x: Double, _ y: Double) -> Double { (x * x + y * y).squareRoot() }

  /// ½ ‖a/‖a‖ − b/‖b‖‖², which is 1 − overlap without the rounding of 1.
  private static func mismatch(
    _ pairs: [PolarizationPair],
    weights: [Double],
    scale: Double
  ) -> Double {
    var norms = (row: 0.0, reference: 0.0)
    for pair in pairs {
      for bin in 0..<pair.binCount where weights[bin] > 0 {
        let (a, b) = pair.row(bin, over: scale)
        let (c, d) = pair.reference(bin, over: scale)
        norms.row += weights[bin] * (a * a + b * b)
        norms.reference += weights[bin] * (c * c + d * d)
      }
    }
    guard norms.reference > 0 else { return norms.row > 0 ? 1 : 0 }
    guard norms.row > 0 else { return 1 }
    let (first, second) = (1 / norms.row.squareRoot(), 1 / norms.reference.squareRoot())
    var sum = 0.0
    for pair in pairs {
      for bin in 0..<pair.binCount where weights[bin] > 0 {
        let (a, b) = pair.row(bin, over: scale)
        let (c, d) = pair.reference(bin, over: scale)
        let (x, y) = (a * first - c * second, b * first - d * second)
        sum += weights[bin] * (x * x + y * y)
      }
    }
    return sum.isFinite ? sum / 2 : .infinity
  }
}

/// One polarization of both rows.
private struct PolarizationPair {
  private let values: [Double]
  private let expected: [Double]

  init(_ values: [Double], _ expected: [Double]) {
    self.values = values
    self.expected = expected
  }

  var binCount: Int { expected.count / 2 }

  var largestReference: Double {
    (0..<binCount).reduce(0) { max($0, hypot(expected[2 * $1], expected[2 * $1 + 1])) }
  }

  /// Strains are so small that their squares would leave the exponent at great distances.
  @inline(__always)
  func row(_ bin: Int, over scale: Double) -> (Double, Double) {
    (values[2 * bin] / scale, values[2 * bin + 1] / scale)
  }

  @inline(__always)
  func reference(_ bin: Int, over scale: Double) -> (Double, Double) {
    (expected[2 * bin] / scale, expected[2 * bin + 1] / scale)
  }
}
