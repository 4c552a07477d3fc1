// SPDX-License-Identifier: MIT

import GenerationLAL

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// The variables of this process that workers are given.
package enum WorkerEnvironment {
  /// Which cards CUDA shows, and where its libraries may lie.
  private static let cardVariables = [
    "CUDA_VISIBLE_DEVICES", "CUDA_DEVICE_ORDER", "LD_LIBRARY_PATH",
  ]

  /// Where workers look for libraries, if not where this process does.
  private static let libraryVariable = "WHIPBIRD_PEER_LIBRARY_PATH"

  /// Those that name interpreters and LALSimulation, and those of cards.
  package static var current: [String: String] {
    var variables = LALSimulation.processEnvironment
    for name in PeerTool.all.compactMap(\.variable) + cardVariables {
      if let value = getenv(name) { variables[name] = String(cString: value) }
    }
    if let value = getenv(libraryVariable) { variables["LD_LIBRARY_PATH"] = String(cString: value) }
    return variables
  }
}
