// SPDX-License-Identifier: MIT

/// Floating-point operations that our kernels need, a multiply-add counted as two.
///
/// Counted by running the kernels on numbers that count (`OperationCountTests`), which also holds these figures to
/// what the kernels do.
package struct OperationCounts: Sendable, Equatable {
  /// For each bin.
  package let perBin: Double
  /// For each waveform, whatever its bins.
  package let setUp: Double

  package init(perBin: Double, setUp: Double) {
    (self.perBin, self.setUp) = (perBin, setUp)
  }

  /// For a waveform of so many bins with a signal.
  package func total(bins: Int) -> Double { setUp + perBin * Double(bins) }

  /// The counts of a model; nil where they were not counted.
  package static func of(_ modelName: String) -> OperationCounts? { all[modelName] }

  /// The counts of all models, by name.
  package static let all: [String: OperationCounts] = [:]
}
