// SPDX-License-Identifier: MIT

import Generation

/// The Python environments that this process's variables point to, in the order in which they are
/// searched.
package enum PythonEnvironments {
  /// The variables that name an environment, or an interpreter in one.
  static let variables = ["WHIPBIRD_PYTHON", "VIRTUAL_ENV", "CONDA_PREFIX"]

  /// The environments of the interpreters that the shell finds, and the user's own packages.
  static func prefixesOfShell(_ environment: [String: String]) -> [String] {
    let path = environment["PATH"]?.split(separator: ":").map(String.init) ?? []
    let found = path.filter { FileListing.exists($0 + "/python3") }.map(FileListing.parent)
    guard let home = environment["HOME"], !home.isEmpty else { return found }
    return found + [home + "/.local"]
  }

  /// The environment at a place: itself, or that of an interpreter in its `bin`.
  static func prefix(at place: String) -> String {
    FileListing.entries(of: place).isEmpty
      ? FileListing.parent(FileListing.parent(place)) : place
  }

  /// The folders of packages in an environment.
  static func packageFolders(prefix: String) -> [String] {
    [prefix + "/lib", prefix + "/lib64"].flatMap { library in
      FileListing.entries(of: library).filter { $0.hasPrefix("python") }.sorted()
        .flatMap { python in
          ["site-packages", "dist-packages"].map { "\(library)/\(python)/\($0)" }
        }
    }
  }

  /// The folders of packages of all environments that there are.
  ///
  /// - Parameter environment: The variables of the process.
  /// - Returns: The folders, each once, though several paths lead to it.
  package static func packageFolders(_ environment: [String: String]) -> [String] {
    let named = variables.compactMap { environment[$0] }.filter { !$0.isEmpty }.map(prefix)
    let prefixes = named + prefixesOfShell(environment) + ["/usr/local", "/usr"]
    var known: Set<String> = []
    return prefixes.flatMap { packageFolders(prefix: $0) }
      .filter { folder in FileListing.place(of: folder).map { known.insert($0).inserted } ?? false }
  }
}
