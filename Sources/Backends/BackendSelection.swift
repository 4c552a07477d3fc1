// SPDX-License-Identifier: MIT

import Binaries
import Domains
import Generation
import GenerationCUDA
import GenerationLAL

/// The backend that computes what settings ask for, and why it is this one.
///
/// `auto` takes our own kernels where they have the model and everything that is asked of it, else
/// LALSimulation. Where many rows are to come, it takes a card, if there is one.
public struct BackendSelection: Sendable {
  /// The backend.
  public let backend: any Backend
  /// The build of our own kernels, where they compute.
  public let instructionSet: InstructionSet?
  /// Why this backend computes and not the one that `auto` prefers, as a sentence; else nil.
  public let remark: String?

  /// Chooses and makes the backend.
  ///
  /// - Parameters:
  ///   - settings: How waveforms are generated.
  ///   - domain: The bins.
  ///   - choice: What to take in place of what the settings say; nil leaves it to them.
  ///   - takesCard: Whether `auto` may take a card, which is slow to begin and fast to go on.
  ///   - transformsRows: Whether rows are to be transformed, which a card does also to those that only
  ///     LALSimulation makes.
  ///   - instructionSet: The build of our own kernels; nil for the one that `WHIPBIRD_ISA` names,
  ///     else the widest that the processor runs.
  ///   - environment: The variables that say where LALSimulation lies.
  /// - Throws: `BackendError` when what was chosen cannot serve the settings.
  public init(
    settings: WaveformSettings,
    domain: Domain,
    choice: BackendChoice? = nil,
    takesCard: Bool = false,
    transformsRows: Bool = false,
    instructionSet: InstructionSet? = nil,
    environment: [String: String] = LALSimulation.processEnvironment
  ) throws(BackendError) {
    let obstacle = NativeBackend.obstacle(settings, domain: domain)
    // Cards transform complex rows alone.
    let transformsRows = transformsRows && domain.valuesPerBin == 2
    switch choice ?? settings.backend {
    case .native: try self.init(native: settings, domain, instructionSet)
    case .cuda:
      guard let obstacle, transformsRows else {
        try self.init(card: nil) { try CUDABackend(settings: settings, domain: domain) }
        return
      }
      let rows = try Self.lalBackend(settings, domain, environment, inPlaceOfOwn: obstacle)
      try self.init(card: obstacle) { try HybridBackend(rows: rows) }
    case .lal:
      self.init(backend: try Self.lalBackend(settings, domain, environment), remark: nil)
    case .auto:
      guard let obstacle else {
        try self.init(own: settings, domain, instructionSet, takesCard: takesCard)
        return
      }
      let rows = try Self.lalBackend(settings, domain, environment, inPlaceOfOwn: obstacle)
      self =
        takesCard && transformsRows
        ? Self(transforming: rows, obstacle) : Self(backend: rows, remark: obstacle)
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

  /// Our own kernels: on a card where it may be and there is one, else on the processor.
  private init(
    own settings: WaveformSettings,
    _ domain: Domain,
    _ instructionSet: InstructionSet?,
    takesCard: Bool
  ) throws(BackendError) {
    var obstacle: String?
    // A build of the kernels that is asked for is one of the processor's.
    if takesCard, instructionSet == nil {
      do {
        self.init(backend: try CUDABackend(settings: settings, domain: domain), remark: nil)
        return
      } catch let error as CUDAError {
        obstacle = Self.news(of: error)
      } catch {
        throw Self.backendError(error)
      }
    }
    try self.init(native: settings, domain, instructionSet, remark: obstacle)
  }

  /// A card, which is asked for.
  private init(
    card remark: String?,
    _ make: () throws -> any Backend
  ) throws(BackendError) {
    do {
      self.init(backend: try make(), remark: remark)
    } catch {
      throw Self.backendError(error)
    }
  }

  /// Rows of LALSimulation, which a card transforms where there is one.
  private init(transforming rows: LALBackend, _ obstacle: String) {
    do throws(CUDAError) {
      self.init(backend: try HybridBackend(rows: rows), remark: obstacle)
    } catch {
      let sentences = [obstacle, Self.news(of: error)].compactMap { $0 }
      self.init(backend: rows, remark: sentences.joined(separator: " Besides, "))
    }
  }

  private init(backend: any Backend, remark: String?) {
    self.backend = backend
    instructionSet = nil
    self.remark = remark
  }

  /// What to say of a card that cannot be used; nil where there is none, which is no news, unless a
  /// driver was named.
  private static func news(of error: CUDAError) -> String? {
    let isAbsent = error.isAbsence && !CUDADriver.isNamed
    return isAbsent ? nil : "there is a card, but it cannot be used. \(error)"
  }

  private static func backendError(_ error: any Error) -> BackendError {
    if let error = error as? GenerationError { return .generation(error) }
    return .device("\(error)")
  }

  private init(
    native settings: WaveformSettings,
    _ domain: Domain,
    _ instructionSet: InstructionSet?,
    remark: String? = nil
  ) throws(BackendError) {
    do {
      let chosen = if let instructionSet { instructionSet } else { try InstructionSet.chosen() }
      backend = try NativeBackend(settings: settings, domain: domain, instructionSet: chosen)
      self.instructionSet = chosen
      self.remark = remark
    } catch {
      throw .generation(error)
    }
  }

  /// LALSimulation, which is wanted because of what our own kernels lack.
  private static func lalBackend(
    _ settings: WaveformSettings,
    _ domain: Domain,
    _ environment: [String: String],
    inPlaceOfOwn obstacle: String
  ) throws(BackendError) -> LALBackend {
    do {
      return try lalBackend(settings, domain, environment)
    } catch .library(let error) {
      throw .neither(approximant: settings.approximant, obstacle: obstacle, error)
    }
  }

  private static func lalBackend(
    _ settings: WaveformSettings,
    _ domain: Domain,
    _ environment: [String: String]
  ) throws(BackendError) -> LALBackend {
    let library: LALSimulation
    do {
      library = try LALSimulation.shared(environment: environment)
    } catch {
      throw .library(error)
    }
    return try LALBackend(settings: settings, domain: domain, library: library)
  }
}
