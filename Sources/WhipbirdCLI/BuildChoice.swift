// SPDX-License-Identifier: MIT

import ArgumentParser
import Whipbird

/// Which builds of the kernels a command takes.
enum BuildChoice: String, ExpressibleByArgument, CaseIterable {
  case portable
  case avx2
  case avx512
  case best
  case all

  /// The builds; `best` is what `WHIPBIRD_ISA` names, else the widest.
  ///
  /// - Throws: `GenerationError` for one that cannot run here.
  func builds() throws(GenerationError) -> [InstructionSet] {
    switch self {
    case .all: return InstructionSet.allCases.filter(\.isAvailable)
    case .best: return [try .chosen()]
    case .portable, .avx2, .avx512:
      guard let named = InstructionSet(rawValue: rawValue) else { return [] }
      guard named.isAvailable else { throw .instructionSetUnavailable(named) }
      return [named]
    }
  }
}
