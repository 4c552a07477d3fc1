// SPDX-License-Identifier: MIT

import Datasets

/// Where a worker computes, and with how many processors.
package struct PeerPlace: Sendable, Equatable {
  /// The processors that it may use, as threads or processes.
  package let threads: Int
  /// The numbers with which it computes on a card; nil where it computes on processors, in double.
  package let cardPrecision: RunOptions.Precision?

  package init(threads: Int, cardPrecision: RunOptions.Precision? = nil) {
    (self.threads, self.cardPrecision) = (threads, cardPrecision)
  }

  /// What a worker is given after its own name, as `peer.py` reads it.
  var arguments: [String] {
    [
      "\(threads)", cardPrecision == nil ? "cpu" : "cuda",
      (cardPrecision ?? .double).rawValue,
    ]
  }

  /// The variables of a worker: one for processors sees no card, which libraries would take unasked.
  func variables(of environment: [String: String]) -> [String: String] {
    cardPrecision == nil
      ? environment.merging(["CUDA_VISIBLE_DEVICES": ""]) { $1 } : environment
  }

  /// The ways in which one worker is timed; nil is the only one on processors.
  var ways: [CardWay?] {
    guard let cardPrecision else { return [nil] }
    return [true, false].map { CardWay(precision: cardPrecision, arrives: $0) }
  }

  /// What follows the tool's name where it is told of a worker that it is absent.
  var suffix: String {
    cardPrecision.map { ", \(CardWay(precision: $0, arrives: true).name)" } ?? ""
  }
}
