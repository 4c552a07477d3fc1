// SPDX-License-Identifier: MIT

import Datasets

/// How waveforms are timed on a card.
package struct CardWay: Sendable, Hashable {
  /// The numbers of the rows.
  package let precision: RunOptions.Precision
  /// Whether rows arrive in the host's memory; else they are finished and stay on the card.
  package let arrives: Bool

  package init(precision: RunOptions.Precision, arrives: Bool) {
    (self.precision, self.arrives) = (precision, arrives)
  }

  /// All ways: rows that arrive first, double before single.
  package static let all = [true, false].flatMap { arrives in
    RunOptions.Precision.allCases.map { CardWay(precision: $0, arrives: arrives) }
  }

  /// What it is called in reports, such as `cuda, kernels alone, single`.
  package var name: String {
    "cuda" + (arrives ? "" : ", kernels alone") + (precision == .single ? ", single" : "")
  }

  /// The same for charts, where there is less room.
  var shortName: String {
    "cuda" + (arrives ? "" : " kernels") + (precision == .single ? " f32" : "")
  }

  /// What becomes of the rows, as a reader of the figures should know it.
  var remark: String {
    "rows in \(precision.rawValue) precision "
      + (arrives ? "arrive in the host's memory" : "stay on the card, nothing of them is copied")
  }
}
