// SPDX-License-Identifier: MIT

import Generation

/// Why no backend can compute what settings ask for.
public enum BackendError: Error, Sendable, CustomStringConvertible {
  /// The settings, or our own kernels.
  case generation(GenerationError)
  /// LALSimulation does not have what is asked for, or cannot be loaded.
  case library(LALSimulationError)
  /// LALSimulation does not serve what settings ask for; why, as a clause.
  case notServed(approximant: String, reason: String)
  /// No card can be used; why, and how to mend it.
  case device(String)
  /// Neither our own kernels nor LALSimulation can: why not the kernels, why not LALSimulation.
  case neither(approximant: String, obstacle: String, LALSimulationError)

  /// What is wrong and how to mend it.
  public var description: String {
    switch self {
    case .generation(let error): "\(error)"
    case .library(let error): "\(error)"
    case .notServed(let approximant, let reason):
      "LALSimulation cannot compute \(approximant) as it is asked for: \(reason)."
    case .device(let reason): reason
    case .neither(let approximant, let obstacle, let error):
      "\(approximant) needs LALSimulation: \(obstacle) \(error)"
    }
  }

  /// Whether the settings are wrong, and not what this machine has.
  public var isAboutSettings: Bool {
    switch self {
    case .generation(.unknownInstructionSet), .generation(.instructionSetUnavailable),
      .generation(.brokenDown), .device:
      false
    case .generation, .notServed: true
    case .library(let error), .neither(_, _, let error): error.isAboutSettings
    }
  }
}
