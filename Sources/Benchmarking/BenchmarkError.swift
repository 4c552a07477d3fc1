// SPDX-License-Identifier: MIT

/// Why something cannot be measured.
package enum BenchmarkError: Error, Sendable, Equatable, CustomStringConvertible {
  /// A contender was asked to run before it was prepared.
  case notPrepared(String)
  /// The run was interrupted.
  case interrupted
  /// Settings of a time domain, whose rows cannot be compared bin by bin.
  case timeDomain(String)
  /// A worker of a peer failed, in its own words.
  case peer(String, String)
  /// What computes cannot go on at all, in its own words.
  case brokenDown(String)
  /// No waveform of the case could be compared with LALSimulation.
  case nothingToTime(String)

  /// What is wrong and how to mend it.
  package var description: String {
    switch self {
    case .notPrepared(let name): "\(name) was not prepared."
    case .interrupted: "The benchmark was interrupted, so there are no figures."
    case .timeDomain(let name):
      "\(name): waveforms are timed in frequency domains alone, where they can be compared with "
        + "LALSimulation bin by bin."
    case .peer(let name, let reason): "\(name): \(reason)"
    case .brokenDown(let reason): reason
    case .nothingToTime(let name):
      "\(name): LALSimulation gives no waveform for any draw, so there is nothing to time."
    }
  }

  /// The same error of a worker, by the name of its tool.
  func named(_ tool: String) -> BenchmarkError {
    if case .peer(_, let reason) = self { return .peer(tool, reason) }
    return self
  }
}
