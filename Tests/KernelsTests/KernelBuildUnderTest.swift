// SPDX-License-Identifier: MIT

import KernelRecords
import KernelsPortable

#if VECTOR_BUILDS
import KernelsAVX2
import KernelsAVX512
#endif

/// What the tests ask of one build of the kernels.
struct KernelBuildUnderTest: Sendable {
  /// The builds by name; a name may lack its build, and its build the processor.
  enum Name: String, CaseIterable, Sendable {
    case portable, avx2, avx512
  }

  let kernelSet: @Sendable () -> KernelSet
  let evaluate: @Sendable (ElementaryFunction, TestBatch) -> Void

  /// The build of that name, where this package has it and this processor runs it.
  static func find(_ name: Name) -> KernelBuildUnderTest? {
    switch name {
    case .portable: portable
    #if VECTOR_BUILDS
    case .avx2: ProcessorFeatures.contains(["avx2", "fma", "bmi2"]) ? avx2 : nil
    case .avx512:
      ProcessorFeatures.contains(["avx512f", "avx512bw", "avx512cd", "avx512dq", "avx512vl"])
        ? avx512 : nil
    #else
    case .avx2, .avx512: nil
    #endif
    }
  }

  private static let portable = KernelBuildUnderTest(
    kernelSet: { KernelsPortable.kernelSet() },
    evaluate: { function, batch in
      batch.withPointers {
        KernelsPortable.ElementaryBatch(count: $0, x: $1, y: $2, z: $3, first: $4, second: $5)
          .evaluate(function.rawValue)
      }
    }
  )
  #if VECTOR_BUILDS
  private static let avx2 = KernelBuildUnderTest(
    kernelSet: { KernelsAVX2.kernelSet() },
    evaluate: { function, batch in
      batch.withPointers {
        KernelsAVX2.ElementaryBatch(count: $0, x: $1, y: $2, z: $3, first: $4, second: $5)
          .evaluate(function.rawValue)
      }
    }
  )
  private static let avx512 = KernelBuildUnderTest(
    kernelSet: { KernelsAVX512.kernelSet() },
    evaluate: { function, batch in
      batch.withPointers {
        KernelsAVX512.ElementaryBatch(count: $0, x: $1, y: $2, z: $3, first: $4, second: $5)
          .evaluate(function.rawValue)
      }
    }
  )
  #endif
}
