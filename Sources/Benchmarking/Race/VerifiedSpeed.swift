// SPDX-License-Identifier: MIT

import Verification

/// A speed, which there is only together with the errors of the very waveforms that were timed.
package struct VerifiedSpeed: Sendable {
  /// Seconds per waveform: of batches timed alone, else of rounds.
  package let times: Spread
  /// Waveforms per second, of rounds.
  package let throughput: Spread
  /// The differences from LALSimulation, one per waveform that was timed.
  package let differences: [WaveformDifference]

  /// Judges a contender's rounds; nil where a difference is missing or there is no time.
  ///
  /// - Parameters:
  ///   - rounds: The times.
  ///   - differences: One per waveform that was timed.
  ///   - waveforms: How many waveforms were timed.
  package init?(rounds: [RoundTimes], differences: [WaveformDifference], waveforms: Int) {
    guard waveforms > 0, differences.count == waveforms, !rounds.isEmpty else { return nil }
    let batches = rounds.flatMap(\.batches)
    let perWaveform = rounds.map(\.perWaveform)
    times = Spread(batches.isEmpty ? perWaveform : batches)
    throughput = Spread(perWaveform).inverse
    self.differences = differences
  }

  /// The largest |Δh| of any waveform, over its largest |h|.
  package var largestError: Double { differences.map { $0[.strain] }.max() ?? .infinity }

  /// The median over waveforms of the same.
  package var medianError: Double {
    Quantiles.value(at: 0.5, of: differences.map { $0[.strain] })
  }
}

/// What is told of a contender.
package enum SpeedOutcome: Sendable {
  /// Its speed with its errors.
  case told(VerifiedSpeed)
  /// No speed, and why.
  case withheld(String)

  /// The speed, where it is told.
  package var speed: VerifiedSpeed? {
    if case .told(let speed) = self { return speed }
    return nil
  }

  /// Why there is none.
  package var reason: String? {
    if case .withheld(let reason) = self { return reason }
    return nil
  }
}
