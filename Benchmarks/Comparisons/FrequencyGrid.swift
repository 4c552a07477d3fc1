// SPDX-License-Identifier: MIT

import KernelRecords

/// The frequencies of a comparison, with the tables that a kernel reads.
final class FrequencyGrid {
  /// The frequencies in hertz.
  let frequencies: [Double]
  /// The spacing in hertz; 0 when it varies.
  let spacing: Double
  /// What the kernels read.
  let tables: FrequencyTables
  private let memory: UnsafeMutablePointer<Double>

  /// A grid from 0 to `maximumFrequency`, both included.
  convenience init(spacing: Double, maximumFrequency: Double, fillTables: KernelSet.FillTables) {
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
    let padded = frequencies.count + FrequencyTables.padding
    let memory = UnsafeMutablePointer<Double>.allocate(capacity: 4 * padded)
    self.memory = memory
    memory.initialize(repeating: frequencies.last ?? 0, count: 4 * padded)
    memory.update(from: frequencies, count: frequencies.count)
    let columns = (0..<4).map { memory + $0 * padded }
    fillTables(columns[0], frequencies.count, columns[1], columns[2], columns[3])
    tables = FrequencyTables(
      count: frequencies.count,
      frequency: columns[0],
      cubeRoot: columns[1],
      inverseCubeRoot: columns[2],
      logarithm: columns[3]
    )
  }

  deinit { memory.deallocate() }

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
