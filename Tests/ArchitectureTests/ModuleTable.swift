// SPDX-License-Identifier: MIT

/// What each module may import; docs/architecture.md says why.
///
/// The manifest must agree, and so must every `import` line: `ImportTests` reads both.
enum ModuleTable {
  /// Modules of the system that a library module may import beside those of its row.
  static let systemModules: Set<String> = ["Glibc", "Darwin", "Synchronization", "Dispatch"]

  /// The modules a row may import, by module; the builds of the kernels share the row `Kernels`.
  static let allowedImports: [String: Set<String>] = [
    "CProcessor": [],
    "KernelRecords": [],
    "Kernels": ["KernelRecords"],
    "Binaries": [],
    "Domains": [],
    "Priors": ["Binaries"],
    "Generation": [
      "Binaries", "Domains", "Priors", "KernelRecords", "Kernels", "CProcessor", "ComplexModule",
      "RealModule",
    ],
    "GenerationLAL": ["Binaries", "Domains", "Priors", "KernelRecords", "Generation"],
    "CHDF5": [],
    "HDF5Files": ["CHDF5"],
    "Datasets": [
      "Binaries", "Domains", "Priors", "Generation", "KernelRecords", "HDF5Files", "Yams",
    ],
    "Whipbird": ["Binaries", "Domains", "Priors", "Generation", "HDF5Files", "Datasets"],
    "WhipbirdCLI": ["Whipbird", "ArgumentParser", "Foundation"],
    "WhipbirdComparisons": [
      "Whipbird", "GenerationLAL", "KernelRecords", "Kernels", "ArgumentParser", "Foundation",
    ],
  ]

  /// The modules that take nothing from the system, so that they compile for a GPU too.
  static let modulesWithoutSystem: Set<String> = ["KernelRecords", "Kernels"]

  /// The row of a module: `Kernels` for each build of the kernels, else its own name.
  static func row(of module: String) -> String {
    module.hasPrefix("Kernels") && module != "KernelsTests" ? "Kernels" : module
  }

  /// Where a module's sources lie, from the root of the repository.
  static func folder(of row: String) -> String {
    row == "WhipbirdComparisons" ? "Benchmarks/Comparisons" : "Sources/\(row)"
  }

  /// Everything a module may import.
  static func everyAllowedImport(of row: String) -> Set<String> {
    let listed = allowedImports[row] ?? []
    return modulesWithoutSystem.contains(row) ? listed : listed.union(systemModules)
  }
}
