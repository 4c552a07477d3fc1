// SPDX-License-Identifier: MIT

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

extension LALSimulation {
  /// The variables of this process that decide which library is opened.
  public static var processEnvironment: [String: String] {
    var variables: [String: String] = [:]
    for name in [
      "WHIPBIRD_LAL", "WHIPBIRD_PYTHON", "VIRTUAL_ENV", "CONDA_PREFIX", "LAL_DEBUG_LEVEL",
    ] {
      if let value = getenv(name) { variables[name] = String(cString: value) }
    }
    return variables
  }
}
