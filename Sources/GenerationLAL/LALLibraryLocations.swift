// SPDX-License-Identifier: MIT

import Generation

/// Where a LALSimulation library may lie, in the order in which the places are tried.
struct LALLibraryLocations {
  /// Library files and, after them, bare names left to the dynamic linker.
  let candidates: [String]

  /// Collects the candidates that the environment points to, or the usual ones.
  ///
  /// `WHIPBIRD_LAL` alone decides when it is set, so that a wrong value is reported instead of
  /// another library being used in its place.
  init(environment: [String: String]) {
    if let place = environment["WHIPBIRD_LAL"], !place.isEmpty {
      candidates = Self.libraries(at: place)
      return
    }
    var found: [String] = []
    for key in PythonEnvironments.variables {
      if let place = environment[key], !place.isEmpty {
        found += Self.libraries(at: place)
      }
    }
    // Where `pip install lalsuite` has put it.
    for prefix in PythonEnvironments.prefixesOfShell(environment) {
      found += Self.environmentLibraries(prefix: prefix)
    }
    for folder in Self.systemFolders {
      found += Self.libraries(in: folder)
    }
    candidates = found + Self.bareNames
  }

  /// The libraries at a place that is a library file, a folder, an environment, or an interpreter.
  private static func libraries(at place: String) -> [String] {
    let isFolder = !FileListing.entries(of: place).isEmpty
    if !isFolder {
      let name = place.split(separator: "/").last.map(String.init) ?? place
      if name.hasPrefix("liblalsimulation") { return [place] }
      return environmentLibraries(prefix: PythonEnvironments.prefix(at: place))
    }
    return libraries(in: place) + libraries(in: place + "/lalsuite.libs")
      + environmentLibraries(prefix: place)
  }

  /// The libraries of a Python or Conda environment with this prefix.
  private static func environmentLibraries(prefix: String) -> [String] {
    let packages = PythonEnvironments.packageFolders(prefix: prefix).flatMap { folder in
      wheelFolders.flatMap { libraries(in: "\(folder)/\($0)") }
    }
    return packages + libraries(in: prefix + "/lib") + libraries(in: prefix + "/lib64")
  }

  /// The LALSimulation libraries of one folder, whatever hash or version their names carry.
  private static func libraries(in folder: String) -> [String] {
    FileListing.entries(of: folder)
      .filter { $0.hasPrefix("liblalsimulation") && ($0.contains(".so") || $0.hasSuffix(".dylib")) }
      .sorted()
      .map { "\(folder)/\($0)" }
  }

  /// Where wheels keep the libraries that they bring along, on Linux and on macOS.
  private static let wheelFolders = ["lalsuite.libs", "lalsuite/.dylibs", "lalsimulation/.dylibs"]

  private static let systemFolders = [
    "/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu", "/usr/lib64", "/usr/lib",
    "/usr/local/lib", "/opt/local/lib", "/opt/homebrew/lib",
  ]

  private static let bareNames = ["liblalsimulation.so", "liblalsimulation.dylib"]
}
