// SPDX-License-Identifier: MIT

import Binaries
import KernelRecords

/// One waveform of the comparison: a binary, a frequency range, a grid.
struct WaveformDraw {
  /// How LAL is asked for the waveform.
  enum Grid: String, CaseIterable, Codable {
    /// `SimInspiralChooseFDWaveform`.
    case uniform
    /// `SimInspiralChooseFDWaveformSequence`.
    case sequence
  }

  var binary: BinaryRecord
  var minimumFrequency: Double
  var maximumFrequency: Double
  var spacing: Double
  var grid: Grid

  /// The total mass in seconds.
  var totalMassTime: Double { (binary.mass1 + binary.mass2) * PhysicalConstants.solarMassInSeconds }
}
