// SPDX-License-Identifier: MIT

import ArgumentParser
import Foundation
import KernelRecords
import KernelsPortable

#if VECTOR_BUILDS
import KernelsAVX2
import KernelsAVX512
#endif

/// A build of the kernels, named by the instructions that it needs.
enum InstructionSet: String, CaseIterable, Codable {
  case portable
  case avx2
  case avx512

  /// The entry points, when this package has the build and this processor can run it.
  var kernels: KernelSet? {
    switch self {
    case .portable: return KernelsPortable.kernelSet()
    #if VECTOR_BUILDS
    case .avx2: return Self.processorHas("avx2", "fma") ? KernelsAVX2.kernelSet() : nil
    case .avx512:
      return Self.processorHas("avx512f", "avx512dq", "avx512bw", "avx512vl", "avx512cd")
        ? KernelsAVX512.kernelSet() : nil
    #else
    default: return nil
    #endif
    }
  }

  private static func processorHas(_ flags: String...) -> Bool {
    let present = processorFlags
    return flags.allSatisfy(present.contains)
  }

  private static let processorFlags: Set<String> = {
    guard let text = try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8) else {
      return []
    }
    let line = text.split(separator: "\n").first { $0.hasPrefix("flags") }
    return Set(line?.split(separator: " ").map(String.init) ?? [])
  }()
}

/// Which builds a comparison runs.
enum InstructionSetChoice: String, ExpressibleByArgument, CaseIterable {
  case portable
  case avx2
  case avx512
  case all
  case best

  /// The builds that can run here, slowest first.
  func available() throws -> [(InstructionSet, KernelSet)] {
    let runnable = InstructionSet.allCases.compactMap { set in set.kernels.map { (set, $0) } }
    switch self {
    case .all: return runnable
    case .best: return Array(runnable.suffix(1))
    default:
      guard let match = runnable.first(where: { $0.0.rawValue == rawValue }) else {
        throw ValidationError("\(rawValue) was not built or this processor lacks it.")
      }
      return [match]
    }
  }
}
