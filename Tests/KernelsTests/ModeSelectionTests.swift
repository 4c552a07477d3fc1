// SPDX-License-Identifier: MIT

import KernelRecords
import Testing

@Suite struct ModeSelectionTests {
  @Test func everyModeHasABitOfItsOwn() {
    var seen: ModeSelection = []
    for ell in 2...4 {
      for emm in -ell...ell {
        let mode = ModeSelection(ell: ell, emm: emm)
        #expect(!mode.isEmpty && seen.isDisjoint(with: mode))
        seen.formUnion(mode)
      }
    }
    #expect(seen == .all)
  }

  @Test func otherModesAreNone() {
    for (ell, emm) in [(1, 0), (2, 3), (3, -4), (5, 0), (-2, 1), (2, Int.min)] {
      #expect(ModeSelection(ell: ell, emm: emm).isEmpty)
    }
    #expect(
      ModeSelection.pair(ell: 3, emm: 2) == [ModeSelection(ell: 3, emm: 2), .init(ell: 3, emm: -2)]
    )
  }
}
