// SPDX-License-Identifier: MIT

import Backends
import Binaries
import ComplexModule
import Domains
import Generation
import GenerationLAL
import RealModule
import Testing

/// Whether LALSimulation can be loaded here.
private let isLALPresent: Bool = {
  (try? LALSimulation.shared(environment: LALSimulation.processEnvironment)) != nil
}()

@Suite(
  "Components by the modes of LALSimulation",
  .enabled(if: isLALPresent, "LALSimulation is not here")
)
struct LALModesTests {
  static func domain() throws -> UniformFrequencyDomain {
    try UniformFrequencyDomain(minimumFrequency: 25, maximumFrequency: 1024, spacing: 0.25)
  }

  static func generator(
    _ approximant: String,
    _ domain: Domain? = nil,
    modeSeparation: ModeSeparation = .modes,
    options: [ModelOption] = []
  ) throws -> WaveformGenerator {
    let settings = try WaveformSettings(
      approximant: approximant,
      referenceFrequency: 25,
      spinConversionPhase: 0,
      options: options,
      backend: .lal,
      modeSeparation: modeSeparation
    )
    let selection = try BackendSelection(
      settings: settings,
      domain: domain ?? .uniform(Self.domain())
    )
    return WaveformGenerator(settings: settings, backend: selection.backend)
  }

  private func expect(
    _ components: ModeSeparatedPolarizations,
    agreeWith golden: [GoldenComponent],
    tolerance: Double
  ) throws {
    let scale = components.components.flatMap(\.plus).map(\.length).max() ?? 0
    for value in golden {
      let component = try #require(components[value.m])
      let plus = Complex(value.plus.0, value.plus.1)
      let cross = Complex(value.cross.0, value.cross.1)
      #expect((component.plus[value.bin] - plus).length < tolerance * scale, "m = \(value.m)")
      #expect((component.cross[value.bin] - cross).length < tolerance * scale, "m = \(value.m)")
    }
  }

  @Test("SEOBNRv4PHM: dingo's values, the law, the means over multibanded bins")
  func timeModes() throws {
    let parameters = try ModeSeparationCase.parameters(
      ModeSeparationCase.precessing,
      phase: 1.3
    )
    // One computation of modes that start at f_ref serves all.
    let components = try Self.generator("SEOBNRv4PHM").modeSeparatedPolarizations(parameters)
    #expect(components.orders == -5...5)
    try expect(components, agreeWith: GoldenComponents.timeModes, tolerance: 1e-6)
    #expect(components.components.allSatisfy { $0.plus[..<100].allSatisfy { $0 == .zero } })

    let shift = 0.8
    let later = try ModeSeparationCase.parameters(
      ModeSeparationCase.precessing,
      phase: 1.3 + shift
    )
    let bands = try MultibandedFrequencyDomain(
      nodes: [25, 33, 65, 129],
      initialSpacing: 0.25,
      base: Self.domain()
    )
    let shifted = try Self.generator("SEOBNRv4PHM", .multibanded(bands))
      .modeSeparatedPolarizations(later)
    for m in components.orders {
      let here = try #require(components[m]).plus
      let there = try #require(shifted[m]).plus
      let means = try bands.decimate(here.flatMap { [$0.real, $0.imaginary] }, valuesPerBin: 2)
      let scale = there.map(\.length).max() ?? 0
      let factor = Complex(length: 1, phase: -Double(m) * shift)
      for (bin, value) in there.enumerated() {
        let expected = Complex(means[2 * bin], means[2 * bin + 1]) * factor
        #expect((value - expected).length <= 1e-12 * scale, "m = \(m), bin \(bin)")
      }
    }
  }

  /// Modes are tapered one by one, the waveform as a whole: they differ where the signal starts.
  @Test("SEOBNRv4P: modes add up to the waveform, but for the taper")
  func sumOfTimeModes() throws {
    let approximant = "SEOBNRv4P"
    let parameters = try ModeSeparationCase.parameters(
      ModeSeparationCase.precessing,
      phase: 1.3
    )
    let components = try Self.generator(approximant).modeSeparatedPolarizations(parameters)
    let full = try Self.generator(approximant).polarizations(parameters)
    let sum = components.sum()
    let bins = 200..<2000
    let scale = full.plus[bins].map(\.length).max() ?? 0
    #expect(scale > 0)
    let amplitudes = zip(full.plus[bins], sum.plus[bins]).map { abs($0.length - $1.length) }
    #expect((amplitudes.max() ?? .infinity) < 0.03 * scale)
  }

