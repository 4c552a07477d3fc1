// SPDX-License-Identifier: MIT

import Benchmark
import Generation
import KernelsPortable

#if VECTOR_BUILDS
import KernelsAVX2
import KernelsAVX512
#endif

/// 4096 values by each elementary function of each build that runs here.
func elementaryFunctions() {
  for set in InstructionSet.allCases where set.isAvailable {
    for function in KernelsPortable.ElementaryFunction.allCases {
      let values = Values()
      Benchmark("\(function) ×4096, \(set.rawValue)") { benchmark in
        for _ in benchmark.scaledIterations { values.evaluate(function.rawValue, set) }
      }
    }
  }
}

/// Arguments in (0, 1), within the domain of every function, and room for the results.
private final class Values: @unchecked Sendable {
  private static let count = 4096
  private let memory = UnsafeMutablePointer<Double>.allocate(capacity: 5 * count)

  init() {
    for index in 0..<5 * Self.count { memory[index] = (Double(index % 997) + 0.5) / 1000 }
  }

  deinit { memory.deallocate() }

  /// Evaluates one function, given by its raw value, by one build.
  func evaluate(_ function: Int, _ set: InstructionSet) {
    let pointers = (0..<5).map { memory + $0 * Self.count }
    switch set {
    case .portable:
      KernelsPortable.ElementaryBatch(
        count: Self.count,
        x: pointers[0],
        y: pointers[1],
        z: pointers[2],
        first: pointers[3],
        second: pointers[4]
      ).evaluate(function)
    #if VECTOR_BUILDS
    case .avx2:
      KernelsAVX2.ElementaryBatch(
        count: Self.count,
        x: pointers[0],
        y: pointers[1],
        z: pointers[2],
        first: pointers[3],
        second: pointers[4]
      ).evaluate(function)
    case .avx512:
      KernelsAVX512.ElementaryBatch(
        count: Self.count,
        x: pointers[0],
        y: pointers[1],
        z: pointers[2],
        first: pointers[3],
        second: pointers[4]
      ).evaluate(function)
    #else
    case .avx2, .avx512: break
    #endif
    }
  }
}
