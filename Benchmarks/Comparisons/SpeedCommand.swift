// SPDX-License-Identifier: MIT

import ArgumentParser
import Foundation
import GenerationLAL
import KernelRecords

/// `WhipbirdComparisons speed`.
struct SpeedCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "speed",
    abstract: "Times waveforms on one core, turn about with LALSimulation, with their errors.",
    discussion: """
      Two polarizations in double precision over a prior like those of training data sets: on \
      8193 bins from 0 to 1024 Hz (signal from 20 Hz) and on 736 multibanded bins. LAL's times \
      include making and destroying its arrays, which each of its calls needs.
      """
  )

  @Option(help: "The model.")
  var model = ComparedModel.imrPhenomD
  @Option(help: "How often each waveform is timed.")
  var rounds = 20
  @Option(help: "How many waveforms.")
  var waveforms = 100
  @Option(help: "The seed of the waveforms.")
  var seed: UInt64 = 1
  @Option(help: "The build: portable, avx2, avx512, best or all.")
  var isa = InstructionSetChoice.all
  @Option(help: "The largest error at which speeds are reported as valid.")
  var tolerance = 1e-9
  @Option(help: "Writes the figures to this file.")
  var json: String?

  func validate() throws {
    guard rounds > 0, waveforms > 0 else {
      throw ValidationError("--rounds and --waveforms must be positive.")
    }
  }

  func run() throws {
    let lal = try LALSimulation(environment: LALSimulation.processEnvironment)
    let builds = try isa.available()
    print("\(model.rawValue) against LALSimulation \(lal.version), one core")
    print(SpeedReport.processorName)
    var reports: [SpeedReport] = []
    for grid in [WaveformDraw.Grid.uniform, .sequence] {
      let draws = (0..<waveforms).map {
        WaveformDraw(trainingSeed: seed, index: $0, grid: grid, precesses: model.precesses)
      }
      var comparison = try SpeedComparison(model: model, builds: builds, lal: lal, draws: draws)
      try comparison.run(rounds: rounds)
      let report = comparison.report(tolerance: tolerance)
      report.print()
      reports.append(report)
    }
    if let json { try JSONFile.write(reports, to: json) }
    guard reports.allSatisfy(\.isValid) else { throw ExitCode.failure }
  }
}

extension WaveformDraw {
  /// A waveform of a training set: chirp mass 15–100 M☉, mass ratio 1/8–1, aligned spins or, where
  /// `precesses`, spins in all directions.
  init(trainingSeed seed: UInt64, index: Int, grid: Grid, precesses: Bool) {
    var stream = RandomStream(seed: seed, index: index)
    let chirpMass = stream.uniform(15...100)
    let ratio = stream.uniform(0.125...1)
    let total = chirpMass * pow(1 + ratio, 1.2) * pow(ratio, -0.6)
    self.init(
      binary: BinaryRecord(
        mass1: total / (1 + ratio),
        mass2: total * ratio / (1 + ratio),
        spin1z: stream.uniform(-0.9...0.9),
        spin2z: stream.uniform(-0.9...0.9),
        luminosityDistance: 100,
        inclination: acos(stream.uniform(-1...1)),
        phase: stream.uniform(0...(2 * Double.pi)),
        referenceFrequency: 20
      ),
      minimumFrequency: 20,
      maximumFrequency: 1024,
      spacing: 0.125,
      grid: grid
    )
    if precesses { tiltSpins(&stream) }
  }

  /// Turns both spins into random directions, of random lengths.
  private mutating func tiltSpins(_ stream: inout RandomStream) {
    func spin() -> (x: Double, y: Double, z: Double) {
      let length = stream.uniform(0...0.99)
      let cosine = stream.uniform(-1...1)
      let azimuth = stream.uniform(0...(2 * Double.pi))
      let planar = length * (1 - cosine * cosine).squareRoot()
      return (planar * cos(azimuth), planar * sin(azimuth), length * cosine)
    }
    (binary.spin1x, binary.spin1y, binary.spin1z) = spin()
    (binary.spin2x, binary.spin2y, binary.spin2z) = spin()
  }
}
