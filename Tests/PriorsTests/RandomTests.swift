// SPDX-License-Identifier: MIT

import Priors
import Testing

@Suite struct RandomTests {
  /// The known answers of the Random123 library (kat_vectors, philox4x64 10).
  @Test func philoxGivesKnownAnswers() {
    let zero = Philox(0, 0).block(at: (0, 0, 0, 0))
    #expect(
      zero == (
        0x1655_4d9e_ca36_314c, 0xdb20_fe9d_672d_0fdc, 0xd7e7_72ce_e186_176b, 0x7e68_b68a_ec7b_a23b
      )
    )
    let m = UInt64.max
    let ones = Philox(m, m).block(at: (m, m, m, m))
    #expect(
      ones == (
        0x87b0_92c3_013f_e90b, 0x438c_3c67_be8d_0224, 0x9cc7_d7c6_9cd7_77b6, 0xa09c_aebf_594f_0ba0
      )
    )
    let pi = Philox(0x4528_21e6_38d0_1377, 0xbe54_66cf_34e9_0c6c).block(
      at: (
        0x243f_6a88_85a3_08d3, 0x1319_8a2e_0370_7344, 0xa409_3822_299f_31d0, 0x082e_fa98_ec4e_6c89
      )
    )
    #expect(
      pi == (
        0xa528_f454_03e6_1d95, 0x38c7_2dbd_566e_9788, 0xa5a1_610e_72fd_18b5, 0x57bd_43b5_e52b_7fe6
      )
    )
  }

  @Test func uniformNumbersLieInTheHalfOpenInterval() {
    #expect(unitUniform(0) == 0)
    #expect(unitUniform(.max) == 1 - 0x1p-53)
    #expect(unitUniform(1 << 63) == 0.5)
  }

  /// `numpy.random.default_rng(seed).bit_generator.random_raw(3)`.
  private static let numpyWords: [(seed: UInt64, words: [UInt64])] = [
    (0, [0xa30febcfd9c2825f, 0x4510bdf882d9d721, 0x0a7d3da94ecde8b8]),
    (1234, [0xfa08fef3fab6bbba, 0x615481f7fce9ac81, 0xec59dd7c2bde3cb4]),
    (1_099_511_627_781, [0x01369aef039fedeb, 0x5f61b40473314316, 0x9654aaeeea6ebe77]),
  ]

  @Test(arguments: numpyWords)
  func permutedCongruentialGeneratorIsNumpys(_ seed: UInt64, _ expected: [UInt64]) {
    var generator = PermutedCongruentialGenerator(seed: seed)
    #expect(expected.map { _ in generator.next() } == expected)
  }

  @Test func skippingEqualsDrawing() {
    var skipped = PermutedCongruentialGenerator(seed: 7)
    var drawn = skipped
    for distance in [0, 1, 2, 63, 1000] {
      skipped.skip(UInt128(distance))
      for _ in 0..<distance { _ = drawn.next() }
      #expect(skipped.next() == drawn.next())
    }
  }

  /// `numpy.random.PCG64(1234).advance(10**18 + 7)`.
  @Test func farSkipIsNumpys() {
    var generator = PermutedCongruentialGenerator(seed: 1234)
    generator.skip(1_000_000_000_000_000_007)
    #expect([generator.next(), generator.next()] == [0x29de26181f204b0f, 0x9e4f8ddb1ac6d0fe])
  }
}
