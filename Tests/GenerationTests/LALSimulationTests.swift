// SPDX-License-Identifier: MIT

import GenerationLAL
import KernelRecords
import Testing

@Suite(
  "LALSimulation in our process",
  .enabled(if: LALReference.library != nil, LALReference.absence)
)
struct LALSimulationTests {
  let lal: LALSimulation
  let binary = BinaryRecord(
    mass1: 36,
    mass2: 29,
    spin1z: 0.3,
    spin2z: 0.2,
    luminosityDistance: 1000,
    inclination: 0.5,
    phase: 1,
    referenceFrequency: 20
  )

  init() throws { lal = try LALReference.require() }

  @Test("The versions are read")
  func versions() throws {
    #expect(lal.version.split(separator: ".").count >= 2)
    #expect(lal.lalVersion.split(separator: ".").count >= 2)
    #expect(lal.version.first?.isNumber == true)
  }

  // Expected values: lalsuite 7.26.16 through its Python module, with these arguments.
  @Test("A uniform grid gives the values of LAL's Python module")
  func chooseFrequencyDomainWaveform() throws {
    let model = try lal.approximant(named: "IMRPhenomD")
    #expect(model.isFrequencyDomain)
    let wave = try lal.chooseFrequencyDomainWaveform(
      model,
      binary: binary,
      spacing: 0.125,
      minimumFrequency: 20,
      maximumFrequency: 1024
    )
    #expect(wave.count == 8193)
    #expect(wave.plus.count == 2 * wave.count && wave.cross.count == 2 * wave.count)
    #expect(wave.spacing == 0.125)
    #expect(wave.startFrequency == 0)
    #expect(wave.epochSeconds == -8 && wave.epochNanoseconds == 0)
    #expect(wave.plus[2 * 159] == 0 && wave.plus[2 * 160] != 0)
    expectClose(
      wave,
      bin: 800,
      plus: (9.454690119639372e-26, 4.287511635473219e-24),
      cross: (4.25121373274445e-24, -9.374647089679071e-26)
    )
  }

  @Test("A conditioned waveform gives the values of LAL's Python module, with its epoch")
  func simInspiralFD() throws {
    let wave = try lal.simInspiralFD(
      lal.approximant(named: "IMRPhenomD"),
      binary: binary,
      spacing: 0.125,
      minimumFrequency: 20,
      maximumFrequency: 1024
    )
    #expect(wave.count == 8193)
    #expect(wave.epochSeconds == -7 && wave.epochNanoseconds == -900_878_906)
    #expect(wave.plus[2 * 134] == 0 && wave.plus[2 * 136] != 0)
    expectClose(
      wave,
      bin: 800,
      plus: (2.329677363658687e-24, 3.600596967462533e-24),
      cross: (3.570114456952441e-24, -2.3099544078920222e-24)
    )
  }

  @Test("A sequence of frequencies agrees with the same bins of a grid")
  func frequencySequence() throws {
    let model = try lal.approximant(named: "IMRPhenomD")
    let grid = try lal.chooseFrequencyDomainWaveform(
      model,
      binary: binary,
      spacing: 0.125,
      minimumFrequency: 20,
      maximumFrequency: 1024
    )
    let sequence = try lal.frequencyDomainWaveformSequence(
      model,
      binary: binary,
      frequencies: [20, 100, 350.125]
    )
    #expect(sequence.count == 3)
    #expect(sequence.startFrequency == 20)
    for (index, bin) in [160, 800, 2801].enumerated() {
      #expect(sequence.plus[2 * index] == grid.plus[2 * bin])
      #expect(sequence.cross[2 * index + 1] == grid.cross[2 * bin + 1])
    }
  }

