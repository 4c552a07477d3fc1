// SPDX-License-Identifier: MIT

import ArgumentParser
import Domains
import Generation
import GenerationLAL
import KernelRecords

/// `WhipbirdComparisons backend`.
struct BackendCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backend",
    abstract: "Times what the LAL backend adds to LAL's own call, on one core, turn about.",
    discussion: """
      LAL's call: SimInspiralFD on 8193 bins, its options and arrays made and destroyed. The backend: \
      the same, copied to a row, moved in time and looked over.
      """
  )

  @Option(help: "The approximant, by LAL's name; one with aligned spins or any.")
  var approximant = "IMRPhenomXPHM"
  @Option(help: "How often each waveform is timed.")
  var rounds = 10
  @Option(help: "How many waveforms.")
  var waveforms = 50

  func run() throws {
    let lal = try LALSimulation.shared()
    let model = try lal.approximant(named: approximant)
    let domain = try UniformFrequencyDomain(
      minimumFrequency: 20,
      maximumFrequency: 1024,
      spacing: 0.125
    )
    let settings = try WaveformSettings(approximant: approximant, referenceFrequency: 20)
    let backend = try LALBackend(settings: settings, domain: .uniform(domain), library: lal)
    let memory = UnsafeMutablePointer<Double>.allocate(capacity: 4 * domain.count)
    memory.initialize(repeating: 0, count: 4 * domain.count)
    defer { memory.deallocate() }
    let rows = PolarizationRows(
      plus: memory,
      cross: memory + 2 * domain.count,
      stride: 2 * domain.count
    )
    var own: [Double] = []
    var whole: [Double] = []
    for index in 0..<waveforms {
      let draw = WaveformDraw(
        trainingSeed: 1,
        index: index,
        grid: .uniform,
        precesses: model.spinSupport == .precessing
      )
      var best = (own: Double.infinity, whole: Double.infinity)
      for _ in 0..<rounds {
        let first = ContinuousClock.now
        _ = try lal.frequencyDomainSeries(
          .conditioned,
          model,
          binary: draw.binary,
          spacing: domain.spacing,
          minimumFrequency: domain.minimumFrequency,
          maximumFrequency: domain.maximumFrequency
        ).count
        let second = ContinuousClock.now
        let report = withUnsafePointer(to: draw.binary) {
          backend.evaluate(UnsafeBufferPointer(start: $0, count: 1), into: rows)
        }
        let third = ContinuousClock.now
        if let failure = report.failures.first { throw ValidationError(failure.reason) }
        best.own = min(best.own, first.duration(to: second) / .microseconds(1))
        best.whole = min(best.whole, second.duration(to: third) / .microseconds(1))
      }
      own.append(best.own)
      whole.append(best.whole)
    }
    let (call, row) = (median(own), median(whole))
    print(
      "\(approximant): LAL's call \(rounded(call)) µs, the backend's row \(rounded(row)) µs, "
        + "\(rounded(100 * (row / call - 1))) % more (medians over \(waveforms) waveforms of the "
        + "best of \(rounds))"
    )
  }

  private func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }

  private func rounded(_ value: Double) -> Double { (value * 10).rounded() / 10 }
}
