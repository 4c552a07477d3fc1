// SPDX-License-Identifier: MIT

import Generation
import Priors

/// Whether parameters are those that a file's seed gives, by our own sampler.
struct SeedCheck {
  private let prior: PriorDictionary
  private let seed: UInt64
  private let firstRow: UInt64
  private let hasFailures: Bool

  /// Nil for files whose parameters do not come from our sampler of this version.
  init?(_ dataset: StoredDataset) {
    guard let seed = dataset.seed, let prior = dataset.settings.prior,
      dataset.version == "whipbird=\(WhipbirdVersion.current)",
      prior.names == dataset.parameters.names
    else { return nil }
    self.seed = seed
    firstRow = dataset.inspection.note("first_row").flatMap { UInt64($0) } ?? 0
    self.prior = prior
    hasFailures = (dataset.inspection.failureCount ?? 0) > 0
  }

  /// Whether the values are the first candidate that holds the constraints; where draws failed, one
  /// of the next.
  func holds(row: Int, values: [Double]) -> Bool {
    var candidate = [Double](repeating: 0, count: values.count)
    var tried = 0
    for number in 0..<Self.mostCandidates {
      let isAllowed = candidate.withUnsafeMutableBufferPointer {
        prior.draw(seed: seed, row: firstRow &+ UInt64(row), candidate: number, into: $0)
      }
      guard isAllowed else { continue }
      if zip(candidate, values).allSatisfy({ $0.bitPattern == $1.bitPattern }) { return true }
      tried += 1
      if !hasFailures || tried > Self.mostFailures { return false }
    }
    return false
  }

  private static let mostCandidates: UInt64 = 10_000_000
  private static let mostFailures = 1001
}
