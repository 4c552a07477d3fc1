// SPDX-License-Identifier: MIT

import Binaries

extension LALSimulation {
  /// An approximant that this LALSimulation knows.
  public struct Approximant: Sendable, Equatable {
    /// The spins that an approximant takes.
    public enum SpinSupport: String, Sendable {
      /// No spins.
      case none
      /// The spin of one body, in any direction.
      case single
      /// Spins along the orbital angular momentum.
      case aligned
      /// Spins in any direction.
      case precessing
      /// It depends on something else.
      case unknown
    }

    /// LAL's name, for example `IMRPhenomD`.
    public let name: String
    /// LAL's number, which changes between versions.
    public let number: Int32
    /// Whether LALSimulation evaluates it in the frequency domain.
    public let isFrequencyDomain: Bool
    /// Whether LALSimulation evaluates it in the time domain.
    public let isTimeDomain: Bool
    /// The spins that it takes.
    public let spinSupport: SpinSupport

    /// Whether there are single modes over frequencies.
    public var hasFrequencyDomainModes: Bool {
      LALApproximantFacts.hasFrequencyDomainModes(name)
    }
    /// Whether there are single modes over times.
    public var hasTimeDomainModes: Bool { LALApproximantFacts.hasTimeDomainModes(name) }
    /// Whether the eccentricity changes the waveform; LAL ignores it otherwise.
    public var usesEccentricity: Bool { LALApproximantFacts.usesEccentricity(name) }
    /// Whether the mean anomaly changes the waveform; LAL ignores it otherwise.
    public var usesMeanAnomaly: Bool { LALApproximantFacts.usesMeanAnomaly(name) }
    /// Whether tidal deformabilities change the waveform; LAL refuses or ignores them otherwise.
    public var usesTides: Bool { LALApproximantFacts.usesTides(name) }
    /// Whether calls may run at the same time as others; those that may not wait for each other.
    public var isThreadSafe: Bool { sharedState == nil }
    /// Why calls must not run at the same time as others.
    public var sharedState: String? { LALApproximantFacts.sharedState(of: name) }
  }

  /// Looks up an approximant by LAL's name.
  ///
  /// - Throws: ``LALSimulationError/approximantUnknown(_:nearest:)``.
  public func approximant(named name: String) throws(LALSimulationError) -> Approximant {
    let number = listening { functions.approximantFromString(name) }
    // LAL takes text that merely contains a name, such as "IMRPhenomD" with a PN order.
    guard number >= 0, let found = approximant(number: number), found.name == name else {
      let names = LALApproximantNames.all + approximants().map(\.name)
      throw .approximantUnknown(name, nearest: NameSuggestion.nearest(to: name, in: names))
    }
    return found
  }

  /// Every approximant that this LALSimulation can evaluate, in LAL's order.
  public func approximants() -> [Approximant] {
    (0..<Self.numberLimit).compactMap { approximant(number: $0) }
      .filter { $0.isFrequencyDomain || $0.isTimeDomain }
  }

  private func approximant(number: Int32) -> Approximant? {
    listening {
      guard let name = functions.approximantName(number) else { return nil }
      return Approximant(
        name: String(cString: name),
        number: number,
        isFrequencyDomain: functions.implementsFD(number) == 1,
        isTimeDomain: functions.implementsTD(number) == 1,
        spinSupport: Self.spinSupport(functions.spinSupport(number))
      )
    }
  }

  private static func spinSupport(_ number: Int32) -> Approximant.SpinSupport {
    switch number {
    case 0: .none
    case 1: .single
    case 2: .aligned
    case 3: .precessing
    default: .unknown
    }
  }

  /// More than LAL has; numbers without an approximant have no name.
  private static let numberLimit: Int32 = 400
}
