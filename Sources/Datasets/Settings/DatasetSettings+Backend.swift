// SPDX-License-Identifier: MIT

import Backends
import Generation
import GenerationLAL

extension DatasetSettings {
  /// The backend that computes these settings' waveforms.
  ///
  /// - Parameters:
  ///   - choice: What to take in place of what the settings say; nil leaves it to them.
  ///   - takesCard: Whether `auto` may take a card: where many rows are to come.
  /// - Returns: The backend, and why it is this one.
  /// - Throws: `DatasetError` for settings that no backend serves, and where this machine lacks what
  ///   they need.
  public func backend(
    choice: BackendChoice? = nil,
    takesCard: Bool = false
  ) throws(DatasetError) -> BackendSelection {
    do {
      return try BackendSelection(
        settings: waveform,
        domain: domain,
        choice: choice,
        takesCard: takesCard,
        transformsRows: transformsRows
      )
    } catch {
      guard error.isAboutSettings else { throw DatasetError(.generation, "\(error)") }
      throw DatasetError(.badInput, "\(file): \(error)")
    }
  }

  /// Whether waveforms are not stored as they are made.
  var transformsRows: Bool { compression.map { !$0.isEmpty } ?? false }

  /// Which backend computes these settings' waveforms, for people.
  ///
  /// - Returns: One line, also where this machine lacks what they need.
  /// - Throws: `DatasetError` for settings that no backend serves.
  public func backendLine() throws(DatasetError) -> String {
    let selection: BackendSelection
    do {
      selection = try backend(takesCard: true)
    } catch {
      guard case .generation = error.kind else { throw error }
      return "backend      none on this machine: \(error)"
    }
    let build = selection.instructionSet.map { " (\($0.rawValue))" } ?? ""
    let why = selection.remark.map { ": \($0)" } ?? ""
    return "backend      \(selection.backend.identity)\(build)\(why)"
  }
}
