// SPDX-License-Identifier: MIT

/// The amplitude of a detector's noise on a grid, as weight of waveforms.
///
/// Where the curve says nothing the amplitude is infinite, and the bin counts for nothing.
package enum NoiseAmplitude {
  /// The curve at the multiples of a spacing, from 0 on.
  static func values(
    _ curve: (_ frequency: Double) -> Double?,
    spacing: Double,
    count: Int
  ) -> [Double] {
    (0..<count).map { curve(Double($0) * spacing) ?? .infinity }
  }

  /// Narrow lines taken away: a grey opening, the largest of the least values around a bin.
  ///
  /// Lines are features of the noise; whitened by them, waveforms look as if they could not be
  /// averaged there. Windows of even width lie as those of SciPy's `grey_opening`, which dingo-gw
  /// calls.
  package static func withoutLines(_ values: [Double], width: Int) -> [Double] {
    guard width > 1 else { return values }
    let (before, after) = (width / 2, width - 1 - width / 2)
    let least = extremes(values, before: before, after: after) { $0 <= $1 }
    return extremes(least, before: after, after: before) { $0 >= $1 }
  }

  /// The extreme of each window, where `wins` says whether the first value displaces the second.
  private static func extremes(
    _ values: [Double],
    before: Int,
    after: Int,
    wins: (Double, Double) -> Bool
  ) -> [Double] {
    var result: [Double] = []
    result.reserveCapacity(values.count)
    // Indices whose values win over all earlier ones in the window; the first is the extreme.
    var queue: [Int] = []
    var head = 0
    var next = 0
    for index in values.indices {
      while next <= min(index + after, values.count - 1) {
        while queue.count > head, let last = queue.last, wins(values[next], values[last]) {
          queue.removeLast()
        }
        queue.append(next)
        next += 1
      }
      while queue[head] < index - before { head += 1 }
      result.append(values[queue[head]])
    }
    return result
  }
}
