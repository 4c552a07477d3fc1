// SPDX-License-Identifier: MIT

import Testing

@Suite("The emulated multiply-add")
struct EmulatedMultiplyAddTests {
  @Test("gives the bits of the real one, also where sums cancel and at ties")
  func randomArguments() {
    let batch = TestBatch(.fma, count: 1 << 20, block: 99)
    var different = 0
    for index in 0..<batch.x.count {
      let (x, y, z) = (batch.x[index], batch.y[index], batch.z[index])
      let emulated = Double.emulatedMultiplyAdd(x, y, z)
      if emulated.bitPattern != z.addingProduct(x, y).bitPattern { different += 1 }
    }
    #expect(different == 0)
  }

  @Test("keeps the signs of zeros, infinities and NaN")
  func specialArguments() {
    let special = [0, -0.0, 1, -1, 1e-100, 1e150, .infinity, -.infinity, .nan]
    for x in special {
      for y in special {
        for z in special {
          let expected = z.addingProduct(x, y)
          let emulated = Double.emulatedMultiplyAdd(x, y, z)
          #expect(
            emulated.bitPattern == expected.bitPattern || (emulated.isNaN && expected.isNaN),
            "\(x) \(y) + \(z)"
          )
        }
      }
    }
  }
}
