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
      tapersStart: draw.grid == .tapered
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

  /// Spoils the largest bin of h₊ by a relative amount, to show that the comparison notices.
  mutating func plantError(_ relative: Double) {
    let bins = 0..<(plus.count / 2)
    func power(_ bin: Int) -> Double { abs(plus[2 * bin]) + abs(plus[2 * bin + 1]) }
    guard let largest = bins.max(by: { power($0) < power($1) }) else { return }
    plus[2 * largest] *= 1 + relative
    plus[2 * largest + 1] *= 1 + relative
  }
}

extension WaveformDraw {
  /// The first bin that a kernel is asked for, as LALSimulation counts it.
  fileprivate var firstBin: Int {
    switch grid {
    case .uniform: Int(minimumFrequency / spacing)
    case .tapered: 1
    case .sequence: 0
    }
  }
}
