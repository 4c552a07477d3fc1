// SPDX-License-Identifier: MIT

import Compression
import Datasets
import Testing
import Verification

@Suite("Noise curves")
struct NoiseCurveTests {
  /// Amplitudes of `SimNoisePSDaLIGOZeroDetHighPower` of LALSimulation 6.2.1; the fit is within 8 %.
  @Test(
    "Advanced LIGO's fit is near the design curve",
    arguments: [
      (20.0, 2.070e-23), (50, 4.976e-24), (100, 3.903e-24), (300, 3.621e-24), (1000, 5.226e-24),
    ]
  )
  func advancedLIGO(frequency: Double, amplitude: Double) throws {
    let density = try #require(NoiseCurve.advancedLIGO.powerSpectralDensity(at: frequency))
    #expect(abs(density.squareRoot() / amplitude - 1) < 0.09)
    #expect(NoiseCurve.advancedLIGO.powerSpectralDensity(at: 9.9) == nil)
    let einstein = try #require(
      NoiseCurve.einsteinTelescope.powerSpectralDensity(at: frequency)
    )
    #expect(einstein < density / 50)
  }

  @Test("a table is interpolated in the amplitude and says nothing outside")
  func table() throws {
    let curve = try NoiseCurve(name: "t", frequencies: [10, 20, 40], amplitudes: [4, 2, 1])
    #expect(curve.powerSpectralDensity(at: 10) == 16)
    #expect(curve.powerSpectralDensity(at: 15) == 9)
    #expect(curve.powerSpectralDensity(at: 40) == 1)
    #expect(curve.powerSpectralDensity(at: 9.9) == nil)
    #expect(curve.powerSpectralDensity(at: 40.1) == nil)
  }

  @Test(
    "tables that cannot be are refused",
    arguments: [
      ([10.0], [1.0]), ([10, 20], [1]), ([20, 10], [1, 1]), ([10, 10], [1, 1]),
      ([10, 20], [1, 0]), ([10, .nan], [1, 1]), ([10, 20], [1, .infinity]),
    ]
  )
  func refusals(frequencies: [Double], amplitudes: [Double]) {
    #expect(throws: CompressionError.self) {
      try NoiseCurve(name: "t", frequencies: frequencies, amplitudes: amplitudes)
    }
  }

  @Test("names and files")
  func names() throws {
    #expect(try NoiseCurve.named("et").name == "et")
    let error = #expect(throws: DatasetError.self) { try NoiseCurve.named("alogo") }
    #expect(error?.description.contains("did you mean 'aligo'?") == true)
    #expect(throws: DatasetError.self) { try NoiseCurve.named("nowhere/noise.txt") }
    let curve = try NoiseCurve(name: "far", frequencies: [1e4, 2e4], amplitudes: [1, 1])
    #expect(throws: VerificationError.noiseCoversNoBin("far")) {
      try ComparisonGrid(frequencies: [20, 30], widths: [1, 1], noise: curve)
    }
  }
}
