// SPDX-License-Identifier: MIT

import Backends
import Binaries
import ComplexModule
import Domains
import Generation
import GenerationLAL
import RealModule
import Testing

/// Parameters of the binaries that are separated here, apart from the phase.
enum ModeSeparationCase {
  static let aligned: [String: Double] = [
    "chirp_mass": 30, "mass_ratio": 0.6, "chi_1": 0.3, "chi_2": -0.2, "theta_jn": 0.9,
    "luminosity_distance": 1000,
  ]
  static let precessing: [String: Double] = [
    "chirp_mass": 28, "mass_ratio": 0.5, "a_1": 0.7, "a_2": 0.4, "tilt_1": 1.1, "tilt_2": 0.8,
    "phi_12": 0.4, "phi_jl": 2.1, "theta_jn": 0.9, "luminosity_distance": 1000,
  ]

  static func parameters(_ values: [String: Double], phase: Double) throws -> BinaryParameters {
    let entries = values.sorted { $0.key < $1.key } + [("phase", phase)]
    let converter = try ParameterConverter(names: entries.map(\.key))
    return entries.map(\.value).withUnsafeBufferPointer { converter($0) }
  }

  static func uniform() throws -> Domain {
    try .uniform(
      UniformFrequencyDomain(minimumFrequency: 20, maximumFrequency: 512, spacing: 0.25)
    )
  }

  static func multibanded() throws -> Domain {
    try .multibanded(
      MultibandedFrequencyDomain(
        nodes: [20, 36, 68, 132, 260],
        initialSpacing: 0.25,
        baseSpacing: 0.25
      )
    )
  }

  static func generator(
    _ approximant: String,
    _ domain: Domain,
    spinConversionPhase: Double? = 0,
    modes: [Mode]? = nil,
    backend: BackendChoice = .auto,
    modeSeparation: ModeSeparation = .phases
  ) throws -> WaveformGenerator {
    let settings = try WaveformSettings(
      approximant: approximant,
      referenceFrequency: 20,
      spinConversionPhase: spinConversionPhase,
      modes: modes,
      backend: backend,
      modeSeparation: modeSeparation
    )
    let selection = try BackendSelection(settings: settings, domain: domain)
    return WaveformGenerator(settings: settings, backend: selection.backend)
  }

  /// The largest difference of two waveforms, in units of the largest bin of the first.
  static func difference(_ a: Polarizations, _ b: Polarizations) -> Double {
    guard a.plus.count == b.plus.count, a.cross.count == b.cross.count else { return .infinity }
    let largest = (a.plus + a.cross).map(\.length).max() ?? 0
    let differences = zip(a.plus + a.cross, b.plus + b.cross).map { ($0 - $1).length }
    return (differences.max() ?? .infinity) / largest
  }
}

/// What holds whatever computes.
private func checkLaws(
  _ generator: WaveformGenerator,
  _ values: [String: Double],
  largestOrder: Int,
  tolerance: Double = 1e-12,
  sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let (phase, shift) = (1.3, 2.17)
  let here = try ModeSeparationCase.parameters(values, phase: phase)
  let there = try ModeSeparationCase.parameters(values, phase: phase + shift)
  let components = try generator.modeSeparatedPolarizations(here)
  let shifted = try generator.modeSeparatedPolarizations(there)
  #expect(components.largestOrder == largestOrder, sourceLocation: sourceLocation)
  #expect(components.components.count == 2 * largestOrder + 1, sourceLocation: sourceLocation)
  #expect(components[largestOrder + 1] == nil, sourceLocation: sourceLocation)

  let full = try generator.polarizations(here)
  let fullShifted = try generator.polarizations(there)
  let scale = (full.plus + full.cross).map(\.length).max() ?? 0
  #expect(
    ModeSeparationCase.difference(full, components.sum()) < 1e-12,
    "the sum is the waveform",
    sourceLocation: sourceLocation
  )
  #expect(
    ModeSeparationCase.difference(fullShifted, components.sum(phaseShift: shift)) < tolerance,
    "the sum follows the phase",
    sourceLocation: sourceLocation
  )
  for m in components.orders {
    let factor = Complex(length: 1, phase: -Double(m) * shift)
    let before = try #require(components[m])
    let after = try #require(shifted[m])
    for (a, b) in zip(before.plus + before.cross, after.plus + after.cross) {
      let error = (a * factor - b).length / scale
      #expect(error < tolerance, "m = \(m)", sourceLocation: sourceLocation)
      if error >= tolerance { return }
    }
  }
}

