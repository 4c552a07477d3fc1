// SPDX-License-Identifier: MIT

import Domains
import Generation
import GenerationLAL
import KernelRecords
import Testing

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

@Suite(
  "LALSimulation as a backend",
  .enabled(if: LALReference.library != nil, LALReference.absence)
)
struct LALBackendTests {
  let lal: LALSimulation
  let uniform: UniformFrequencyDomain

  init() throws {
    lal = try LALReference.require()
    uniform = try UniformFrequencyDomain(
      minimumFrequency: 20,
      maximumFrequency: 1024,
      spacing: 0.25
    )
  }

  // 700 Hz is no power of two times the spacing: LAL's samples are then those of 1024 Hz.
  @Test(
    "A uniform domain holds SimInspiralFD with the merger at t = 0",
    arguments: [
      ("IMRPhenomD", 1024.0), ("IMRPhenomXPHM", 1024.0), ("IMRPhenomXAS", 700.0),
      ("IMRPhenomTHM", 1024.0), ("IMRPhenomT", 700.0),
    ]
  )
  func uniformDomain(name: String, maximumFrequency: Double) throws {
    let domain = try UniformFrequencyDomain(
      minimumFrequency: 20,
      maximumFrequency: maximumFrequency,
      spacing: 0.25
    )
    let binary =
      name.hasSuffix("PHM") ? LALReference.precessing : LALReference.spinless
    let row = try Rows(backend(name, .uniform(domain)), binary)
    #expect(row.failure == nil)
    let wave = try lal.simInspiralFD(
      lal.approximant(named: name),
      binary: binary,
      spacing: 0.25,
      minimumFrequency: 20,
      maximumFrequency: maximumFrequency
    )
    var time = wave.epoch + 4
    if !name.hasPrefix("IMRPhenomT") { time = (time * 2048).rounded() / 2048 }
    for (values, ours) in [(wave.plus, row.plus), (wave.cross, row.cross)] {
      let scale = largest(ours)
      #expect(scale > 1e-24)
      #expect(ours[..<160].allSatisfy { $0 == 0 })
      for bin in 160..<domain.count {
        let turns = Double(bin) * 0.25 * time
        let angle = -2 * Double.pi * (turns - turns.rounded())
        let (re, im) = (values[2 * bin], values[2 * bin + 1])
        let expected = (re * cos(angle) - im * sin(angle), re * sin(angle) + im * cos(angle))
        let defect = max(abs(ours[2 * bin] - expected.0), abs(ours[2 * bin + 1] - expected.1))
        #expect(defect < 1e-13 * scale, "bin \(bin)")
      }
    }
  }

  @Test("Both backends have one origin of time")
  func agreesWithNative() throws {
    let settings = try WaveformSettings(approximant: "IMRPhenomD", referenceFrequency: 20)
    let native = try NativeBackend(
      settings: settings,
      domain: .uniform(uniform),
      instructionSet: .portable
    )
    let ours = Rows(native, LALReference.spinless)
    let theirs = try Rows(backend("IMRPhenomD", .uniform(uniform)), LALReference.spinless)
    let scale = largest(ours.plus)
    for index in ours.plus.indices {
      #expect(abs(ours.plus[index] - theirs.plus[index]) < 1e-9 * scale)
    }
  }

