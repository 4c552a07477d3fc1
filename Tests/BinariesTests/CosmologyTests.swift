// SPDX-License-Identifier: MIT

import Binaries
import Testing

/// Distances and redshifts in the cosmology of bilby.
struct CosmologyTests {
  @Test("Distances agree with astropy's Planck15, and redshifts come back")
  func astropy() throws {
    let cosmology = Cosmology.planck15
    for row in try GoldenTable("distances.txt").rows {
      let redshift = row.numbers[0]
      let luminosity = cosmology.luminosityDistance(redshift: redshift)
      let comoving = cosmology.comovingDistance(redshift: redshift)
      #expect(relativeError(luminosity, row.outputs[0]) < 1e-11)
      #expect(relativeError(comoving, row.outputs[1]) < 1e-11)
      #expect(
        relativeError(cosmology.redshift(luminosityDistance: luminosity), redshift) < 1e-12
      )
      #expect(relativeError(cosmology.redshift(comovingDistance: comoving), redshift) < 1e-11)
    }
  }

  @Test("The ends of the range are exact or not a number")
  func ends() {
    let cosmology = Cosmology.planck15
    #expect(cosmology.comovingDistance(redshift: 0) == 0)
    #expect(cosmology.redshift(luminosityDistance: 0) == 0)
    #expect(cosmology.redshift(luminosityDistance: -1).isNaN)
    #expect(cosmology.redshift(comovingDistance: .infinity).isNaN)
    #expect(cosmology.redshift(comovingDistance: 1e5).isNaN)
    #expect(cosmology.luminosityDistance(redshift: .nan).isNaN)
  }
}
