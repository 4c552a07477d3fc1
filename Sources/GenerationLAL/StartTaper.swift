// SPDX-License-Identifier: MIT

import RealModule

/// LAL's taper at the start of a time series (`SimInspiralREAL8WaveTaper`), for complex ones.
///
/// The window rises over the first two extrema of the real part, as
/// 1/(exp(z) + 1), z = (n−1)/i + (n−1)/(i − (n−1)). Reference: McKechan2010 (arXiv:1003.2939).
enum StartTaper {
  /// Multiplies by the window; samples are real and imaginary part side by side.
  ///
  /// Nothing changes where the real part is 0 throughout or has less than three samples.
  static func apply(to values: inout [Double]) {
    let count = values.count / 2
    guard let start = (0..<count).first(where: { values[2 * $0] != 0 }),
      let end = (0..<count).last(where: { values[2 * $0] != 0 }), end - start > 1
    else { return }
    let length = length(of: values, start: start, middle: (start + end) / 2)
    values[2 * start] = 0
    values[2 * start + 1] = 0
    let steps = Double(length) - 1
    for index in 1..<max(1, length - 1) {
      let place = Double(index)
      let factor = 1 / (Double.exp(steps / place + steps / (place - steps)) + 1)
      values[2 * (start + index)] *= factor
      values[2 * (start + index) + 1] *= factor
    }
  }

  /// The number of samples to the second extremum that counts, or to the middle.
  private static func length(of values: [Double], start: Int, middle: Int) -> Int {
    func size(_ index: Int) -> Double { values[2 * index].magnitude }
    var found = 0
    var length = 0
    var index = start + 1
    while found < 2 && index < middle {
      if size(index) >= size(index - 1) && size(index) >= size(index + 1) {
        if size(index) == size(index + 1) { index += 1 }
        // LAL leaves extrema in the first samples out: they may be ringing.
        if index - start > ringingExtent { found += 1 }
        length = index - start
      }
      index += 1
    }
    return found < 2 ? middle - start : length
  }

  private static let ringingExtent = 19
}
