// SPDX-License-Identifier: MIT

import Verification

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// Rows whose differences are known.
enum HandmadeRows {
  static let frequencies = (0..<40).map { 10.0 + 2 * Double($0) }

  static func grid() throws -> ComparisonGrid {
    try ComparisonGrid(
      frequencies: frequencies,
      widths: [Double](repeating: 2, count: frequencies.count),
      noise: .advancedLIGO
    )
  }

  /// Amplitudes that fall like f^(-7/6), phases that turn; bins from 35 on are below 10⁻³.
  static let row: WaveformRow = {
    var (plus, cross): ([Double], [Double]) = ([], [])
    for (index, frequency) in frequencies.enumerated() {
      let amplitude = 3e-23 * pow(frequency / 10, -7.0 / 6) * (index < 35 ? 1 : 1e-4)
      let angle = 0.37 * frequency
      plus += [amplitude * cos(angle), amplitude * sin(angle)]
      cross += [0.8 * amplitude * sin(angle), -0.8 * amplitude * cos(angle)]
    }
    return WaveformRow(plus: plus, cross: cross)
  }()

  static func difference(_ change: (inout WaveformRow) -> Void) throws -> WaveformDifference {
    var changed = row
    change(&changed)
    return try WaveformDifference(of: changed, from: row, on: grid())
  }

  /// Multiplies one bin of a polarization by a complex number.
  static func multiply(_ values: inout [Double], _ bin: Int, by factor: (Double, Double)) {
    let (a, b) = (values[2 * bin], values[2 * bin + 1])
    values[2 * bin] = a * factor.0 - b * factor.1
    values[2 * bin + 1] = a * factor.1 + b * factor.0
  }
}
