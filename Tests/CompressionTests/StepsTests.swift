// SPDX-License-Identifier: MIT

import Compression
import Domains
import Generation
import Testing

@Suite("Whitening and heterodyning")
struct StepsTests {
  static let domain: Domain = {
    let grid = try? UniformFrequencyDomain(
      minimumFrequency: 20,
      maximumFrequency: 256,
      spacing: 0.5
    )
    guard let grid else { fatalError("the domain of the tests is wrong") }
    return .uniform(grid)
  }()

  /// A chirp from f_min on, zero below.
  static func row(_ shift: Double) -> [Double] {
    (0..<domain.count).flatMap { bin -> [Double] in
      guard bin >= domain.minimumIndex else { return [0, 0] }
      let f = Double(bin) * 0.5
      let size = 1e-22 * (1 / f) * (1 + 0.1 * shift)
      return [size * (1 + f.truncatingRemainder(dividingBy: 7)), -size * shift]
    }
  }

  /// Largest difference over the largest value.
  static func distance(_ one: [Double], _ other: [Double]) -> Double {
    let scale = other.map(abs).max() ?? 1
    return zip(one, other).map { abs($0 - $1) }.max().map { $0 / scale } ?? .nan
  }

  struct Result {
    var forward: [[Double]]
    var back: [[Double]]
  }

  static func run(
    _ steps: CompressionSteps,
    _ rows: [[Double]],
    parameters: [Double]
  ) -> Result {
    var (plus, cross, values) = (rows[0], rows[1], parameters)
    var scratch = [Double](repeating: 0, count: steps.scratchCount)
    var forward: [[Double]] = []
    plus.withUnsafeMutableBufferPointer { plus in
      cross.withUnsafeMutableBufferPointer { cross in
        values.withUnsafeMutableBufferPointer { values in
          scratch.withUnsafeMutableBufferPointer { scratch in
            let row = CompressionSteps.Row(
              plus: plus,
              cross: cross,
              parameters: UnsafeBufferPointer(values)
            )
            steps.apply(to: row, scratch: scratch)
            forward = [Array(plus), Array(cross)]
            steps.undo(on: row, scratch: scratch)
          }
        }
      }
    }
    return Result(forward: forward, back: [plus, cross])
  }

  @Test(
    "steps that are undone give the waveform back to 1e-12",
    arguments: [PhaseHeterodyning.Order.leading, .firstCorrection],
    [1.2, 30, 90]
  )
  func roundTrip(order: PhaseHeterodyning.Order, chirpMass: Double) throws {
    let curve = try NoiseCurve(
      name: "t",
      frequencies: [9, 50, 300],
      amplitudes: [1e-22, 4e-24, 7e-24]
    )
    let build = InstructionSet.best
    let steps = try CompressionSteps(
      whitening: Whitening(curve: curve, domain: Self.domain),
      heterodyning: PhaseHeterodyning(
        order: order,
        fixedMasses: nil,
        domain: Self.domain,
        sineCosine: { build.fillSineCosine(of: $0, sines: $1, cosines: $2) }
      ),
      columnNames: ["mass_ratio", "chirp_mass"]
    )
    let rows = [Self.row(1), Self.row(-2)]
    let result = Self.run(steps, rows, parameters: [0.4, chirpMass])
    for (row, back) in zip(rows, result.back) { #expect(Self.distance(back, row) < 1e-12) }
    for (row, forward) in zip(rows, result.forward) {
      #expect(!zip(row, forward).contains { $0 != 0 && $0 == $1 })
    }
  }

  /// cos φ and sin φ at 20 and 100 Hz for M_c = 30, q = 0.4, by Python's functions.
  @Test(
    "the phase is that of the formula",
    arguments: [
      (PhaseHeterodyning.Order.leading, 40, 0.8262686445990742, 0.5632762439091575),
      (.leading, 200, -0.7198514259813364, -0.6941281758527287),
      (.firstCorrection, 40, 0.12286968154009506, -0.9924228138037918),
      (.firstCorrection, 200, -0.936593932640411, -0.3504166168165678),
    ]
  )
  func phase(order: PhaseHeterodyning.Order, bin: Int, cosine: Double, sine: Double) throws {
    let steps = try CompressionSteps(
      heterodyning: PhaseHeterodyning(
        order: order,
        fixedMasses: .init(chirpMass: 30, massRatio: 0.4),
        domain: Self.domain
      ),
      columnNames: []
    )
    let ones = (0..<Self.domain.count).flatMap { _ in [1.0, 0.0] }
    let forward = Self.run(steps, [ones, ones], parameters: []).forward[0]
    #expect(abs(forward[2 * bin] - cosine) < 1e-12)
    #expect(abs(forward[2 * bin + 1] - sine) < 1e-12)
  }

  @Test("every build gives the bits of single sines and cosines")
  func builds() throws {
    for build in InstructionSet.allCases where build.isAvailable {
      let makers: [PhaseHeterodyning.SineCosine] = [
        PhaseHeterodyning.scalarSineCosine,
        { build.fillSineCosine(of: $0, sines: $1, cosines: $2) },
      ]
      let forward = try makers.map { maker in
        let steps = try CompressionSteps(
          heterodyning: PhaseHeterodyning(
            order: .firstCorrection,
            fixedMasses: .init(chirpMass: 1.3, massRatio: 0.7),
            domain: Self.domain,
            sineCosine: maker
          ),
          columnNames: []
        )
        return Self.run(steps, [Self.row(1), Self.row(3)], parameters: []).forward
      }
      #expect(forward[0] == forward[1], "\(build)")
    }
  }

  @Test("a curve must cover the signal")
  func coverage() throws {
    for ends in [(21.0, 300.0), (9, 255)] {
      let curve = try NoiseCurve(
        name: "t",
        frequencies: [ends.0, ends.1],
        amplitudes: [1e-23, 1e-23]
      )
      let error = #expect(throws: CompressionError.self) {
        try Whitening(curve: curve, domain: Self.domain)
      }
      #expect(error?.description.contains("20.0 and 256.0 Hz") == true)
    }
    #expect(throws: CompressionError.self) {
      try Whitening(name: "bins", amplitudes: [1, 2], domain: Self.domain)
    }
  }

  @Test("tables of power are not taken for amplitudes")
  func power() {
    let error = #expect(throws: CompressionError.self) {
      try NoiseCurve(name: "p", text: "10 1e-46\n20 1e-47\n")
    }
    #expect(error?.description.contains("power spectral density") == true)
    #expect(throws: CompressionError.self) { try NoiseCurve(name: "p", text: "10 1e-23\nx y\n") }
  }

  @Test("heterodyning names the parameter that is missing")
  func missing() {
    let steps = PhaseHeterodyning(order: .firstCorrection, fixedMasses: nil, domain: Self.domain)
    for (columns, name) in [(["mass_1"], "chirp_mass"), (["chirp_mass"], "mass_ratio")] {
      let error = #expect(throws: CompressionError.self) {
        try CompressionSteps(heterodyning: steps, columnNames: columns)
      }
      #expect(error?.description.contains("needs the parameter \(name)") == true)
    }
  }
}
