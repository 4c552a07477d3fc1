// SPDX-License-Identifier: MIT

import Binaries
import ComplexModule
import Domains
import Generation
import RealModule
import Testing

@Suite("Single waveforms")
struct WaveformGeneratorTests {
  static func domain(to maximumFrequency: Double = 1024) throws -> Domain {
    try .uniform(
      UniformFrequencyDomain(
        minimumFrequency: 20,
        maximumFrequency: maximumFrequency,
        spacing: 0.125
      )
    )
  }

  static func generator(
    startFrequency: Double? = nil,
    maximumFrequency: Double = 1024,
    lastBin: LastBin = .lal,
    bandStart: BandStart = .zero
  ) throws -> WaveformGenerator {
    try WaveformGenerator(
      settings: WaveformSettings(
        model: .imrPhenomD,
        referenceFrequency: 20,
        startFrequency: startFrequency,
        lastBin: lastBin,
        bandStart: bandStart
      ),
      domain: domain(to: maximumFrequency)
    )
  }

  static let example: KeyValuePairs<String, Double> = [
    "chirp_mass": 30, "mass_ratio": 0.8, "chi_1": 0.3, "chi_2": -0.2, "theta_jn": 0.5,
    "phase": 1, "luminosity_distance": 1000,
  ]

  /// Values that dingo-gw 0.10.3 gives for this binary (its time of merger is rounded to 1 ns).
  @Test(
    "values of dingo-gw",
    arguments: [
      (20.0, -1.359731804723e-23, 2.971068689997e-23, 2.945915740809e-23, 1.348220369424e-23),
      (100.0, -1.320456506866e-24, -4.120054474475e-24, -4.085174257401e-24, 1.309277574675e-24),
      (300.0, -4.864362427879e-25, -2.060064602045e-25, -2.042624177179e-25, 4.823180929319e-25),
    ]
  )
  func golden(f: Double, plusRe: Double, plusIm: Double, crossRe: Double, crossIm: Double) throws {
    let waveform = try Self.generator().polarizations(Self.example)
    let bin = Int(f / 0.125)
    let scale = waveform.plus.map(\.length).max() ?? 0
    #expect((waveform.plus[bin] - Complex(plusRe, plusIm)).length < 1e-6 * scale)
    #expect((waveform.cross[bin] - Complex(crossRe, crossIm)).length < 1e-6 * scale)
    #expect(waveform.warnings.isEmpty)
  }

