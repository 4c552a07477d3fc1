// SPDX-License-Identifier: MIT

import Testing

@Suite("Every lane and every build gives the same bits")
struct LaneIndependenceTests {
  private static let blocks: UInt64 = 4
  private static let blockCount = 1 << 18

  @Test("in lanes of 1, 2, 4 and 8 numbers", arguments: ElementaryFunction.allCases)
  func lanes(_ function: ElementaryFunction) {
    for block in 0..<Self.blocks {
      let batch = TestBatch(function, count: Self.blockCount, block: block)
      let expected = batch.hash(of: function, Double.self)
      #expect(batch.hash(of: function, SIMD2<Double>.self) == expected)
      #expect(batch.hash(of: function, SIMD4<Double>.self) == expected)
      #expect(batch.hash(of: function, SIMD8<Double>.self) == expected)
    }
  }

  @Test("in the portable build", arguments: ElementaryFunction.allCases)
  func portableBuild(_ function: ElementaryFunction) throws {
    try compare(.portable, function)
  }

  @Test(
    "in the AVX2 build",
    .enabled(if: KernelBuildUnderTest.find(.avx2) != nil, "needs a processor with AVX2 and FMA"),
    arguments: ElementaryFunction.allCases
  )
  func avx2Build(_ function: ElementaryFunction) throws {
    try compare(.avx2, function)
  }

  @Test(
    "in the AVX-512 build",
    .enabled(if: KernelBuildUnderTest.find(.avx512) != nil, "needs a processor with AVX-512"),
    arguments: ElementaryFunction.allCases
  )
  func avx512Build(_ function: ElementaryFunction) throws {
    try compare(.avx512, function)
  }

  private func compare(
    _ name: KernelBuildUnderTest.Name,
    _ function: ElementaryFunction
  ) throws {
    let build = try #require(KernelBuildUnderTest.find(name))
    for block in 0..<Self.blocks {
      let batch = TestBatch(function, count: Self.blockCount, block: block)
      let expected = batch.hash(of: function, Double.self)
      build.evaluate(function, batch)
      #expect(batch.hash == expected)
    }
  }
}

extension TestBatch {
  /// The hash of the results of a function on a lane of this module.
  fileprivate func hash<L: Lane>(of function: ElementaryFunction, _ lane: L.Type) -> UInt64 {
    withPointers { count, x, y, z, first, second in
      ElementaryBatch(count: count, x: x, y: y, z: z, first: first, second: second)
        .evaluate(function.rawValue, lane)
    }
    return hash
  }
}
