// SPDX-License-Identifier: MIT

/// Why LALSimulation cannot be used, or gave no waveform.
public enum LALSimulationError: Error, Sendable, Equatable, CustomStringConvertible {
  /// No library could be opened; each attempt with the dynamic linker's complaint.
  case libraryNotFound(attempts: [String])
  /// The library was opened but lacks a function.
  case symbolMissing(symbol: String, library: String)
  /// Neither LALSimulation nor our own kernels know an approximant of this name; the nearest one.
  case approximantUnknown(String, nearest: String?)
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
    if case .approximantUnknown = self { true } else { false }
  }

  private static let domainErrorCode: Int32 = 33
  private static let internalCallFlag: Int32 = 1024
}
