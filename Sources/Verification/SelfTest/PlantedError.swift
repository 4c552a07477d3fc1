// SPDX-License-Identifier: MIT

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// An error that a self-test plants into a row that is right.
public enum PlantedError: String, Sendable, CaseIterable {
  /// Every |h| larger by 10⁻⁶.
  case amplitude
  /// Every phase later by 10⁻⁶ rad.
  case phase
  /// One bin, the weakest of the signal, off by 10⁻⁶ of the largest |h|.
  case singleBin
  /// The row of another binary.
  case swappedRow
  /// h× with the other sign.
  case crossSign
  /// The whole signal later by one microsecond.
  case timeShift
  /// One number that is not a number.
  case notANumber

  /// The error in a table's words.
  public var title: String {
    switch self {
    case .amplitude: "amplitude larger by 1e-6"
    case .phase: "phase off by 1e-6 rad"
    case .singleBin: "one bin off by 1e-6 of max|h|"
    case .swappedRow: "the row of another binary"
    case .crossSign: "h-cross with the other sign"
    case .timeShift: "later by 1 microsecond"
    case .notANumber: "one number is NaN"
    }
  }

  /// The figure that is made to see this error.
  public var figure: DifferenceFigure {
    switch self {
    case .amplitude: .amplitude
    case .phase, .crossSign, .timeShift: .phase
    case .singleBin, .swappedRow, .notANumber: .strain
    }
  }

  /// Spoils a row.
  ///
  /// - Parameters:
  ///   - row: The row.
  ///   - frequencies: Those of its bins, in hertz.
  ///   - other: The row of another binary.
  public func spoil(_ row: inout WaveformRow, frequencies: [Double], other: WaveformRow?) {
    switch self {
    case .amplitude:
      for index in row.plus.indices {
        row.plus[index] *= 1 + 1e-6
        row.cross[index] *= 1 + 1e-6
      }
    case .phase: Self.turn(&row) { _ in 1e-6 }
    case .timeShift: Self.turn(&row) { -2 * Double.pi * frequencies[$0] * 1e-6 }
    case .crossSign: row.cross = row.cross.map { -$0 }
    case .swappedRow: if let other { row = other }
    case .singleBin:
      guard let bins = Self.extremes(row) else { return }
      let (re, im) = (row.plus[2 * bins.strongest], row.plus[2 * bins.strongest + 1])
      row.plus[2 * bins.weakest] += 1e-6 * hypot(re, im)
    case .notANumber:
      guard let bins = Self.extremes(row) else { return }
      row.cross[2 * bins.weakest + 1] = .nan
    }
  }

  /// The bins of least and most power among those with any.
  private static func extremes(_ row: WaveformRow) -> (weakest: Int, strongest: Int)? {
    // Strains squared are far above the least double unless the binary is absurdly far away.
    let powers = (0..<row.binCount).map(row.power(ofBin:))
    let bins = powers.indices.filter { powers[$0] > 0 }
    guard let weakest = bins.min(by: { powers[$0] < powers[$1] }),
      let strongest = bins.max(by: { powers[$0] < powers[$1] })
    else { return nil }
    return (weakest, strongest)
  }

  private static func turn(_ row: inout WaveformRow, by angle: (Int) -> Double) {
    for bin in 0..<row.binCount {
      let (c, s) = (cos(angle(bin)), sin(angle(bin)))
      let (a, b) = (row.plus[2 * bin], row.plus[2 * bin + 1])
      (row.plus[2 * bin], row.plus[2 * bin + 1]) = (a * c - b * s, a * s + b * c)
      let (x, y) = (row.cross[2 * bin], row.cross[2 * bin + 1])
      (row.cross[2 * bin], row.cross[2 * bin + 1]) = (x * c - y * s, x * s + y * c)
    }
  }
}
