// SPDX-License-Identifier: MIT

import Generation
import GenerationLAL
import KernelRecords
import Testing

@Suite("The table of LAL's options")
struct LALOptionTableTests {
  @Test("Names and keys are all different, whichever option they stand for")
  func unambiguous() {
    let all = LALOptionDescription.all
    #expect(all.count > 190)
    #expect(Set(all.map(\.name)).count == all.count)
    #expect(Set(all.map(\.key)).count == all.count)
    for option in all {
      #expect(!option.name.isEmpty && !option.key.isEmpty)
      #expect(all.allSatisfy { $0 == option || $0.key != option.name }, "\(option.name)")
    }
  }
}

@Suite("Options of LALSimulation", .enabled(if: LALReference.library != nil, LALReference.absence))
struct LALOptionsTests {
  let lal: LALSimulation

  init() throws { lal = try LALReference.require() }

  @Test("The library has the functions of the options, but for those of later versions")
  func functions() {
    var missing: [String] = []
    for description in LALOptionDescription.all {
      let value: ModelOption.Value =
        switch description.kind {
        case .integer, .natural: .integer(1)
        case .real: .real(1)
        case .text: .text("a")
        }
      do {
        _ = try lal.options([ModelOption(name: description.name, value: value)])
      } catch {
        #expect(error == .optionMissing(name: description.name, version: lal.version))
        missing.append(description.name)
      }
    }
    if lal.version == "6.2.1" {
      #expect(
        missing.sorted() == [
          "EccEvol2PNSpinFlag", "EccEvolAlwaysOutput", "InitialPeriastronPrecession", "NonGRAmp21",
          "NonGRAmp33",
        ]
      )
    }
  }

  @Test("An option reaches the model, by its name and by its key")
  func reachesModel() throws {
    for name in ["PhenomXPrecVersion", "PrecVersion"] {
      let wave = try waveform([ModelOption(name: name, value: .integer(102))])
      #expect(LALReference.isClose(wave.plus, bin: 800, to: Self.precVersion102), "\(name)")
    }
    let standard = try waveform([])
    #expect(
      LALReference.isClose(
        standard.plus,
        bin: 800,
        to: (-4.444242511150339e-24, 1.1225878692042248e-24)
      )
    )
  }

  @Test("Reals may be given as whole numbers")
  func reals() throws {
    let wave = try waveform([
      ModelOption(name: "PhenomXHMThresholdMband", value: .integer(0)),
      ModelOption(name: "PhenomXPHMThresholdMband", value: .real(0)),
    ])
    #expect(
      LALReference.isClose(
        wave.plus,
        bin: 800,
        to: (-4.444833149886312e-24, 1.1210095343185068e-24)
      )
    )
  }

  @Test("Exactly the listed modes are used")
  func modes() throws {
    let wave = try waveform([], modes: [Mode(l: 2, m: 2), Mode(l: 2, m: -2)])
    #expect(
      LALReference.isClose(
        wave.plus,
        bin: 800,
        to: (-4.227947967064064e-24, 1.1655844917436238e-24)
      )
    )
  }

  @Test("Wrong options are refused, with what to do", arguments: Self.refusals)
  func refused(_ refusal: Refusal) throws {
    let option = ModelOption(name: refusal.name, value: refusal.value)
    let error = #expect(throws: LALSimulationError.self) { try lal.options([option]) }
    #expect(error?.isAboutSettings == true)
    let text = try #require(error?.description)
    #expect(text.contains(refusal.hint), "\(text)")
  }

  @Test("An option that is given twice, by name and key, is refused")
  func twice() {
    let error = #expect(throws: LALSimulationError.self) {
      try lal.options([
        ModelOption(name: "PhenomXPrecVersion", value: .integer(223)),
        ModelOption(name: "PrecVersion", value: .integer(102)),
      ])
    }
    #expect(error?.description.contains("twice") == true)
  }

  @Test("Modes that LAL has no place for are refused")
  func impossibleModes() {
    for mode in [Mode(l: 9, m: 2), Mode(l: 2, m: 3), Mode(l: -1, m: 0)] {
      let error = #expect(throws: LALSimulationError.self) { try lal.options([], modes: [mode]) }
      #expect(error?.description.contains("\(mode)") == true)
    }
  }

  struct Refusal: Sendable, CustomTestStringConvertible {
    let name: String
    let value: ModelOption.Value
    let hint: String
    var testDescription: String { "\(name) = \(value)" }
  }

  static let refusals = [
    Refusal(name: "PhenomXPrecVersoin", value: .integer(1), hint: "'PhenomXPrecVersion'"),
    Refusal(name: "NonsenseOfMine", value: .integer(1), hint: "no option"),
    Refusal(name: "PhenomXPrecVersion", value: .real(223), hint: "a whole number"),
    Refusal(name: "PhenomXPrecVersion", value: .text("NNLO"), hint: "a whole number"),
    Refusal(name: "PhenomXPrecVersion", value: .integer(1 << 40), hint: "32 bits"),
    Refusal(name: "unlimited_extrapolation", value: .integer(-1), hint: "from 0"),
    Refusal(name: "PhenomXHMThresholdMband", value: .text("no"), hint: "a number"),
    Refusal(name: "PhenomXHMThresholdMband", value: .real(.nan), hint: "finite"),
    Refusal(name: "NumRelData", value: .integer(3), hint: "text"),
    Refusal(name: "Mass1", value: .real(30), hint: "mass_1"),
    Refusal(name: "spin1x", value: .real(0.1), hint: "a_1"),
    Refusal(name: "TidalLambda1", value: .real(400), hint: "lambda_1"),
    Refusal(name: "lambda2", value: .real(400), hint: "lambda_2"),
    Refusal(name: "f_ref", value: .real(20), hint: "f_ref of the waveform_generator"),
    Refusal(name: "deltaF", value: .real(1), hint: "delta_f of the domain"),
    Refusal(name: "ModeArray", value: .text("2,2"), hint: "mode_list"),
    Refusal(name: "condition", value: .integer(0), hint: "conditioning"),
    Refusal(name: "Redshift", value: .real(1), hint: "redshift"),
  ]

  private static let precVersion102 = (-4.1022558828200725e-24, 2.4162115200208053e-24)

  private func waveform(
    _ options: [ModelOption],
    modes: [Mode]? = nil
  ) throws -> LALPolarizations {
    try lal.simInspiralFD(
      lal.approximant(named: "IMRPhenomXPHM"),
      binary: LALReference.precessing,
      options: lal.options(options, modes: modes),
      spacing: 0.125,
      minimumFrequency: 20,
      maximumFrequency: 1024
    )
  }
}
