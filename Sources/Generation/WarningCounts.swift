// SPDX-License-Identifier: MIT

import KernelRecords

/// How many waveforms have each warning.
public struct WarningCounts: Sendable, Equatable {
  /// The counts, in the order of `WaveformStatus.Warnings.sentences`.
  public private(set) var counts: [Int]

  /// No warnings.
  public init() { counts = Array(repeating: 0, count: WaveformStatus.Warnings.sentences.count) }

  /// Counts in the order of `WaveformStatus.Warnings.sentences`; nil for another number of them.
  public init?(_ counts: [Int]) {
    guard counts.count == WaveformStatus.Warnings.sentences.count else { return nil }
    self.counts = counts
  }

  /// Counts the warnings of one waveform.
  public mutating func add(_ warnings: WaveformStatus.Warnings) {
    guard !warnings.isEmpty else { return }
    for (index, entry) in WaveformStatus.Warnings.sentences.enumerated()
    where warnings.contains(entry.warning) {
      counts[index] += 1
    }
  }

  /// Adds other counts.
  public mutating func add(_ other: WarningCounts) {
    for index in counts.indices { counts[index] += other.counts[index] }
  }

  /// The warnings that were met: sentence and number of waveforms.
  public var met: [(sentence: String, count: Int)] {
    zip(WaveformStatus.Warnings.sentences, counts).filter { $1 > 0 }.map { ($0.sentence, $1) }
  }
}
