// SPDX-License-Identifier: MIT

import Binaries
import Generation
import KernelRecords

/// Both polarizations of one waveform on the bins of its domain.
public struct WaveformRow: Sendable, Equatable {
  /// h₊ in 1/Hz, interleaved (re, im, re, im, …); shape `[2 bins]`.
  public var plus: [Double]
  /// h× in 1/Hz, interleaved; shape `[2 bins]`.
  public var cross: [Double]

  /// Makes a row from its two polarizations.
  public init(plus: [Double], cross: [Double]) {
    self.plus = plus
    self.cross = cross
  }

  /// The row of what a generator gave.
  public init(_ polarizations: Polarizations) {
    plus = polarizations.plus.flatMap { [$0.real, $0.imaginary] }
    cross = polarizations.cross.flatMap { [$0.real, $0.imaginary] }
  }

  /// The number of bins.
  public var binCount: Int { plus.count / 2 }

  /// Whether every number is finite.
  public var isFinite: Bool { plus.allSatisfy(\.isFinite) && cross.allSatisfy(\.isFinite) }

  /// Whether there is nothing in it but what rounding leaves of a mode that vanishes: less than 10⁻¹³
  /// of (G M / c²) (G M / c³) / distance, which signals exceed.
  func vanishes(for binary: BinaryRecord) -> Bool {
    let mass = binary.mass1 + binary.mass2
    let scale =
      mass * PhysicalConstants.solarMassInMetres * (mass * PhysicalConstants.solarMassInSeconds)
      / (binary.luminosityDistance * PhysicalConstants.megaparsec)
    let limit = 1e-13 * scale
    return plus.allSatisfy { $0.magnitude < limit } && cross.allSatisfy { $0.magnitude < limit }
  }

  /// |h|² of one bin, both polarizations together.
  func power(ofBin bin: Int) -> Double {
    let parts = [plus[2 * bin], plus[2 * bin + 1], cross[2 * bin], cross[2 * bin + 1]]
    return parts.reduce(0) { $0 + $1 * $1 }
  }
}

/// What a backend says of one binary: a row, or the reason why there is none.
public enum RowOutcome: Sendable {
  /// There is a waveform.
  case row(WaveformRow)
  /// There is none, and why.
  case refused(String)

  /// Asks a backend for one binary.
  public init(of binary: BinaryRecord, from backend: any Backend) {
    let length = 2 * backend.binCount
    var report = BatchReport()
    var row = WaveformRow(
      plus: [Double](repeating: .nan, count: length),
      cross: [Double](repeating: .nan, count: length)
    )
    row.plus.withUnsafeMutableBufferPointer { plus in
      row.cross.withUnsafeMutableBufferPointer { cross in
        guard let plusStart = plus.baseAddress, let crossStart = cross.baseAddress else { return }
        let rows = PolarizationRows(plus: plusStart, cross: crossStart, stride: length)
        withUnsafePointer(to: binary) { pointer in
          report = backend.evaluate(UnsafeBufferPointer(start: pointer, count: 1), into: rows)
        }
      }
    }
    self = report.failures.first.map { .refused($0.reason) } ?? .row(row)
  }
}