  @Test("A precessing model takes all six spin components in order")
  func precessing() throws {
    var precessing = binary
    (precessing.spin1x, precessing.spin1y) = (0.1, 0.2)
    (precessing.spin2x, precessing.spin2y) = (-0.2, 0.1)
    let wave = try lal.chooseFrequencyDomainWaveform(
      lal.approximant(named: "IMRPhenomXPHM"),
      binary: precessing,
      spacing: 0.125,
      minimumFrequency: 20,
      maximumFrequency: 1024
    )
    // LAL promises no bits across builds for this model (see its own tests: 1e-6 to 1e-5).
    expectClose(
      wave,
      bin: 800,
      plus: (-4.3721956785494464e-24, -1.377321990229182e-24),
      cross: (-1.3645451293329191e-24, 4.3453504752112195e-24),
      tolerance: 1e-5
    )
  }

  @Test("LAL's refusals become errors in LAL's words")
  func refusals() throws {
    #expect(
      throws: LALSimulationError.approximantUnknown("IMRPhenomXPMH", nearest: "IMRPhenomXPHM")
    ) {
      try lal.approximant(named: "IMRPhenomXPMH")
    }
    var impossible = binary
    impossible.mass1 = 1e6
    let model = try lal.approximant(named: "IMRPhenomD")
    let error = #expect(throws: LALSimulationError.self) {
      try lal.chooseFrequencyDomainWaveform(
        model,
        binary: impossible,
        spacing: 0.125,
        minimumFrequency: 20,
        maximumFrequency: 1024
      )
    }
    #expect(error?.isDomainError == true)
    #expect(error?.description.contains("Input domain error") == true)
    #expect(error?.description.contains("LALSimIMRPhenomD.c") == true)
    // A failure leaves nothing behind that the next call would trip over.
    _ = try lal.chooseFrequencyDomainWaveform(
      model,
      binary: binary,
      spacing: 0.125,
      minimumFrequency: 20,
      maximumFrequency: 1024
    )
  }

  @Test("Calls from several threads at once give the same bits")
  func concurrentCalls() async throws {
    let model = try lal.approximant(named: "IMRPhenomD")
    let expected = try lal.chooseFrequencyDomainWaveform(
      model,
      binary: binary,
      spacing: 0.25,
      minimumFrequency: 20,
      maximumFrequency: 512
    )
    let agree = await withTaskGroup(of: Bool.self) { group in
      for index in 0..<32 {
        group.addTask { [lal, binary] in
          var other = binary
          other.spin1z = index.isMultiple(of: 3) ? 2 : binary.spin1z
          let wave = try? lal.chooseFrequencyDomainWaveform(
            model,
            binary: other,
            spacing: 0.25,
            minimumFrequency: 20,
            maximumFrequency: 512
          )
          return index.isMultiple(of: 3) ? wave == nil : wave?.plus == expected.plus
        }
      }
      return await group.allSatisfy { $0 }
    }
    #expect(agree)
  }

  private func expectClose(
    _ wave: LALPolarizations,
    bin: Int,
    plus: (Double, Double),
    cross: (Double, Double),
    tolerance: Double = 1e-11,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let scale = max(abs(plus.0), abs(plus.1), abs(cross.0), abs(cross.1))
    for (value, expected) in [
      (wave.plus[2 * bin], plus.0), (wave.plus[2 * bin + 1], plus.1),
      (wave.cross[2 * bin], cross.0), (wave.cross[2 * bin + 1], cross.1),
    ] {
      #expect(abs(value - expected) <= tolerance * scale, sourceLocation: sourceLocation)
    }
  }
}

@Suite("Finding LALSimulation")
struct LALSimulationLoadingTests {
  @Test("Its absence is an error that says how to get it")
  func absent() {
    let error = #expect(throws: LALSimulationError.self) {
      try LALSimulation(environment: ["WHIPBIRD_LAL": "/nonexistent/place"])
    }
    #expect(error?.description.contains("pip install lalsuite") == true)
    #expect(error?.description.contains("WHIPBIRD_LAL") == true)
  }

  @Test("A library that is not one is reported by its path")
  func notALibrary() {
    let error = #expect(throws: LALSimulationError.self) {
      try LALSimulation(environment: ["WHIPBIRD_LAL": "/nonexistent/liblalsimulation.so"])
    }
    #expect(error?.description.contains("/nonexistent/liblalsimulation.so") == true)
  }
}