  @Test("IMRPhenomXPHM: dingo's values from phases; modes add up to the waveform")
  func frequencyModes() throws {
    let parameters = try ModeSeparationCase.parameters(
      ModeSeparationCase.precessing,
      phase: 1.3
    )
    let phases = try Self.generator("IMRPhenomXPHM", modeSeparation: .phases)
      .modeSeparatedPolarizations(parameters)
    try expect(phases, agreeWith: GoldenComponents.phases, tolerance: 1e-6)

    let generator = try Self.generator("IMRPhenomXPHM")
    let modes = try generator.modeSeparatedPolarizations(parameters)
    #expect(modes.orders == -4...4)
    // LAL interpolates modes and waveforms on different grids.
    for m in modes.orders {
      let (a, b) = (try #require(phases[m]), try #require(modes[m]))
      let scale = phases.components.flatMap(\.plus).map(\.length).max() ?? 0
      let worst = zip(a.plus + a.cross, b.plus + b.cross).map { ($0 - $1).length }.max() ?? 0
      #expect(worst < 2e-3 * scale, "m = \(m)")
    }
    let shift = 2.9
    let later = try ModeSeparationCase.parameters(
      ModeSeparationCase.precessing,
      phase: 1.3 + shift
    )
    let shifted = try generator.modeSeparatedPolarizations(later)
    #expect(ModeSeparationCase.difference(shifted.sum(), modes.sum(phaseShift: shift)) < 1e-12)
  }

  static let withoutInterpolation = [
    ModelOption(name: "PhenomXHMThresholdMband", value: .real(0)),
    ModelOption(name: "PhenomXPHMThresholdMband", value: .real(0)),
  ]

  @Test("without LAL's interpolation, the modes of IMRPhenomXPHM add up to the waveform")
  func exactSum() throws {
    let parameters = try ModeSeparationCase.parameters(
      ModeSeparationCase.precessing,
      phase: 1.3
    )
    let generator = try Self.generator("IMRPhenomXPHM", options: Self.withoutInterpolation)
    let modes = try generator.modeSeparatedPolarizations(parameters)
    let full = try generator.polarizations(parameters)
    let sum = modes.sum()
    let scale = full.plus.map(\.length).max() ?? 0
    // LAL drops the last bin of a conditioned waveform.
    for bin in 0..<full.plus.count - 1 {
      #expect((sum.plus[bin] - full.plus[bin]).length < 1e-9 * scale, "bin \(bin)")
      if (sum.plus[bin] - full.plus[bin]).length >= 1e-9 * scale { return }
    }
  }

  /// dingo's bound on suspicious waveforms, 1e-20, lies between those of different phases here.
  @Test("what is suspicious at one phase is made without interpolation at all of them")
  func alike() throws {
    func parameters(_ distance: Double, _ phase: Double) throws -> BinaryParameters {
      var values = ModeSeparationCase.precessing
      values["luminosity_distance"] = distance
      return try ModeSeparationCase.parameters(values, phase: phase)
    }
    let open = try Self.generator("IMRPhenomXPHM", modeSeparation: .phases)
    let peaks = try (0..<9).map { index in
      let waveform = try open.polarizations(
        parameters(1000, 1.3 + 2 * .pi * Double(index) / 9)
      )
      return (waveform.plus + waveform.cross).map(\.length).max() ?? 0
    }
    let (lowest, highest) = (peaks.min() ?? 0, peaks.max() ?? 0)
    #expect(lowest < highest)
    let near = try parameters(1000 * (lowest * highest).squareRoot() / 1e-20, 1.3)
    let off = try Self.generator(
      "IMRPhenomXPHM",
      modeSeparation: .phases,
      options: Self.withoutInterpolation
    )
    let components = try open.modeSeparatedPolarizations(near)
    #expect(components == (try off.modeSeparatedPolarizations(near)))
  }

  @Test("options that turn the modes' frame are refused")
  func frameOptions() throws {
    let parameters = try ModeSeparationCase.parameters(
      ModeSeparationCase.precessing,
      phase: 1.3
    )
    let generator = try Self.generator(
      "IMRPhenomXPHM",
      options: [ModelOption(name: "PhenomXPrecVersion", value: .integer(102))]
    )
    let error = try #require(throws: GenerationError.self) {
      try generator.modeSeparatedPolarizations(parameters)
    }
    #expect(error.description.contains("PhenomXPrecVersion"))
  }

  @Test(
    "models without modes are refused, and say why",
    arguments: ["IMRPhenomD", "SEOBNRv4", "IMRPhenomTHM"]
  )
  func withoutModes(approximant: String) throws {
    let parameters = try ModeSeparationCase.parameters(ModeSeparationCase.aligned, phase: 1.3)
    let generator = try Self.generator(approximant)
    let error = try #require(throws: GenerationError.self) {
      try generator.modeSeparatedPolarizations(parameters)
    }
    #expect(error.description.contains(approximant))
  }

  @Test("a surrogate without its data says what is missing")
  func missingData() throws {
    let parameters = try ModeSeparationCase.parameters(
      ModeSeparationCase.precessing,
      phase: 1.3
    )
    do {
      _ = try Self.generator("NRSur7dq4").modeSeparatedPolarizations(parameters)
    } catch let error as GenerationError {
      #expect(error.description.contains("NRSur7dq4"))
    }
  }
}

@Suite("Spin-weighted harmonics")
struct WignerMatrixTests {
  @Test("closed forms of l = 2", arguments: [0.0, 0.3, 1.2, 2.9, Double.pi])
  func closedForms(angle: Double) {
    let (cosine, sine) = (Double.cos(angle), Double.sin(angle))
    let expected = [
      -2: (5 / (64 * Double.pi)).squareRoot() * (1 - cosine) * (1 - cosine),
      -1: (5 / (16 * Double.pi)).squareRoot() * sine * (1 - cosine),
      0: (15 / (32 * Double.pi)).squareRoot() * sine * sine,
      1: (5 / (16 * Double.pi)).squareRoot() * sine * (1 + cosine),
      2: (5 / (64 * Double.pi)).squareRoot() * (1 + cosine) * (1 + cosine),
    ]
    for (m, value) in expected {
      let harmonic = WignerMatrix.harmonic(Mode(l: 2, m: m), polar: angle, azimuth: 0.7)
      let whole = Complex(length: 1, phase: 0.7 * Double(m)) * Complex(value)
      #expect((harmonic - whole).length < 1e-15, "m = \(m)")
    }
  }

  @Test("rows are orthonormal", arguments: 2...8)
  func orthonormal(degree: Int) {
    for a in -degree...degree {
      for b in -degree...degree {
        let product = (-degree...degree).reduce(0.0) { sum, m in
          sum + WignerMatrix.d(degree, a, m, angle: 1.1) * WignerMatrix.d(degree, b, m, angle: 1.1)
        }
        #expect(abs(product - (a == b ? 1 : 0)) < 1e-12)
      }
    }
  }
}
