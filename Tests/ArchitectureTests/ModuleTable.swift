// SPDX-License-Identifier: MIT

/// What each module may import; docs/architecture.md says why.
///
/// The manifest must agree, and so must every `import` line: `ImportTests` reads both.
enum ModuleTable {
  /// Modules of the system that a library module may import beside those of its row.
  static let systemModules: Set<String> = ["Glibc", "Darwin", "Dispatch", "Synchronization"]

  /// The modules a row may import, by module; the builds of the kernels share the row `Kernels`.
  static let allowedImports: [String: Set<String>] = [
    "KernelRecords": [],
    "CVectors": [],
    "Kernels": ["KernelRecords", "CVectors"],
    "KernelsArbiter": ["KernelRecords", "CVectors"],
    "KernelsGPU": ["KernelRecords"],
    "CKernelsPTX": [],
    "CProcessor": [],
    "CErrorStream": [],
    "ElementaryFunctions": ["Kernels"],
    "Binaries": ["ElementaryFunctions"],
    "Domains": [],
    "Priors": ["Binaries", "ElementaryFunctions"],
    "Generation": [
      "Binaries", "Domains", "Priors", "KernelRecords", "Kernels", "KernelsArbiter", "CProcessor",
      "ComplexModule", "RealModule",
    ],
    "GenerationLAL": [
      "CErrorStream", "CProcessor", "Binaries", "Domains", "Priors", "KernelRecords",
      "Generation", "ComplexModule", "RealModule",
    ],
    "GenerationCUDA": ["CKernelsPTX", "Domains", "KernelRecords", "Generation"],
    "Backends": ["Binaries", "Domains", "Generation", "GenerationCUDA", "GenerationLAL"],
    "LinearAlgebra": ["CProcessor", "ComplexModule", "RealModule"],
    "Compression": ["Domains", "ElementaryFunctions", "LinearAlgebra", "ComplexModule"],
    "CHDF5": [],
    "HDF5Files": ["CHDF5"],
    "Datasets": [
      "Binaries", "Domains", "Priors", "KernelRecords", "Generation", "GenerationLAL", "Backends",
      "LinearAlgebra", "Compression", "HDF5Files", "ComplexModule", "Yams",
    ],
    "Verification": [
      "Binaries", "Domains", "Priors", "KernelRecords", "Generation", "GenerationCUDA",
      "GenerationLAL", "Backends", "Compression", "HDF5Files", "Datasets",
    ],
    "Benchmarking": [
      "CProcessor", "Binaries", "Domains", "Priors", "KernelRecords", "Generation",
      "GenerationCUDA", "GenerationLAL", "Datasets", "Verification",
    ],
    "Whipbird": [
      "Binaries", "Domains", "Priors", "Generation", "GenerationCUDA", "GenerationLAL", "Backends",
      "Compression", "HDF5Files", "Datasets", "Verification", "Benchmarking",
    ],
    "WhipbirdCLI": ["Whipbird", "ArgumentParser"],
    "SingleWaveform": ["Whipbird"],
    "FakeCUDADriver": [],
    "KernelThreads": ["KernelRecords", "CVectors", "FakeCUDADriver"],
  ]

  /// The modules that take nothing from the system, so that they compile for a GPU too.
  static let modulesWithoutSystem: Set<String> = ["KernelRecords", "Kernels", "KernelsGPU"]

  /// The rows that hold no Swift: C, and a library of the system.
  static let modulesWithoutSwift: Set<String> = [
    "CProcessor", "CErrorStream", "CVectors", "CKernelsPTX", "CHDF5", "FakeCUDADriver",
  ]

  /// The rows that are no target: `scripts/build-ptx` compiles them.
  static let rowsWithoutTarget: Set<String> = ["KernelsGPU"]

  /// The builds of `Sources/Kernels`, whose folders are links to it.
  static let kernelBuilds: Set<String> = [
    "KernelsPortable", "KernelsAVX2", "KernelsAVX512", "KernelsScalar",
  ]

  /// The row of a module: `Kernels` for each build of the kernels, else its own name.
  static func row(of module: String) -> String {
    kernelBuilds.contains(module) ? "Kernels" : module
  }

  /// Where a module's sources lie, from the root of the repository.
  static func folder(of row: String) -> String {
    switch row {
    case "SingleWaveform": "Examples/SingleWaveform"
    case "CKernelsPTX": "Sources/KernelsPTX"
    case "FakeCUDADriver", "KernelThreads": "Tests/\(row)"
    default: "Sources/\(row)"
    }
  }

  /// Everything a module may import.
  static func everyAllowedImport(of row: String) -> Set<String> {
    let listed = allowedImports[row] ?? []
    return modulesWithoutSystem.contains(row) ? listed : listed.union(systemModules)
  }
}