@Suite("Components by their dependence on the phase")
struct ModeSeparationTests {
  @Test("our own kernels: the sum, the law, and all power in m = −2", arguments: [false, true])
  func native(isMultibanded: Bool) throws {
    let domain =
      try isMultibanded ? ModeSeparationCase.multibanded() : ModeSeparationCase.uniform()
    let generator = try ModeSeparationCase.generator("IMRPhenomD", domain, backend: .native)
    try checkLaws(generator, ModeSeparationCase.aligned, largestOrder: 2)
    let parameters = try ModeSeparationCase.parameters(ModeSeparationCase.aligned, phase: 0.4)
    let components = try generator.modeSeparatedPolarizations(parameters)
    let dominant = try #require(components[-2])
    #expect(ModeSeparationCase.difference(dominant, components.sum()) < 1e-14)
  }

  @Test("aligned spins need no phase for the spins' conversion")
  func alignedSpins() throws {
    let generator = try ModeSeparationCase.generator(
      "IMRPhenomD",
      ModeSeparationCase.uniform(),
      spinConversionPhase: nil,
      backend: .native
    )
    try checkLaws(generator, ModeSeparationCase.aligned, largestOrder: 2)
  }

  @Test("spins in the orbital plane without a phase for their conversion are refused")
  func spinConversionPhase() throws {
    let generator = try ModeSeparationCase.generator(
      "IMRPhenomD",
      ModeSeparationCase.uniform(),
      spinConversionPhase: nil,
      backend: .native
    )
    let parameters = try ModeSeparationCase.parameters(ModeSeparationCase.precessing, phase: 0)
    let error = try #require(throws: GenerationError.spinConversionPhaseMissing) {
      try generator.modeSeparatedPolarizations(parameters)
    }
    #expect(error.description.contains("spin_conversion_phase"))
  }

  @Test("a model's refusal is an error that names the model")
  func refusal() throws {
    let generator = try ModeSeparationCase.generator(
      "IMRPhenomD",
      ModeSeparationCase.uniform(),
      backend: .native
    )
    let parameters = try ModeSeparationCase.parameters(ModeSeparationCase.precessing, phase: 0)
    let error = try #require(throws: GenerationError.self) {
      try generator.modeSeparatedPolarizations(parameters)
    }
    #expect(error.description.contains("IMRPhenomD"))
  }

  @Test(
    "our own kernels: the sum and the law",
    arguments: [
      ("IMRPhenomXAS", false, 2), ("IMRPhenomXHM", false, 4), ("IMRPhenomPv2", true, 2),
      ("IMRPhenomXP", true, 2), ("IMRPhenomXPHM", true, 4),
    ]
  )
  func nativeModels(approximant: String, precesses: Bool, order: Int) throws {
    for domain in [try ModeSeparationCase.uniform(), try ModeSeparationCase.multibanded()] {
      let generator = try ModeSeparationCase.generator(approximant, domain, backend: .native)
      try checkLaws(generator, ModeSeparationCase.aligned, largestOrder: order)
      if precesses { try checkLaws(generator, ModeSeparationCase.precessing, largestOrder: order) }
    }
  }

  @Test("our own kernels give the components that waveforms at several phases have")
  func nativeAgainstPhases() throws {
    for model in WaveformModel.all {
      let generator = try ModeSeparationCase.generator(
        model.name,
        ModeSeparationCase.uniform(),
        backend: .native
      )
      let values = model.precesses ? ModeSeparationCase.precessing : ModeSeparationCase.aligned
      let components = try generator.modeSeparatedPolarizations(
        ModeSeparationCase.parameters(values, phase: 0.4)
      )
      let count = components.components.count
      let waveforms = try (0..<count).map { index in
        let phase = 0.4 + 2 * .pi * Double(index) / Double(count)
        return try generator.polarizations(ModeSeparationCase.parameters(values, phase: phase))
      }
      let scale = (waveforms[0].plus + waveforms[0].cross).map(\.length).max() ?? 0
      for m in components.orders {
        let component = try #require(components[m])
        var error = 0.0
        for bin in component.plus.indices {
          var sum = Complex<Double>.zero
          for (index, waveform) in waveforms.enumerated() {
            let angle = 2 * .pi * Double(index * m) / Double(count)
            sum += waveform.plus[bin] * Complex(length: 1 / Double(count), phase: angle)
          }
          error = max(error, (sum - component.plus[bin]).length)
        }
        #expect(error < 1e-12 * scale, "\(model.name), m = \(m)")
      }
    }
  }

  @Test("mode lists of our own kernels")
  func nativeModeLists() throws {
    let domain = try ModeSeparationCase.uniform()
    for (approximant, modes, order) in [
      ("IMRPhenomXHM", [Mode(l: 2, m: 2), Mode(l: 3, m: -3)], 3),
      ("IMRPhenomXPHM", [Mode(l: 2, m: 2), Mode(l: 2, m: -2)], 2),
      ("IMRPhenomXPHM", [Mode(l: 3, m: 3), Mode(l: 2, m: 1)], 3),
      ("IMRPhenomXP", [Mode(l: 2, m: 2)], 2),
    ] {
      let generator = try ModeSeparationCase.generator(
        approximant,
        domain,
        modes: modes,
        backend: .native
      )
      try checkLaws(generator, ModeSeparationCase.aligned, largestOrder: order)
    }
  }

  @Test("by modes, our own kernels give the same, and LALSimulation is not needed")
  func nativeModes() throws {
    let parameters = try ModeSeparationCase.parameters(ModeSeparationCase.aligned, phase: 0)
    let components = try [ModeSeparation.modes, .phases].map { way in
      try ModeSeparationCase.generator(
        "IMRPhenomXHM",
        ModeSeparationCase.uniform(),
        backend: .native,
        modeSeparation: way
      ).modeSeparatedPolarizations(parameters)
    }
    #expect(components[0] == components[1])
  }

  @Test("the largest order is that of the model, or of the modes asked for")
  func largestOrder() throws {
    func order(_ approximant: String, _ modes: [Mode]? = nil) throws -> Int? {
      try LargestOrder.of(
        WaveformSettings(approximant: approximant, referenceFrequency: 20, modes: modes)
      )
    }
    #expect(try order("IMRPhenomXP") == 2)
    #expect(try order("IMRPhenomXPHM") == 4)
    #expect(try order("IMRPhenomXPHM", [Mode(l: 2, m: 2), Mode(l: 3, m: -3)]) == 3)
    #expect(try order("SEOBNRv5HM_ROM") == 5)
    #expect(try order("IMRPhenomPv3HM") == 8)
    #expect(try order("EccentricFD") == nil)
    for model in WaveformModel.all {
      #expect(try order(model.name) == model.modes.map(\.l).max())
    }
  }
}

