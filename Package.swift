// swift-tools-version: 6.2
// SPDX-License-Identifier: MIT

import Foundation
import PackageDescription

/// `WHIPBIRD_NO_UNSAFE_FLAGS=1` leaves the vector builds out, so that a package may depend on a
/// version of this one (SwiftPM refuses `unsafeFlags` in a versioned dependency).
let allowsUnsafeFlags = ProcessInfo.processInfo.environment["WHIPBIRD_NO_UNSAFE_FLAGS"] == nil

/// `WHIPBIRD_STRICT=1` makes every warning an error, as `.ci/run` and `make check` do.
let isStrict = ProcessInfo.processInfo.environment["WHIPBIRD_STRICT"] != nil

/// One build of the folder `Sources/Kernels` (the other folders of that name are links to it).
struct KernelBuild {
  let name: String
  let defines: [String]
  let architecture: String?
}

#if arch(x86_64)
let vectorBuilds =
  allowsUnsafeFlags
  ? [
    KernelBuild(name: "KernelsAVX2", defines: ["LANES_4"], architecture: "x86-64-v3"),
    KernelBuild(name: "KernelsAVX512", defines: ["LANES_8"], architecture: "x86-64-v4"),
  ] : []
#else
let vectorBuilds: [KernelBuild] = []
#endif

/// Beside vector builds the portable one is for processors without fused multiply-add, where the C
/// library's takes 100 ns: it emulates it, on a wider lane, so that the steps overlap.
let portableDefines = vectorBuilds.isEmpty ? ["LANES_2"] : ["LANES_4", "EMULATES_FMA"]

let kernelBuilds =
  [KernelBuild(name: "KernelsPortable", defines: portableDefines, architecture: nil)]
  + vectorBuilds

/// The build for single numbers of the host: the C library's fused multiply-add is the processor's
/// where it has one.
let scalarBuild = KernelBuild(
  name: "KernelsScalar",
  defines: ["LANES_2", "WITHOUT_KERNEL_SET"],
  architecture: nil
)

/// The kernels in numbers of twice the precision; its folder holds a link to theirs.
let arbiterTarget = Target.target(
  name: "KernelsArbiter",
  dependencies: ["KernelRecords", "CVectors"],
  swiftSettings: [.define("WITHOUT_KERNEL_SET")]
    + (allowsUnsafeFlags ? [.unsafeFlags(["-Xcc", "-fno-math-errno"])] : [])
)

let kernelTargets: [Target] = (kernelBuilds + [scalarBuild]).map { build in
  var settings: [SwiftSetting] = build.defines.map { .define($0) }
  if let architecture = build.architecture {
    settings.append(.unsafeFlags(["-Xcc", "-march=\(architecture)", "-Xcc", "-fno-math-errno"]))
  } else if allowsUnsafeFlags {
    settings.append(.unsafeFlags(["-Xcc", "-fno-math-errno"]))
  }
  return .target(
    name: build.name,
    dependencies: ["KernelRecords", "CVectors"],
    path: "Sources/\(build.name)",
    swiftSettings: settings
  )
}

/// The modules that `Generation` may name depend on the machine: it asks with these conditions.
let generationSettings: [SwiftSetting] =
  vectorBuilds.isEmpty ? [] : [.define("VECTOR_BUILDS")]

/// The modules that `Whipbird` re-exports.
///
/// Targets that import it depend on these as well: SwiftPM compiles a target anew only when what it
/// depends on itself has changed, and the umbrella's own file stays the same when a type behind it
/// gets another layout.
let libraryModules: [Target.Dependency] = [
  "Binaries", "Domains", "Priors", "Generation", "GenerationCUDA", "GenerationLAL", "Backends",
  "Compression", "HDF5Files", "Datasets", "Verification", "Benchmarking",
]

