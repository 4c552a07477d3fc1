// SPDX-License-Identifier: MIT

import Binaries
import Domains
import Generation

/// The backend that computes what settings ask for, and why it is this one.
///
/// `auto` takes our own kernels where they have the model and everything that is asked of it, else
/// LALSimulation.
public struct BackendSelection: Sendable {
  /// The backend.
  public let backend: any Backend
  /// The build of our own kernels, where they compute.
  public let instructionSet: InstructionSet?
  /// Why LALSimulation computes where that was not asked for, as a sentence; else nil.
  public let remark: String?

  /// Chooses and makes the backend.
  ///
  /// - Parameters:
  ///   - settings: How waveforms are generated.
  ///   - domain: The bins.
  ///   - choice: What to take in place of what the settings say; nil leaves it to them.
  ///   - instructionSet: The build of our own kernels; nil for the one that `WHIPBIRD_ISA` names,
  ///     else the widest that the processor runs.
  ///   - environment: The variables that say where LALSimulation lies.
  /// - Throws: `BackendError` when what was chosen cannot serve the settings.
  public init(
    settings: WaveformSettings,
    domain: Domain,
    choice: BackendChoice? = nil,
    instructionSet: InstructionSet? = nil,
    environment: [String: String] = LALSimulation.processEnvironment
  ) throws(BackendError) {
    let obstacle = NativeBackend.obstacle(settings, domain: domain)
    switch choice ?? settings.backend {
    case .native: try self.init(native: settings, domain, instructionSet)
    case .lal: try self.init(lal: settings, domain, environment, remark: nil)
    case .auto:
      guard let obstacle else {
        try self.init(native: settings, domain, instructionSet)
        return
      }
      do {
        try self.init(lal: settings, domain, environment, remark: obstacle)
      } catch .library(let error) {
        throw .neither(approximant: settings.approximant, obstacle: obstacle, error)
      }
    }
  }

  /// Refuses a name that neither our own kernels nor LALSimulation has.
  ///
  /// - Throws: `LALSimulationError.approximantUnknown`, which names the nearest one.
  public static func checkName(
    _ name: String,
    environment: [String: String] = LALSimulation.processEnvironment
  ) throws(LALSimulationError) {
    let known = WaveformModel.all.map(\.name) + LALApproximantNames.all
    guard !known.contains(name) else { return }
    if let library = try? LALSimulation.shared(environment: environment),
      (try? library.approximant(named: name)) != nil
    {
      return
    }
    throw .approximantUnknown(name, nearest: NameSuggestion.nearest(to: name, in: known))
  }

  private init(
    native settings: WaveformSettings,
    _ domain: Domain,
    _ instructionSet: InstructionSet?
  ) throws(BackendError) {
    do {
      let chosen = if let instructionSet { instructionSet } else { try InstructionSet.chosen() }
      backend = try NativeBackend(settings: settings, domain: domain, instructionSet: chosen)
      self.instructionSet = chosen
      remark = nil
    } catch {
      throw .generation(error)
    }
  }

  private init(
    lal settings: WaveformSettings,
    _ domain: Domain,
    _ environment: [String: String],
    remark: String?
  ) throws(BackendError) {
    let library: LALSimulation
    do {
      library = try LALSimulation.shared(environment: environment)
    } catch {
      throw .library(error)
    }
    backend = try LALBackend(settings: settings, domain: domain, library: library)
    instructionSet = nil
    self.remark = remark
  }
}
