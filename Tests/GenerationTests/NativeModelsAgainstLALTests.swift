// SPDX-License-Identifier: MIT

import Domains
import Generation
import GenerationLAL
import KernelRecords
import Testing

private let library = try? LALSimulation(environment: LALSimulation.processEnvironment)

/// Models of ours, through the backends that runs use.
@Suite(
  "Native models against LALSimulation",
  .enabled(if: library != nil, "LALSimulation is not here")
)
struct NativeModelsAgainstLALTests {
  static let names = ["IMRPhenomXAS", "IMRPhenomPv2"]

  @Test("rows of a uniform domain", arguments: names)
  func uniform(name: String) throws {
    try compare(
      WaveformModel.named(name),
      on: .uniform(
        UniformFrequencyDomain(minimumFrequency: 20, maximumFrequency: 1024, spacing: 0.125)
      )
    )
  }

  @Test("rows of a multibanded domain", arguments: names)
  func multibanded(name: String) throws {
    try compare(
      WaveformModel.named(name),
      on: .multibanded(
        MultibandedFrequencyDomain(
          nodes: [20, 60, 140, 1020],
          initialSpacing: 0.25,
          baseSpacing: 0.25
        )
      )
    )
  }

  /// Without (3, 2), in which LAL rounds.
  @Test(
    "versions of the precession angles",
    arguments: ["IMRPhenomXP", "IMRPhenomXPHM"],
    [101, 102, 103, 104, 223, 300]
  )
  func precessionVersions(name: String, version: Int) throws {
    let exactly = ["PhenomXHMThresholdMband", "PhenomXPHMThresholdMband"].map {
      ModelOption(name: $0, value: .real(0))
    }
    let isXPHM = name == "IMRPhenomXPHM"
    func settings(_ options: [ModelOption]) throws -> WaveformSettings {
      try WaveformSettings(
        approximant: name,
        referenceFrequency: 20,
        modes: isXPHM ? [(2, 2), (2, 1), (3, 3), (4, 4)].map { Mode(l: $0.0, m: $0.1) } : nil,
        options: options + [ModelOption(name: "PhenomXPrecVersion", value: .integer(version))]
      )
    }
    let uniform = try UniformFrequencyDomain(
      minimumFrequency: 20,
      maximumFrequency: 512,
      spacing: 0.25
    )
    let bands = try MultibandedFrequencyDomain(
      nodes: [20, 60, 140, 1020],
      initialSpacing: 0.25,
      baseSpacing: 0.25
    )
    for domain in [Domain.uniform(uniform), .multibanded(bands)] {
      try compare(
        NativeBackend(
          settings: settings(isXPHM ? exactly : []),
          domain: domain,
          instructionSet: .best
        ),
        LALBackend(settings: settings(exactly), domain: domain, library: #require(library)),
        Self.binaries(WaveformModel.named(name))
      )
    }
  }

  @Test("versions and options that are LALSimulation's")
  func optionsOfLALSimulation() throws {
    let domain = Domain.uniform(
      try UniformFrequencyDomain(minimumFrequency: 20, maximumFrequency: 256, spacing: 0.25)
    )
    func obstacle(
      _ model: WaveformModel,
      _ name: String,
      _ value: ModelOption.Value
    ) throws -> String? {
      NativeBackend.obstacle(
        try WaveformSettings(
          approximant: model.name,
          referenceFrequency: 20,
          options: [ModelOption(name: name, value: value)]
        ),
        domain: domain
      )
    }
    let spinTaylor = try obstacle(.imrPhenomXPHM, "PhenomXPrecVersion", .integer(320))
    #expect(spinTaylor?.contains("PhenomXPrecVersion=320 is LALSimulation's") == true)
    #expect(spinTaylor?.contains("101, 102, 103, 104, 223, 300") == true)
    #expect(try obstacle(.imrPhenomXPHM, "PhenomXPHMThresholdMband", .real(1e-3)) != nil)
    #expect(try obstacle(.imrPhenomXPHM, "PhenomXPHMThresholdMband", .integer(0)) == nil)
    #expect(try obstacle(.imrPhenomXPHM, "PhenomXPFinalSpinMod", .integer(4)) == nil)
    #expect(try obstacle(.imrPhenomXPHM, "PhenomXPFinalSpinMod", .text("4")) != nil)
    #expect(try obstacle(.imrPhenomXHM, "PhenomXPrecVersion", .integer(223)) != nil)
    #expect(try obstacle(.imrPhenomXPHM, "PhenomXPNRUseTunedAngles", .integer(1)) != nil)
  }

  @Test(
    "a list of (2, ±2) changes nothing, here and in LALSimulation",
    arguments: ["IMRPhenomD", "IMRPhenomXAS", "IMRPhenomPv2", "IMRPhenomXP"]
  )
  func modesOfOneMode(name: String) throws {
    let domain = Domain.uniform(
      try UniformFrequencyDomain(minimumFrequency: 20, maximumFrequency: 256, spacing: 0.25)
    )
    let model = try WaveformModel.named(name)
    let binary = Self.binaries(model)[0]
    func settings(_ modes: [Mode]?) throws -> WaveformSettings {
      try WaveformSettings(approximant: name, referenceFrequency: 20, modes: modes)
    }
    func ours(_ modes: [Mode]?) throws -> [Double] {
      row(
        of: try NativeBackend(settings: settings(modes), domain: domain, instructionSet: .best),
        binary
      )
    }
    func theirs(_ modes: [Mode]?) throws -> [Double] {
      let lal = try #require(library)
      let backend = try LALBackend(settings: settings(modes), domain: domain, library: lal)
      return row(of: backend, binary)
    }
    let (up, down) = (Mode(l: 2, m: 2), Mode(l: 2, m: -2))
    for modes in [[up, down], [up], [down]] {
      #expect(try ours(modes) == ours(nil))
      #expect(try theirs(modes) == theirs(nil))
    }
    let error = try #require(throws: GenerationError.self) { try ours([up, Mode(l: 3, m: 3)]) }
    #expect(error.description.contains("no mode (3, 3), but (2, ±2)."))
  }

  private func compare(_ model: WaveformModel, on domain: Domain) throws {
    let settings = try WaveformSettings(model: model, referenceFrequency: 20)
    let ours = try NativeBackend(settings: settings, domain: domain, instructionSet: .best)
    let lal = try LALBackend(settings: settings, domain: domain, library: #require(library))
    compare(ours, lal, Self.binaries(model))
  }

  private func compare(_ ours: some Backend, _ lal: some Backend, _ binaries: [BinaryRecord]) {
    for binary in binaries {
      let (mine, theirs) = (row(of: ours, binary), row(of: lal, binary))
      let largest = theirs.map(\.magnitude).max() ?? 0
      let difference = zip(mine, theirs).map { ($0 - $1).magnitude }.max() ?? .infinity
      #expect(largest > 0 && mine.count == theirs.count)
      #expect(difference < 1e-8 * largest, "\(binary)")
    }
  }

  private func row(of backend: some Backend, _ binary: BinaryRecord) -> [Double] {
    var values = [Double](repeating: .nan, count: 4 * backend.binCount)
    values.withUnsafeMutableBufferPointer { values in
      guard let base = values.baseAddress else { return }
      let rows = PolarizationRows(
        plus: base,
        cross: base + 2 * backend.binCount,
        stride: 2 * backend.binCount
      )
      withUnsafePointer(to: binary) {
        let report = backend.evaluate(UnsafeBufferPointer(start: $0, count: 1), into: rows)
        #expect(report.failures.isEmpty)
      }
    }
    return values
  }

  /// Heavy and light, equal and unequal, in either order; spins as the model takes them.
  private static func binaries(_ model: WaveformModel) -> [BinaryRecord] {
    let masses = [(36.0, 29.0), (12, 70), (45, 45), (80, 6), (9, 7)]
    return masses.enumerated().map { index, masses in
      let turn = Double(index)
      let planar = model.precesses ? 0.5 : 0
      return BinaryRecord(
        mass1: masses.0,
        mass2: masses.1,
        spin1x: planar * (0.3 + 0.1 * turn),
        spin1y: planar * (0.8 - 0.4 * turn),
        spin1z: 0.6 - 0.3 * turn,
        spin2x: planar * (0.2 * turn - 0.5),
        spin2y: -planar * 0.7,
        spin2z: 0.2 * turn - 0.5,
        luminosityDistance: 500,
        inclination: 0.4 + 0.55 * turn,
        phase: 1.2 * turn,
        referenceFrequency: 20
      )
    }
  }
}
