// SPDX-License-Identifier: MIT

import Generation
import GenerationLAL
import KernelRecords
import Testing

@Suite(
  "The functions of LALSimulation",
  .enabled(if: LALReference.library != nil, LALReference.absence)
)
struct LALCallsTests {
  let lal: LALSimulation

  init() throws { lal = try LALReference.require() }

  @Test("Tidal deformabilities reach the model; one that is 0 is 0")
  func tides() throws {
    for (lambda2, expected) in [
      (600.0, (-3.5751747236309685e-24, 1.5552706422660235e-24)),
      (0.0, (-2.9810468336429603e-24, -2.5128492034521883e-24)),
    ] {
      var binary = LALReference.neutronStars
      (binary.lambda1, binary.lambda2) = (400, lambda2)
      let wave = try lal.simInspiralFD(
        lal.approximant(named: "IMRPhenomPv2_NRTidalv2"),
        binary: binary,
        spacing: 0.125,
        minimumFrequency: 20,
        maximumFrequency: 1024
      )
      #expect(LALReference.isClose(wave.plus, bin: 800, to: expected))
    }
  }

  @Test("Eccentricity reaches the model, over frequencies and times")
  func eccentricity() throws {
    var binary = LALReference.spinless
    binary.eccentricity = 0.2
    let frequencies = try lal.chooseFrequencyDomainWaveform(
      lal.approximant(named: "EccentricFD"),
      binary: binary,
      spacing: 0.125,
      minimumFrequency: 20,
      maximumFrequency: 1024
    )
    #expect(
      LALReference.isClose(
        frequencies.plus,
        bin: 400,
        to: (5.9439375439883455e-24, -1.1947264182592278e-23)
      )
    )
    let times = try lal.simInspiralTD(
      lal.approximant(named: "EccentricTD"),
      binary: binary,
      spacing: 1 / 2048,
      minimumFrequency: 20
    )
    #expect(times.count == 2263)
    #expect(abs(times.plus[1863] / 1.003113713338403e-22 - 1) < 1e-6)
    #expect(times.start == LALTime(seconds: -1, nanoseconds: -104_980_469))
  }

  @Test("A waveform in time is real, with its spacing and its first time")
  func timeDomain() throws {
    let wave = try lal.simInspiralTD(
      lal.approximant(named: "IMRPhenomTPHM"),
      binary: LALReference.precessing,
      spacing: 1 / 2048,
      minimumFrequency: 20
    )
    #expect(wave.count == 3491 && wave.plus.count == 3491 && wave.cross.count == 3491)
    #expect(wave.spacing == 1.0 / 2048)
    #expect(wave.epochSeconds == -1 && wave.epochNanoseconds == -544_697_896)
    // After a call of an IMRPhenomX model LAL gives this one other digits from the sixth on.
    #expect(abs(wave.plus[3091] / -2.890036372251176e-22 - 1) < 1e-3)
    #expect(abs(wave.cross[3091] / -2.6858808854436665e-22 - 1) < 1e-3)
  }

  @Test("Modes over frequencies")
  func frequencyModes() throws {
    let model = try lal.approximant(named: "IMRPhenomXPHM")
    #expect(model.hasFrequencyDomainModes && !model.hasTimeDomainModes)
    let modes = try lal.frequencyDomainModes(
      model,
      binary: LALReference.precessing,
      spacing: 0.125,
      minimumFrequency: 20,
      maximumFrequency: 1024
    )
    #expect(modes.count == 21)
    #expect(modes.first.map { [$0.l, $0.m] } == [2, -2])
    let mode = try #require(modes.first { $0.l == 2 && $0.m == -1 })
    #expect(mode.count == 16385 && mode.spacing == 0.125)
    #expect(
      LALReference.isClose(
        mode.values,
        bin: 8992,
        to: (-6.565302526545762e-25, 5.739897010069412e-25)
      )
    )
  }

  @Test("Modes over times")
  func timeModes() throws {
    let model = try lal.approximant(named: "IMRPhenomTPHM")
    #expect(model.hasTimeDomainModes && !model.hasFrequencyDomainModes)
    var binary = LALReference.precessing
    binary.phase = 0
    let modes = try lal.timeDomainModes(
      model,
      binary: binary,
      spacing: 1 / 2048,
      minimumFrequency: 20,
      highestDegree: 4
    )
    #expect(modes.count == 32)
    let mode = try #require(modes.first { $0.l == 4 && $0.m == -4 })
    #expect(mode.count == 1985 && mode.spacing == 1.0 / 2048)
    #expect(
      LALReference.isClose(
        mode.values,
        bin: 1585,
        to: (1.5980987744290066e-23, 1.1641336543373655e-23),
        tolerance: 1e-3
      )
    )
  }

  @Test("Asking for modes of a model that has none is an error")
  func noModes() throws {
    let model = try lal.approximant(named: "IMRPhenomXAS")
    #expect(throws: LALSimulationError.self) {
      try lal.frequencyDomainModes(
        model,
        binary: LALReference.spinless,
        spacing: 0.125,
        minimumFrequency: 20,
        maximumFrequency: 1024
      )
    }
  }
}
