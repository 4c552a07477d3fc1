// SPDX-License-Identifier: MIT

import Foundation
import Generation

/// The figures of a speed comparison.
struct SpeedReport: Codable {
  /// Times of one waveform in seconds.
  struct Times: Codable {
    let p10: Double
    let median: Double
    let p90: Double

    init(_ seconds: [Double]) {
      let sorted = seconds.sorted()
      p10 = Quantiles.rank(sorted, 0.1)
      median = Quantiles.rank(sorted, 0.5)
      p90 = Quantiles.rank(sorted, 0.9)
    }

    fileprivate var text: String {
      [median, p10, p90].map { String(format: "%9.2f", 1e6 * $0) }.joined(separator: " ")
    }
  }

  /// The figures of one build.
  struct Build: Codable {
    let instructionSet: InstructionSet
    let times: Times
    /// The same for a grid of one bin.
    let setUp: Times
    /// The largest |Δh| / max|h| of the waveforms that were timed.
    let largestError: Double
    /// How many of them either side refused.
    let refused: Int
  }

  let model: ComparedModel
  let bins: Int
  let grid: WaveformDraw.Grid
  let lal: Times
  let tolerance: Double
  let builds: [Build]

  /// Whether every waveform that was timed is right.
  var isValid: Bool { builds.allSatisfy { $0.largestError <= tolerance && $0.refused == 0 } }

  /// Prints the times with the errors beside them.
  func print() {
    Swift.print("\n\(model.rawValue), \(bins) bins (\(grid.rawValue)), two polarizations, double")
    Swift.print(
      "times in µs          median      10 %      90 %     ratio   set-up   largest error"
    )
    Swift.print("LALSimulation     \(lal.text)")
    for build in builds { Swift.print(line(build)) }
  }

  /// One line of the table; no speed of a wrong result is told.
  private func line(_ build: Build) -> String {
    let name = build.instructionSet.rawValue
    let title = name + String(repeating: " ", count: 18 - name.count)
    guard build.refused == 0 else { return title + "no speed: \(build.refused) waveforms refused" }
    guard build.largestError <= tolerance else {
      return title + String(format: "no speed: wrong by %.1e of max|h|", build.largestError)
    }
    return title + build.times.text
      + String(
        format: " %9.2f %8.2f        %.1e",
        lal.median / build.times.median,
        1e6 * build.setUp.median,
        build.largestError
      )
  }

  /// What the processor calls itself.
  static var processorName: String {
    let text = (try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8)) ?? ""
    let line = text.split(separator: "\n").first { $0.hasPrefix("model name") }
    let name = line?.split(separator: ":").last?.trimmingCharacters(in: .whitespaces)
    return name ?? "unknown processor"
  }
}
