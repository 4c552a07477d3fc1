// SPDX-License-Identifier: MIT

/// Floating-point operations that our kernels need for each bin with a signal.
///
/// A multiply-add counts as two, a division or a square root as one; what the set-up of a waveform
/// needs is left out. Means over binaries from 20 to 1024 Hz, counted by running the kernels on
/// numbers that count: `scripts/count-operations`, which with `--check` holds this table to them.
package struct OperationCounts: Sendable, Equatable {
  /// For each bin.
  package let perBin: Double

  package init(perBin: Double) { self.perBin = perBin }

  /// For a waveform of so many bins with a signal.
  package func total(bins: Int) -> Double { perBin * Double(bins) }

  /// The counts of a model; nil where they were not counted.
  package static func of(_ modelName: String) -> OperationCounts? { all[modelName] }

  /// The counts of all models, by name.
  package static let all: [String: OperationCounts] = [
    "IMRPhenomD": OperationCounts(perBin: 153),
    "IMRPhenomXAS": OperationCounts(perBin: 107),
    "IMRPhenomXHM": OperationCounts(perBin: 907),
    "IMRPhenomPv2": OperationCounts(perBin: 147),
    "IMRPhenomXP": OperationCounts(perBin: 597),
    "IMRPhenomXPHM": OperationCounts(perBin: 2672),
  ]
}
