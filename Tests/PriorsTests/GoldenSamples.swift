// SPDX-License-Identifier: MIT

import Foundation
import Priors
import Testing

/// The file `Golden/bilby.txt`, which `Tools/golden/priors.py` makes.
struct GoldenSamples {
  /// Rows of one sample of bilby.
  struct Sample: CustomTestStringConvertible {
    let seed: UInt64
    let count: Int
    var entries: [(name: String, value: PriorValue)] = []
    var rows: [(index: Int, values: [Double])] = []

    var testDescription: String { "seed \(seed), \(count) rows of \(entries.map(\.value))" }
  }

  /// Exact quantiles of one prior.
  struct Quantiles: CustomTestStringConvertible {
    let text: String
    var values: [(u: Double, x: Double)] = []

    var testDescription: String { text }
  }

  var samples: [Sample] = []
  var quantiles: [Quantiles] = []

  static let shared = GoldenSamples()

  private init() {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(
      path: "Golden/bilby.txt"
    )
    let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    for line in text.split(separator: "\n") { read(line) }
  }

  private mutating func read(_ line: Substring) {
    let words = line.split(separator: " ")
    let numbers = words.dropFirst().compactMap { Double($0) }
    switch words[0] {
    case "sample":
      samples.append(Sample(seed: UInt64(words[1]) ?? 0, count: Int(words[2]) ?? 0))
    case "prior":
      let text = words.dropFirst(2).joined(separator: " ")
      let value = Double(text).map(PriorValue.number) ?? .text(text)
      samples[samples.count - 1].entries.append((String(words[1]), value))
    case "row":
      samples[samples.count - 1].rows.append((Int(words[1]) ?? 0, Array(numbers.dropFirst())))
    case "quantile":
      quantiles.append(Quantiles(text: words.dropFirst().joined(separator: " ")))
    default:
      quantiles[quantiles.count - 1].values.append((numbers[0], numbers[1]))
    }
  }
}
