// SPDX-License-Identifier: MIT

import Foundation
import KernelRecords

/// The figures of an accuracy comparison.
struct AccuracyReport: Codable {
  let model: ComparedModel
  let build: String
  let lalSimulationVersion: String
  let seed: UInt64
  let tolerance: Double
  let compared: Int
  let refusedByBoth: Int
  let refusedByLALOnly: [String]
  let refusedByUsOnly: [String]
  let strain: Quantiles
  let strainBelowPhaseLimit: Quantiles
  let amplitude: Quantiles
  let phase: Quantiles
  let worstByGrid: [String: Double]

  init(
    _ comparison: AccuracyComparison,
    model: ComparedModel,
    build: String,
    seed: UInt64,
    tolerance: Double,
    lalSimulationVersion: String
  ) {
    self.model = model
    self.build = build
    self.seed = seed
    self.tolerance = tolerance
    self.lalSimulationVersion = lalSimulationVersion
    compared = comparison.compared.count
    refusedByBoth = comparison.refusedByBoth
    refusedByLALOnly = comparison.refusedByLALOnly.map(\.description)
    refusedByUsOnly = comparison.refusedByUsOnly.map { "\($0.failure): \($0.draw)" }
    let errors = comparison.compared.map(\.errors)
    strain = Quantiles(errors.map(\.strain))
    strainBelowPhaseLimit = Quantiles(errors.map(\.strainBelowPhaseLimit))
    amplitude = Quantiles(errors.map(\.amplitude))
    phase = Quantiles(errors.map(\.phase))
    worstByGrid = Dictionary(
      comparison.compared.map { ($0.draw.grid.rawValue, $0.errors.worst) },
      uniquingKeysWith: max
    )
  }

  /// Whether every error is within the tolerance and both sides refuse the same draws.
  ///
  /// Strain counts in all bins, the phase where less than 10⁴ radians have been gathered.
  var passed: Bool {
    compared > 0 && refusedByLALOnly.isEmpty && refusedByUsOnly.isEmpty
      && max(strain.maximum, amplitude.maximum, phase.maximum) <= tolerance
  }

  /// Prints the figures, the worst draws and the verdict.
  func print(worst: [(draw: WaveformDraw, errors: WaveformErrors)]) {
    Swift.print("\n\(model.rawValue), \(build), seed \(seed)")
    Swift.print(Quantiles.heading)
    Swift.print(strain.line("|Δh| / max|h|, all bins"))
    Swift.print(strainBelowPhaseLimit.line("|Δh| / max|h|, below 1e4 rad"))
    Swift.print(amplitude.line("amplitude, relative"))
    Swift.print(phase.line("phase in radians, below 1e4 rad"))
    for grid in worstByGrid.keys.sorted() {
      Swift.print("worst on \(grid) grids:" + String(format: " %.2e", worstByGrid[grid] ?? .nan))
    }
    Swift.print(
      "waveforms compared \(compared), refused by both \(refusedByBoth), "
        + "by LAL alone \(refusedByLALOnly.count), by Whipbird alone \(refusedByUsOnly.count)"
    )
    for text in refusedByLALOnly.prefix(3) { Swift.print("  refused by LAL alone: \(text)") }
    for text in refusedByUsOnly.prefix(3) { Swift.print("  refused by Whipbird alone: \(text)") }
    for (draw, errors) in worst {
      Swift.print(
        String(
          format: "  strain %.2e (below limit %.2e) amplitude %.2e phase %.2e",
          errors.strain,
          errors.strainBelowPhaseLimit,
          errors.amplitude,
          errors.phase
        )
      )
      Swift.print("    \(draw)")
    }
    Swift.print(passed ? "PASSED at \(tolerance)" : "FAILED at \(tolerance)")
  }
}
