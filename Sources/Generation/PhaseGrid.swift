// SPDX-License-Identifier: MIT

import ComplexModule
import KernelRecords
import RealModule

/// The phases from which a waveform's components exp(−i m φ) are found, exactly.
///
/// A sum of terms with |m| ≤ m_max is determined by its values at N = 2 m_max + 1 phases
/// φ_k = φ + 2πk/N:
///
///     h_m(φ) = 1/N Σ_k h(φ_k) exp(2πi m k/N).
struct PhaseGrid {
  /// m_max.
  let largestOrder: Int

  /// N.
  var count: Int { 2 * largestOrder + 1 }

  /// The binary at each phase of the grid, the spins as they are.
  func records(of binary: BinaryRecord) -> [BinaryRecord] {
    (0..<count).map { index in
      var record = binary
      record.phase += 2 * .pi * Double(index) / Double(count)
      return record
    }
  }

  /// The components in ascending order of m.
  ///
  /// - Parameters:
  ///   - rows: The waveform at each phase of the grid; shape `[phase, bin]`.
  ///   - binCount: The number of bins.
  /// - Returns: h_m; shape `[m, bin]`.
  func components(
    of rows: UnsafeBufferPointer<Complex<Double>>,
    binCount: Int
  ) -> [[Complex<Double>]] {
    let roots = (0..<count).map { index in
      let angle = 2 * .pi * Double(index) / Double(count)
      return Complex(Double.cos(angle), Double.sin(angle)) / Complex(Double(count))
    }
    return (-largestOrder...largestOrder).map { m in
      var sum = [Complex<Double>](repeating: .zero, count: binCount)
      for index in 0..<count {
        let root = roots[((m * index) % count + count) % count]
        let row = rows[index * binCount..<(index + 1) * binCount]
        ComplexSum.add(UnsafeBufferPointer(rebasing: row), times: root, to: &sum)
      }
      return sum
    }
  }
}
