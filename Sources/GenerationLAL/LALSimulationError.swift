// SPDX-License-Identifier: MIT

import Binaries

/// Why LALSimulation cannot be used, or gave no waveform.
public enum LALSimulationError: Error, Sendable, Equatable, CustomStringConvertible {
  /// No library could be opened; each attempt with the dynamic linker's complaint.
  case libraryNotFound(attempts: [String])
  /// The library was opened but lacks a function.
  case symbolMissing(symbol: String, library: String)
  /// Neither LALSimulation nor our own kernels know an approximant of this name; the nearest one.
  case approximantUnknown(String, nearest: String?)
  /// The records of this version are not known to be those that are read here.
  case versionUnknown(lalSimulation: String, lal: String, library: String)
  /// A variable of the environment has a value that LAL would end the process for.
  case environmentRefused(variable: String, value: String, reason: String)
  /// No version of LALSimulation is known to have an option of this name.
  case optionUnknown(String)
  /// An option has a wrong value, or is no option; why, as a clause.
  case optionRefused(name: String, reason: String)
  /// The loaded version lacks an option that others have.
  case optionMissing(name: String, version: String)
  /// A call is not made: LAL would end the process, never return, or has no use for the numbers.
  case argumentsRefused(function: String, approximant: String, reason: String)
  /// LAL does not find data files that a model needs; its own words.
  case dataMissing(approximant: String, message: String)
  /// LALSimulation refused the parameters or failed; its error number and its own words.
  case callFailed(function: String, approximant: String, code: Int32, message: String)

  /// What is wrong, where, and how to mend it.
  public var description: String {
    switch self {
    case .libraryNotFound(let attempts):
      let tried = attempts.isEmpty ? "found no candidate" : attempts.joined(separator: "\n  ")
      return """
        LALSimulation was not found. Install it with `pip install lalsuite`; where it lies in an \
        environment that is not active, name that environment's Python in WHIPBIRD_PYTHON, or a \
        library, folder or environment in WHIPBIRD_LAL.
        Tried:
          \(tried)
        """
    case .symbolMissing(let symbol, let library):
      return "\(library) has no function \(symbol); update it with `pip install -U lalsuite`."
    case .approximantUnknown(let name, let nearest):
      let suggestion = nearest.map { ", did you mean '\($0)'?" } ?? "."
      return "There is no waveform model '\(name)'\(suggestion) Names are spelled as in "
        + "LALSimulation, for example IMRPhenomXPHM; 'whipbird models' lists them."
    case .versionUnknown(let version, let lal, let library):
      return "\(library) is LALSimulation \(version) with LAL \(lal), whose records may differ "
        + "from those that are known (\(LALVersion.known)). Install one of these, or set "
        + "\(LALVersion.environmentVariable)=1 to use it all the same."
    case .environmentRefused(let variable, let value, let reason):
      return "\(variable)=\(value) \(reason). Correct it, or unset it."
    case .optionUnknown(let name):
      let known = LALOptionDescription.all.flatMap { [$0.name, $0.key] }
      return "LALSimulation has no option '\(name)'"
        + NameSuggestion.ending(for: name, in: known)
    case .optionRefused(let name, let reason):
      return "The option '\(name)' of LALSimulation is refused: \(reason)."
    case .optionMissing(let name, let version):
      return "LALSimulation \(version) does not have the option '\(name)', which other versions "
        + "have. Remove it, or install a version that has it."
    case .argumentsRefused(let function, let approximant, let reason):
      return "\(function) is not called for \(approximant): \(reason)."
    case .dataMissing(let approximant, let message):
      return "\(approximant) needs data files that LAL does not find. Put them into a folder and "
        + "name that in LAL_DATA_PATH. LAL says: \(message)"
    case .callFailed(let function, let approximant, let code, let message):
      return "\(function) failed for \(approximant): \(message) (LAL error \(code))."
    }
  }

  /// Whether LAL refused the parameters as outside of the model's domain.
  public var isDomainError: Bool {
    guard case .callFailed(_, _, let code, _) = self else { return false }
    return code & ~Self.internalCallFlag == Self.domainErrorCode
  }

  /// Whether another name or value in the settings would mend it.
  public var isAboutSettings: Bool {
    switch self {
    case .approximantUnknown, .optionUnknown, .optionRefused, .optionMissing: true
    default: false
    }
  }

  private static let domainErrorCode: Int32 = 33
  private static let internalCallFlag: Int32 = 1024
}
