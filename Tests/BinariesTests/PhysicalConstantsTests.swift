// SPDX-License-Identifier: MIT

import Binaries
import Testing

/// The bits of LAL's constants, as `struct.pack('>d', lal.…)` of LAL 7.7.1 prints them.
struct PhysicalConstantsTests {
  private static let expected: [(value: Double, bits: UInt64)] = [
    (PhysicalConstants.speedOfLight, 0x41B1_DE78_4A00_0000),
    (PhysicalConstants.gravitationalConstant, 0x3DD2_589E_FFED_8ACC),
    (PhysicalConstants.solarMass, 0x4639_18E6_1848_1F54),
    (PhysicalConstants.solarMassInMetres, 0x4097_1280_09F9_802A),
    (PhysicalConstants.solarMassInSeconds, 0x3ED4_A8B4_A471_A7E5),
    (PhysicalConstants.parsec, 0x435B_6804_BE57_27A2),
    (PhysicalConstants.megaparsec, 0x449A_22FF_2615_D608),
    (PhysicalConstants.eulerGamma, 0x3FE2_788C_FC6F_B619),
  ]

  @Test("Every constant is LAL's to the last bit")
  func bits() {
    for (value, bits) in Self.expected {
      #expect(value.bitPattern == bits)
    }
  }
}
