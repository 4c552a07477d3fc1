// SPDX-License-Identifier: MIT

import ArgumentParser
import Generation
import KernelRecords

/// Which builds a comparison runs.
enum InstructionSetChoice: String, ExpressibleByArgument, CaseIterable {
  case portable
  case avx2
  case avx512
  case all
  case best

  /// The builds that can run here, slowest first.
  func available() throws -> [(InstructionSet, KernelSet)] {
    let runnable = InstructionSet.allCases.filter(\.isAvailable).map { ($0, $0.kernels) }
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