/// Whether LALSimulation can be loaded here.
private let isLALPresent: Bool = {
  (try? LALSimulation.shared(environment: LALSimulation.processEnvironment)) != nil
}()

@Suite(
  "Components by their dependence on the phase, from LALSimulation",
  .enabled(if: isLALPresent, "LALSimulation is not here")
)
struct LALModeSeparationTests {
  /// LAL's interpolation of IMRPhenomXHM rounds phases of 10⁵ rad, and so keeps the law to 10⁻⁸.
  @Test(
    "the sum and the law",
    arguments: [
      ("IMRPhenomD", false, 2, 1e-12), ("IMRPhenomHM", false, 4, 1e-12),
      ("IMRPhenomXHM", false, 4, 1e-7), ("IMRPhenomPv2", true, 2, 1e-12),
      ("IMRPhenomXP", true, 2, 1e-12), ("IMRPhenomXPHM", true, 4, 1e-12),
      ("IMRPhenomPv3HM", true, 8, 1e-11),
    ]
  )
  func laws(approximant: String, precesses: Bool, order: Int, tolerance: Double) throws {
    for domain in [try ModeSeparationCase.uniform(), try ModeSeparationCase.multibanded()] {
      // LAL evaluates neither on a list of frequencies.
      if case .multibanded = domain, approximant == "IMRPhenomPv3HM" { continue }
      try checkLaws(
        ModeSeparationCase.generator(approximant, domain, backend: .lal),
        precesses ? ModeSeparationCase.precessing : ModeSeparationCase.aligned,
        largestOrder: order,
        tolerance: tolerance
      )
    }
  }

  @Test("a model with no end of harmonics is refused, and says why")
  func unknownOrder() throws {
    let generator = try ModeSeparationCase.generator(
      "EccentricFD",
      ModeSeparationCase.uniform()
    )
    let parameters = try ModeSeparationCase.parameters(ModeSeparationCase.aligned, phase: 0)
    let error = try #require(throws: GenerationError.self) {
      try generator.modeSeparatedPolarizations(parameters)
    }
    #expect(error.description.contains("mode_list"))
  }
}