  @Test("the start is tapered as SimInspiralFD does it, when asked for")
  func tapered() throws {
    let waveform = try Self.generator(bandStart: .tapered).polarizations(Self.example)
    let scale = waveform.plus.map(\.length).max() ?? 0
    let first = try #require(waveform.plus.firstIndex { $0 != .zero })
    #expect(first > 100 && first < 160)
    #expect(
      (waveform.plus[152] - Complex(-2.343100373391e-23, -1.403444265267e-23)).length
        < 1e-6 * scale
    )
    let zeroed = try Self.generator().polarizations(Self.example)
    #expect(zeroed.plus[..<160].allSatisfy { $0 == .zero })
    #expect(zeroed.plus[160...] == waveform.plus[160...])
  }

  @Test("f_start above f_min moves the start of the signal")
  func startFrequency() throws {
    let early = try Self.generator().polarizations(Self.example)
    let late = try Self.generator(startFrequency: 40).polarizations(Self.example)
    let first = try #require(late.plus.firstIndex { $0 != .zero })
    #expect(first > 200 && first < 320, "the taper begins below 40 Hz, far above 20 Hz")
    #expect(late.plus[320...] == early.plus[320...])
  }

  /// LAL's bin at f_max is zero whether or not f_max/Δf is a power of two.
  @Test("the last bin follows LAL, or the model", arguments: [1024.0, 1000])
  func lastBin(maximumFrequency: Double) throws {
    // Light enough for the cut-off to lie above f_max.
    let light: KeyValuePairs<String, Double> = [
      "chirp_mass": 10, "mass_ratio": 0.8, "chi_1": 0.3, "chi_2": -0.2, "theta_jn": 0.5,
      "phase": 1, "luminosity_distance": 1000,
    ]
    let lal = try Self.generator(maximumFrequency: maximumFrequency).polarizations(light)
    let model = try Self.generator(maximumFrequency: maximumFrequency, lastBin: .model)
      .polarizations(light)
    #expect(lal.plus.last == .zero)
    #expect(model.plus.last != .zero)
    #expect(lal.plus.dropLast() == model.plus.dropLast())
  }

  @Test("a multibanded domain that starts at 0 Hz holds zero there")
  func zeroFrequency() throws {
    let domain = try MultibandedFrequencyDomain(
      nodes: [0, 16, 64],
      initialSpacing: 0.5,
      baseSpacing: 0.5
    )
    let waveform = try WaveformGenerator(
      settings: WaveformSettings(model: .imrPhenomD, referenceFrequency: 20),
      domain: .multibanded(domain)
    ).polarizations(Self.example)
    #expect(domain.frequencies[0] == 0 && waveform.plus[0] == .zero && waveform.cross[0] == .zero)
    #expect(waveform.plus.dropFirst().allSatisfy { $0 != .zero })
  }

  @Test("bad parameters are refused by name")
  func refusals() throws {
    let generator = try Self.generator()
    #expect(throws: BinaryError.self) {
      try generator.polarizations(["chirp_mass": 30, "mass_ratio": 0.8])
    }
    #expect(throws: BinaryError.self) {
      try generator.polarizations([
        "chirp_mas": 30, "mass_ratio": 0.8, "chi_1": 0, "chi_2": 0, "theta_jn": 0, "phase": 0,
        "luminosity_distance": 1,
      ])
    }
    let precessing: KeyValuePairs<String, Double> = [
      "mass_1": 30, "mass_2": 20, "a_1": 0.5, "a_2": 0.5, "tilt_1": 1, "tilt_2": 1, "phi_12": 0,
      "phi_jl": 0, "theta_jn": 0, "phase": 0, "luminosity_distance": 1,
    ]
    let error = try #require(throws: GenerationError.self) {
      try generator.polarizations(precessing)
    }
    #expect(error.description.contains("orbital plane"))
  }

  @Test("settings that cannot be are refused")
  func settings() throws {
    #expect(throws: GenerationError.self) {
      try WaveformSettings(model: .imrPhenomD, referenceFrequency: 0)
    }
    #expect(throws: GenerationError.self) {
      try WaveformSettings(model: .imrPhenomD, referenceFrequency: 20, startFrequency: -1)
    }
    let error = try #require(throws: GenerationError.self) {
      try WaveformModel.named("IMRPhenomC")
    }
    #expect(error.description.contains("IMRPhenomD"))
  }

  @Test("every build that this processor runs gives the same bits")
  func builds() throws {
    let domain = try Self.domain()
    let settings = try WaveformSettings(model: .imrPhenomD, referenceFrequency: 20)
    let waveforms = try InstructionSet.allCases.filter(\.isAvailable).map { set in
      try WaveformGenerator(settings: settings, domain: domain, instructionSet: set)
        .polarizations(Self.example)
    }
    for waveform in waveforms { #expect(waveform == waveforms[0]) }
    for set in InstructionSet.allCases where !set.isAvailable {
      #expect(throws: GenerationError.instructionSetUnavailable(set)) {
        try WaveformGenerator(settings: settings, domain: domain, instructionSet: set)
      }
    }
  }

  @Test("every model names references and a cut-off")
  func models() {
    for model in WaveformModel.all {
      #expect(!model.references.isEmpty && model.cutoff > 0 && !model.modes.isEmpty)
      #expect((try? WaveformModel.named(model.name)) == model)
    }
  }
}
