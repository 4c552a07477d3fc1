// SPDX-License-Identifier: MIT

import Synchronization

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

extension LALSimulation {
  /// The library, opened at the first call and kept: it can be loaded once per process.
  ///
  /// - Parameter environment: The variables that are asked where the library lies.
  /// - Returns: The library.
  /// - Throws: ``LALSimulationError`` when no library opens or a function is missing.
  public static func shared(
    environment: [String: String] = processEnvironment
  ) throws(LALSimulationError) -> LALSimulation {
    try loaded.withLock { loaded throws(LALSimulationError) in
      if let library = loaded { return library }
      let library = try LALSimulation(environment: environment)
      loaded = library
      return library
    }
  }

  private static let loaded = Mutex<LALSimulation?>(nil)

  /// The variables of this process that decide which library is opened.
  public static var processEnvironment: [String: String] {
    var variables: [String: String] = [:]
    for name in [
      "WHIPBIRD_LAL", "WHIPBIRD_PYTHON", "VIRTUAL_ENV", "CONDA_PREFIX", "PATH", "HOME",
      "LAL_DEBUG_LEVEL", LALVersion.environmentVariable,
    ] {
      if let value = getenv(name) { variables[name] = String(cString: value) }
    }
    return variables
  }
}
