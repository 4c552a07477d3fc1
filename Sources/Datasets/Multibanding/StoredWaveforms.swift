// SPDX-License-Identifier: MIT

import Domains

/// Waveforms from f_min on, at the bins of a base domain and half-way between them.
///
/// In single precision, which changes a mismatch by some 10⁻¹⁵.
final class StoredWaveforms: @unchecked Sendable {
  // Rows are written by one thread each and read when all are there.
  let base: UniformFrequencyDomain
  let count: Int
  private let first: Int
  private let plusRowCount: Int
  private let crossRowCount: Int
  /// h₊ at the bins of the base domain, interleaved.
  private let plus: UnsafeMutableBufferPointer<Float>
  /// h× at twice as many frequencies, interleaved.
  private let cross: UnsafeMutableBufferPointer<Float>

  init(count: Int, base: UniformFrequencyDomain) {
    self.count = count
    self.base = base
    first = base.minimumIndex
    plusRowCount = 2 * (base.count - first)
    crossRowCount = 2 * (2 * (base.maximumIndex - first) + 1)
    plus = .allocate(capacity: count * plusRowCount)
    cross = .allocate(capacity: count * crossRowCount)
    plus.initialize(repeating: 0)
    cross.initialize(repeating: 0)
  }

  deinit {
    plus.deallocate()
    cross.deallocate()
  }

  /// The bytes that so many waveforms take.
  static func byteCount(_ count: Int, base: UniformFrequencyDomain) -> Int {
    24 * count * (base.count - base.minimumIndex)
  }

  /// Takes a row that was made on the domain of half the spacing.
  ///
  /// A binary that is seen from the side has no h×: h₊ takes its place.
  func store(_ waveform: WaveformRow, row: Int) {
    let cross = waveform.cross.contains { $0 != 0 } ? waveform.cross : waveform.plus
    for index in 0..<plusRowCount / 2 {
      for part in 0..<2 {
        let source = 4 * (first + index) + part
        plus[row * plusRowCount + 2 * index + part] = Float(waveform.plus[source])
      }
    }
    for index in 0..<crossRowCount {
      self.cross[row * crossRowCount + index] = Float(cross[4 * first + index])
    }
  }

  /// The real part of h× at a multiple of half the spacing.
  func realCross(row: Int, doubledIndex: Int) -> Double {
    Double(cross[row * crossRowCount + 2 * (doubledIndex - 2 * first)])
  }

  /// h₊ or h× at a bin of the base domain.
  func value(row: Int, isCross: Bool, index: Int) -> (real: Double, imaginary: Double) {
    let place =
      isCross
      ? row * crossRowCount + 4 * (index - first) : row * plusRowCount + 2 * (index - first)
    let values = isCross ? cross : plus
    return (Double(values[place]), Double(values[place + 1]))
  }
}
