// SPDX-License-Identifier: MIT

import KernelRecords

/// The polarizations of one draw as a kernel gives them.
struct OurWaveform {
  /// h₊ and h×, interleaved.
  var plus: [Double]
  var cross: [Double]
  /// What became of the waveform.
  let status: WaveformStatus

  /// Evaluates a kernel on a grid.
  init(_ draw: WaveformDraw, grid: ComparisonGrid, evaluate: KernelSet.Evaluate) {
    let count = grid.frequencies.count
    let request = EvaluationRequest(
      firstBin: draw.firstBin,
      endBin: count,
      minimumFrequency: draw.minimumFrequency,
      spacing: grid.spacing,
      tapersStart: false
    )
    var plus = [Double](repeating: .nan, count: 2 * count)
    var cross = plus
    var status = WaveformStatus()
    plus.withUnsafeMutableBufferPointer { plusRow in
      cross.withUnsafeMutableBufferPointer { crossRow in
        guard let plusStart = plusRow.baseAddress, let crossStart = crossRow.baseAddress else {
          return
        }
        let rows = PolarizationRows(plus: plusStart, cross: crossStart, stride: 2 * count)
        withUnsafePointer(to: draw.binary) { binary in
          evaluate(binary, 1, grid.tables, request, rows, &status)
        }
      }
    }
    (self.plus, self.cross, self.status) = (plus, cross, status)
  }
}

extension WaveformDraw {
  /// The first bin that a kernel is asked for, as LALSimulation counts it.
  fileprivate var firstBin: Int {
    switch grid {
    case .uniform: Int(minimumFrequency / spacing)
    case .sequence: 0
    }
  }
}
