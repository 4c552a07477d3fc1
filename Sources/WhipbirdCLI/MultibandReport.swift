// SPDX-License-Identifier: MIT

import Whipbird

/// What `whipbird multiband` prints: a block of settings, and all else as comments of YAML.
enum MultibandReport {
  static let stepHeader = "#       step   threshold  median mismatch  bands  compression"

  static func line(_ step: MultibandChoice.Step) -> String {
    "# "
      + [
        ScientificText.right(step.name, 10),
        ScientificText.right(ScientificText.text(step.threshold, digits: 3), 10),
        ScientificText.right(ScientificText.text(step.medianMismatch, digits: 3), 15),
        ScientificText.right("\(step.bandCount)", 5),
        ScientificText.right(ScientificText.decimals(step.compression, 2), 11),
      ].joined(separator: "  ")
  }

  static func lines(_ choice: MultibandChoice) -> [String] {
    [
      "# \(choice.domain.count) bins in \(choice.domain.bands.count) bands, "
        + "\(ScientificText.decimals(choice.compression, 2)) times fewer than the uniform grid's"
    ] + lines(choice.statistics, chirpMass: choice.chirpMass).map { "# " + $0 }
      + choice.domainLines
  }

  static func lines(
    _ evaluation: MultibandEvaluation,
    noise: String,
    seed: UInt64
  ) -> [String] {
    let domain = evaluation.domain
    var lines = [
      "bands         \(domain.bands.count), \(domain.count) bins for "
        + "\(domain.baseRange.count) of the base domain",
      "noise         \(noise)",
      "seed          \(seed)",
    ]
    lines += self.lines(evaluation.statistics, chirpMass: evaluation.chirpMass)
    if evaluation.missingCount > 0 {
      lines.append("Warning: \(evaluation.missingCount) waveforms are not there on the bands.")
    }
    return lines
  }

  private static func lines(_ statistics: MismatchStatistics, chirpMass: Double) -> [String] {
    let text = { (value: Double) in ScientificText.text(value, digits: 3) }
    return [
      "chirp mass    \(chirpMass), the lowest of the prior",
      "mismatches    \(statistics.count), of h+ and hx",
      "mean          \(text(statistics.mean))",
      "std           \(text(statistics.standardDeviation))",
      "largest       \(text(statistics.largest))",
      "median        \(text(statistics.median))",
    ]
      + [99, 99.9, 99.99].map { percent in
        ScientificText.left("\(percent == 99 ? "99" : "\(percent)") %", 14)
          + text(statistics.percentile(percent))
      }
  }
}
