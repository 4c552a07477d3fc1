// SPDX-License-Identifier: MIT

import Verification

/// Whether the machine was quiet enough for figures to mean something.
package struct NoiseVerdict: Sendable, Equatable {
  /// How far apart rounds of one contender may be, in units of their median.
  package static let widestRounds = 0.2
  /// What others may have done meanwhile, in processors.
  package static let mostLoad = 0.15
  /// What other machines may have taken, in processors.
  package static let mostStolen = 0.02

  /// What others did during the rounds, in processors; nil where the system does not tell.
  package let load: Double?
  /// What the host took for other machines, in processors.
  package let stolen: Double?

  package init(load: Double?, stolen: Double?) {
    (self.load, self.stolen) = (load, stolen)
  }

  /// Judges by the counters before and after.
  package init(from start: MachineLoad?, to end: MachineLoad?) {
    guard let start, let end else {
      self.init(load: nil, stolen: nil)
      return
    }
    self.init(load: end.others(since: start), stolen: end.stolen(since: start))
  }

  /// What disturbed, in sentences; empty for a quiet machine.
  package var disturbances: [String] {
    var sentences: [String] = []
    if let load, load > Self.mostLoad {
      sentences.append(
        "Other programs kept \(ScientificText.decimals(load, 2)) processors busy meanwhile."
      )
    }
    if let stolen, stolen > Self.mostStolen {
      sentences.append(
        "The host took \(ScientificText.decimals(stolen, 2)) processors for other machines."
      )
    }
    return sentences
  }

  /// Whether rounds differ so much that their median says little.
  package static func isTooNoisy(_ rounds: Spread) -> Bool {
    !(rounds.relativeWidth <= widestRounds)
  }

  /// How many times as fast one is as the other.
  ///
  /// - Parameters:
  ///   - subject: Waveforms per second of the one.
  ///   - reference: Waveforms per second of the other.
  /// - Returns: The ratio of the medians; nil where the rounds of both overlap.
  package static func ratio(of subject: Spread, to reference: Spread) -> Double? {
    guard subject.low > reference.high || subject.high < reference.low else { return nil }
    return subject.median / reference.median
  }
}