  @Test("The tapered start is kept where it is asked for, and no conditioning where that is")
  func conditioning() throws {
    let tapered = try Rows(
      backend("IMRPhenomD", .uniform(uniform), bandStart: .tapered),
      LALReference.spinless
    )
    #expect(tapered.plus[2 * 76] != 0)
    let plain = try Rows(
      backend("IMRPhenomD", .uniform(uniform), conditioning: .none),
      LALReference.spinless
    )
    let wave = try lal.chooseFrequencyDomainWaveform(
      lal.approximant(named: "IMRPhenomD"),
      binary: LALReference.spinless,
      spacing: 0.25,
      minimumFrequency: 20,
      maximumFrequency: 1024
    )
    #expect(plain.plus == wave.plus && plain.cross == wave.cross)
    let error = #expect(throws: BackendError.self) {
      try backend("IMRPhenomTPHM", .uniform(uniform), conditioning: .none)
    }
    #expect(error?.isAboutSettings == true)
  }

  @Test("A multibanded domain holds the sequence, with the highest frequency of the base")
  func sequence() throws {
    let multibanded = try MultibandedFrequencyDomain(
      nodes: [20, 100, 500],
      initialSpacing: 0.25,
      base: uniform
    )
    let domain = Domain.multibanded(multibanded)
    for name in ["IMRPhenomXPHM", "IMRPhenomXP_NRTidalv3"] {
      var binary = name.contains("Tidal") ? LALReference.neutronStars : LALReference.precessing
      if name.contains("Tidal") { (binary.lambda1, binary.lambda2) = (400, 600) }
      let row = try Rows(backend(name, domain), binary)
      let wave = try lal.frequencyDomainWaveformSequence(
        lal.approximant(named: name),
        binary: binary,
        frequencies: domain.evaluationFrequencies + [1024]
      )
      #expect(row.failure == nil)
      #expect(row.plus == Array(wave.plus.dropLast(2)))
      #expect(row.cross == Array(wave.cross.dropLast(2)))
    }
  }

  @Test("Models without a sequence are averaged over the bins of a multibanded domain")
  func averaged() throws {
    let multibanded = try MultibandedFrequencyDomain(
      nodes: [20, 100, 500],
      initialSpacing: 0.25,
      base: uniform
    )
    for name in ["IMRPhenomT", "IMRPhenomPv3HM"] {
      let row = try Rows(backend(name, .multibanded(multibanded)), LALReference.spinless)
      let base = try Rows(backend(name, .uniform(uniform)), LALReference.spinless)
      #expect(row.failure == nil && base.failure == nil)
      #expect(try row.plus == multibanded.decimate(base.plus, valuesPerBin: 2))
    }
  }

  @Test("A time domain is one period, whose Fourier transform is the uniform domain's row")
  func times() throws {
    let times = try TimeDomain(duration: 4, samplingRate: 2048)
    for name in ["IMRPhenomTHM", "IMRPhenomXAS"] {
      let binary = LALReference.spinless
      let row = try Rows(backend(name, .time(times), startFrequency: 20), binary)
      #expect(row.failure == nil)
      #expect(row.plus.count == times.count)
      let strongest = row.plus.indices.max { abs(row.plus[$0]) < abs(row.plus[$1]) } ?? 0
      #expect(min(strongest, times.count - strongest) < 40, "the merger is at \(strongest)")
      guard name == "IMRPhenomTHM" else { continue }
      let spectrum = try Rows(backend(name, .uniform(uniform)), binary)
      let scale = largest(spectrum.plus)
      for bin in [100, 200, 431, 1000, 2000] {
        var sum = (0.0, 0.0)
        for (index, value) in row.plus.enumerated() {
          let angle = -2 * Double.pi * Double(bin * index % times.count) / Double(times.count)
          sum.0 += value * cos(angle) / 2048
          sum.1 += value * sin(angle) / 2048
        }
        #expect(abs(sum.0 - spectrum.plus[2 * bin]) < 1e-6 * scale, "bin \(bin)")
        #expect(abs(sum.1 - spectrum.plus[2 * bin + 1]) < 1e-6 * scale, "bin \(bin)")
      }
    }
    #expect(throws: BackendError.self) { try backend("IMRPhenomTPHM", .time(times)) }
  }

  @Test("What is not a waveform is a failure of the row, with LAL's words")
  func failures() throws {
    var heavy = LALReference.spinless
    heavy.mass1 = 36_000
    try expectFailure("IMRPhenomXPHM", heavy, "not valid at mass ratios beyond 1000")
    var spinning = LALReference.precessing
    try expectFailure("IMRPhenomXAS", spinning, "non-precessing")
    spinning.mass1 = .nan
    try expectFailure("IMRPhenomXAS", spinning, "nan")
    try expectFailure("TaylorF2NLTides", LALReference.spinless, "not finite")
    var tidal = LALReference.neutronStars
    tidal.lambda2 = 400
    try expectFailure("IMRPhenomXAS", tidal, "no tidal deformability")
    var eccentric = LALReference.spinless
    eccentric.eccentricity = 0.1
    try expectFailure("IMRPhenomXAS", eccentric, "no eccentricity")
    eccentric.meanPeriastronAnomaly = 1
    try expectFailure("EccentricFD", eccentric, "no mean anomaly")
    try expectFailure("EccentricTD", LALReference.spinless, "never ends")
    try expectFailure("PhenSpinTaylor", LALReference.spinless, "ends the process")
    try expectFailure("TEOBResum_ROM", LALReference.neutronStars, "from 50 to 5000")
  }

  @Test(
    "Models without their data say where LAL looks for them",
    .enabled(if: getenv("LAL_DATA_PATH") == nil, "there may be data here"),
    arguments: ["SEOBNRv4_ROM", "SEOBNRv4_ROM_NRTidal", "NRSur7dq4", "SEOBNRv5_ROM_NRTidalv3"]
  )
  func data(name: String) throws {
    let row = try Rows(backend(name, .uniform(uniform)), LALReference.spinless)
    // An installation may bring data along.
    guard let failure = row.failure else { return }
    #expect(failure.contains("LAL_DATA_PATH"))
  }

  @Test("A large signal is made without interpolation, unless the settings decide that")
  func stability() throws {
    var near = LALReference.precessing
    near.luminosityDistance = 0.001
    let off = ["PhenomXHMThresholdMband", "PhenomXPHMThresholdMband"].map {
      ModelOption(name: $0, value: .real(0))
    }
    let standard = ModelOption(name: "PhenomXPHMThresholdMband", value: .real(0.001))
    let domain = Domain.uniform(uniform)
    let chosen = try Rows(backend("IMRPhenomXPHM", domain), near)
    #expect(try chosen.plus == Rows(backend("IMRPhenomXPHM", domain, options: off), near).plus)
    let decided = try Rows(backend("IMRPhenomXPHM", domain, options: [standard]), near)
    #expect(chosen.plus != decided.plus)
    let far = try Rows(backend("IMRPhenomXPHM", domain), LALReference.precessing)
    #expect(
      largest(zip(far.plus, decided.plus).map { $0 * 1e6 - $1 }) < 1e-12 * largest(decided.plus)
    )
  }

  @Test("What no binary could mend is an error when the backend is made")
  func refusedSettings() {
    #expect(throws: BackendError.self) { try backend("IMRPhenomXPMH", .uniform(uniform)) }
    #expect(throws: BackendError.self) {
      try backend(
        "IMRPhenomXPHM",
        .uniform(uniform),
        options: [ModelOption(name: "PrecVersoin", value: .integer(1))]
      )
    }
    #expect(throws: BackendError.self) {
      let start = try UniformFrequencyDomain(
        minimumFrequency: 0,
        maximumFrequency: 1024,
        spacing: 0.25
      )
      _ = try backend("IMRPhenomXPHM", .uniform(start))
    }
  }

  private func backend(
    _ name: String,
    _ domain: Domain,
    startFrequency: Double? = nil,
    options: [ModelOption] = [],
    conditioning: Conditioning = .lal,
    bandStart: BandStart = .zero
  ) throws -> LALBackend {
    try LALBackend(
      settings: WaveformSettings(
        approximant: name,
        referenceFrequency: 20,
        startFrequency: startFrequency,
        bandStart: bandStart,
        options: options,
        conditioning: conditioning
      ),
      domain: domain,
      library: lal
    )
  }

  private func expectFailure(
    _ name: String,
    _ binary: BinaryRecord,
    _ words: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let row = try Rows(backend(name, .uniform(uniform)), binary)
    let text = row.failure ?? "no failure"
    #expect(text.contains(words), "\(name): \(text)", sourceLocation: sourceLocation)
    #expect(row.plus.allSatisfy { $0 == 0 } && row.cross.allSatisfy { $0 == 0 })
  }

  private func largest(_ values: [Double]) -> Double {
    values.reduce(0) { max($0, abs($1)) }
  }
}

/// The rows of one binary.
struct Rows {
  var plus: [Double]
  var cross: [Double]
  var failure: String?

  init(_ backend: any Backend, _ binary: BinaryRecord) {
    let count = backend.binCount * backend.valuesPerBin
    // Not zeros, so that what is not written is seen.
    plus = [Double](repeating: .infinity, count: count)
    cross = plus
    failure = plus.withUnsafeMutableBufferPointer { plus in
      cross.withUnsafeMutableBufferPointer { cross in
        withUnsafePointer(to: binary) { binary in
          guard let plus = plus.baseAddress, let cross = cross.baseAddress else { return "empty" }
          return backend.evaluate(
            UnsafeBufferPointer(start: binary, count: 1),
            into: PolarizationRows(plus: plus, cross: cross, stride: count)
          ).failures.first?.reason
        }
      }
    }
  }
}
