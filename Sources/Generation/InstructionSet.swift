// SPDX-License-Identifier: MIT

import CProcessor
import KernelRecords
import KernelsPortable

#if VECTOR_BUILDS
import KernelsAVX2
import KernelsAVX512
#endif

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// The builds of the kernels; all give the same bits.
public enum InstructionSet: String, Sendable, CaseIterable, Codable {
  /// For every processor of the architecture; where it is not the only build, `fma` is emulated.
  case portable
  /// Vectors of four doubles: x86-64-v3.
  case avx2
  /// Vectors of eight doubles: x86-64-v4.
  case avx512

  /// The environment variable that overrides the choice made at run time.
  public static let environmentVariable = "WHIPBIRD_ISA"

  /// Whether this build exists in the program and the processor can run it.
  public var isAvailable: Bool {
    switch self {
    case .portable: true
    #if VECTOR_BUILDS
    case .avx2: whipbird_supports_avx2() != 0
    case .avx512: whipbird_supports_avx512() != 0
    #else
    case .avx2, .avx512: false
    #endif
    }
  }

  /// The widest build that this processor can run.
  public static var best: InstructionSet {
    allCases.last { $0.isAvailable } ?? .portable
  }

  /// The build to use: what `WHIPBIRD_ISA` names, else the widest one.
  ///
  /// - Throws: `GenerationError` when the variable names no build, or one that cannot run here.
  public static func chosen() throws(GenerationError) -> InstructionSet {
    guard let text = getenv(environmentVariable).map({ String(cString: $0) }), !text.isEmpty
    else { return best }
    guard let named = InstructionSet(rawValue: text) else {
      throw .unknownInstructionSet(text)
    }
    guard named.isAvailable else { throw .instructionSetUnavailable(named) }
    return named
  }

  /// The entry points of this build.
  public var kernels: KernelSet {
    switch self {
    case .portable: KernelsPortable.kernelSet()
    #if VECTOR_BUILDS
    case .avx2: KernelsAVX2.kernelSet()
    case .avx512: KernelsAVX512.kernelSet()
    #else
    case .avx2, .avx512: KernelsPortable.kernelSet()
    #endif
    }
  }
}