let package = Package(
  name: "Whipbird",
  platforms: [.macOS("26.0")],
  products: [
    .library(name: "Whipbird", targets: ["Whipbird"]),
    .executable(name: "whipbird", targets: ["WhipbirdCLI"]),
    // For tests alone: a driver without a card, which runs the GPU's entry points on the processor.
    .library(
      name: "FakeCUDADriver",
      type: .dynamic,
      targets: ["FakeCUDADriver", "KernelThreads"]
    ),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-numerics", from: "1.1.1"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    .target(name: "CProcessor"),
    .target(name: "CErrorStream"),
    .target(name: "KernelRecords"),
    .target(name: "CVectors"),
    .target(name: "ElementaryFunctions", dependencies: [.target(name: scalarBuild.name)]),
    .target(name: "Binaries", dependencies: ["ElementaryFunctions"]),
    .target(name: "Domains"),
    .target(name: "Priors", dependencies: ["Binaries", "ElementaryFunctions"]),
    .target(
      name: "Generation",
      dependencies: [
        "Binaries", "Domains", "Priors", "KernelRecords", "KernelsArbiter", "CProcessor",
        .product(name: "ComplexModule", package: "swift-numerics"),
        .product(name: "RealModule", package: "swift-numerics"),
      ]
        + kernelBuilds.map { .target(name: $0.name) },
      swiftSettings: generationSettings
    ),
    .target(
      name: "GenerationLAL",
      dependencies: [
        "Binaries", "Domains", "KernelRecords", "Generation", "CErrorStream", "CProcessor",
        .product(name: "ComplexModule", package: "swift-numerics"),
        .product(name: "RealModule", package: "swift-numerics"),
      ]
    ),
    .target(name: "CKernelsPTX", path: "Sources/KernelsPTX", exclude: ["PTX"]),
    .target(
      name: "GenerationCUDA",
      dependencies: ["Domains", "KernelRecords", "Generation", "CKernelsPTX"]
    ),
    .target(
      name: "Backends",
      dependencies: ["Binaries", "Domains", "Generation", "GenerationCUDA", "GenerationLAL"]
    ),
    .target(
      name: "LinearAlgebra",
      dependencies: [
        "CProcessor",
        .product(name: "ComplexModule", package: "swift-numerics"),
        .product(name: "RealModule", package: "swift-numerics"),
      ]
    ),
    .target(
      name: "Compression",
      dependencies: [
        "Domains", "ElementaryFunctions", "LinearAlgebra",
        .product(name: "ComplexModule", package: "swift-numerics"),
      ]
    ),
    .systemLibrary(name: "CHDF5", pkgConfig: "hdf5", providers: [.apt(["libhdf5-dev"])]),
    .target(name: "HDF5Files", dependencies: ["CHDF5"]),
    .target(
      name: "Datasets",
      dependencies: [
        "Binaries", "Domains", "Priors", "KernelRecords", "Generation", "GenerationLAL", "Backends",
        "LinearAlgebra", "Compression", "HDF5Files",
        .product(name: "ComplexModule", package: "swift-numerics"),
        .product(name: "Yams", package: "Yams"),
      ]
    ),
    .target(
      name: "Verification",
      dependencies: [
        "Binaries", "Domains", "Priors", "KernelRecords", "Generation", "GenerationCUDA",
        "GenerationLAL", "Backends", "Compression", "HDF5Files", "Datasets",
      ]
    ),
    .target(
      name: "Benchmarking",
      dependencies: [
        "CProcessor", "Binaries", "Domains", "Priors", "KernelRecords", "Generation",
        "GenerationCUDA", "GenerationLAL", "Datasets", "Verification",
      ]
    ),
    .target(name: "Whipbird", dependencies: libraryModules),
    .executableTarget(
      name: "WhipbirdCLI",
      dependencies: libraryModules + [
        "Whipbird", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]
    ),
    .executableTarget(
      name: "SingleWaveform",
      dependencies: libraryModules + ["Whipbird"],
      path: "Examples/SingleWaveform"
    ),
    .testTarget(
      name: "KernelsTests",
      dependencies: ["KernelRecords", "CVectors"] + kernelBuilds.map { .target(name: $0.name) },
      swiftSettings: generationSettings
    ),
    .testTarget(
      name: "BinariesTests",
      dependencies: ["Binaries", "ElementaryFunctions"],
      exclude: ["Resources"]
    ),
    .testTarget(name: "DomainsTests", dependencies: ["Domains"], exclude: ["Resources"]),
    .testTarget(name: "PriorsTests", dependencies: ["Priors"], exclude: ["Golden"]),
    .testTarget(
      name: "GenerationTests",
      dependencies: [
        "Generation", "GenerationLAL", "Backends", "KernelRecords", "Binaries", "Domains",
        .product(name: "ComplexModule", package: "swift-numerics"),
        .product(name: "RealModule", package: "swift-numerics"),
      ]
    ),
    .target(name: "FakeCUDADriver", path: "Tests/FakeCUDADriver"),
    .target(
      name: "KernelThreads",
      dependencies: ["KernelRecords", "CVectors", "FakeCUDADriver"],
      path: "Tests/KernelThreads",
      swiftSettings: [.define("LANES_2"), .define("WITHOUT_KERNEL_SET")]
    ),
    .testTarget(
      name: "GenerationCUDATests",
      dependencies: ["Compression", "Domains", "Generation", "GenerationCUDA", "KernelRecords"]
    ),
    .testTarget(
      name: "LinearAlgebraTests",
      dependencies: [
        "LinearAlgebra",
        .product(name: "ComplexModule", package: "swift-numerics"),
      ]
    ),
    .testTarget(name: "HDF5FilesTests", dependencies: ["HDF5Files"]),
    .testTarget(
      name: "CompressionTests",
      dependencies: ["Compression", "Domains", "Generation"]
    ),
    .testTarget(
      name: "DatasetsTests",
      dependencies: libraryModules,
      exclude: ["Golden"]
    ),
    .testTarget(
      name: "VerificationTests",
      dependencies: libraryModules + ["KernelRecords"]
    ),
    .testTarget(
      name: "BenchmarkingTests",
      dependencies: libraryModules + ["KernelRecords"]
    ),
    .testTarget(name: "CommandLineTests", dependencies: libraryModules + ["Whipbird"]),
    .testTarget(name: "ArchitectureTests"),
  ] + [arbiterTarget] + kernelTargets,
  swiftLanguageModes: [.v6]
)

/// `WHIPBIRD_BENCHMARKS=1` adds the micro-benchmarks and what they are run by, which nothing else needs.
if ProcessInfo.processInfo.environment["WHIPBIRD_BENCHMARKS"] != nil {
  package.dependencies.append(
    .package(url: "https://github.com/ordo-one/benchmark", from: "1.38.1", traits: [])
  )
  package.targets.append(
    .executableTarget(
      name: "WhipbirdMicro",
      dependencies: [
        "Binaries", "Domains", "Priors", "Generation", "KernelRecords", "LinearAlgebra",
        "HDF5Files",
        .product(name: "ComplexModule", package: "swift-numerics"),
        .product(name: "Benchmark", package: "benchmark"),
      ] + kernelBuilds.map { .target(name: $0.name) },
      path: "Benchmarks/Micro",
      swiftSettings: generationSettings,
      plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]
    )
  )
}

if isStrict {
  for target in package.targets where ![.system, .plugin, .binary].contains(target.type) {
    target.swiftSettings = (target.swiftSettings ?? []) + [.treatAllWarnings(as: .error)]
  }
}
