// SPDX-License-Identifier: MIT

import Generation
import KernelRecords

/// The frequencies of a comparison, with the tables that a kernel reads.
struct ComparisonGrid {
  /// The frequencies in hertz.
  let frequencies: [Double]
  /// The spacing in hertz; 0 when it varies.
  let spacing: Double
  private let grid: FrequencyGrid

  /// What the kernels read, as long as this grid lives.
  var tables: FrequencyTables { grid.tables }

  /// A grid from 0 to `maximumFrequency`, both included.
  init(spacing: Double, maximumFrequency: Double, fillTables: KernelSet.FillTables) {
    let count = Int((maximumFrequency / spacing).rounded()) + 1
    self.init(
      frequencies: (0..<count).map { Double($0) * spacing },
      spacing: spacing,
      fillTables: fillTables
    )
  }

  /// Any increasing frequencies.
  init(frequencies: [Double], spacing: Double = 0, fillTables: KernelSet.FillTables) {
    self.frequencies = frequencies
    self.spacing = spacing
    grid = FrequencyGrid(frequencies: frequencies, fillTables: fillTables)
  }

  /// Bands of doubling width above `minimumFrequency`, like those of a training data set.
  ///
  /// The frequencies are the middles of the bins, rounded to single precision as data sets of this
  /// kind keep them. From 20 Hz with 1/16 Hz these are 736 bins up to 1038 Hz.
  static func multibandedFrequencies(
    from minimumFrequency: Double,
    firstSpacing: Double = 0.0625
  ) -> [Double] {
    let offsets = [0.0, 6, 14, 26, 42, 58, 1018].map { $0 * firstSpacing * 16 }
    var frequencies: [Double] = []
    for band in 0..<(offsets.count - 1) {
      let width = firstSpacing * Double(1 << band)
      let count = Int(((offsets[band + 1] - offsets[band]) / width).rounded())
      let start = minimumFrequency + offsets[band] + (width - firstSpacing) / 2
      frequencies += (0..<count).map { Double(Float(start + Double($0) * width)) }
    }
    return frequencies
  }
}
