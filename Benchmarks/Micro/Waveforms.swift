// SPDX-License-Identifier: MIT

import Benchmark
import Domains
import Generation
import KernelRecords

/// One waveform of each model: of three bins, which is its set-up, and of 8193.
func waveforms() {
  for model in WaveformModel.all {
    for set in InstructionSet.allCases where set.isAvailable && set != .portable {
      for (title, maximum, spacing) in [("set-up", 21.0, 0.5), ("8193 bins", 1024, 0.125)] {
        guard let waveform = SingleWaveform(model, set, maximum: maximum, spacing: spacing)
        else { continue }
        Benchmark("\(model.name), \(title), \(set.rawValue)") { benchmark in
          for _ in benchmark.scaledIterations { waveform.evaluate() }
        }
      }
    }
  }
}

/// One binary with a backend and room for its rows.
private final class SingleWaveform: @unchecked Sendable {
  private let backend: NativeBackend
  private let binary: BinaryRecord
  private let rows: PolarizationRows

  init?(_ model: WaveformModel, _ set: InstructionSet, maximum: Double, spacing: Double) {
    guard
      let domain = try? UniformFrequencyDomain(
        minimumFrequency: 20,
        maximumFrequency: maximum,
        spacing: spacing
      ), let settings = try? WaveformSettings(model: model, referenceFrequency: 20),
      let backend = try? NativeBackend(
        settings: settings,
        domain: .uniform(domain),
        instructionSet: set
      )
    else { return nil }
    self.backend = backend
    let tilt = model.precesses ? 0.3 : 0
    binary = BinaryRecord(
      mass1: 36,
      mass2: 29,
      spin1x: tilt,
      spin1z: 0.3,
      spin2x: -tilt,
      spin2z: -0.2,
      luminosityDistance: 400,
      inclination: 0.7,
      phase: 1.3,
      referenceFrequency: 20
    )
    let stride = 2 * domain.count
    let memory = UnsafeMutablePointer<Double>.allocate(capacity: 2 * stride)
    memory.initialize(repeating: 0, count: 2 * stride)
    rows = PolarizationRows(plus: memory, cross: memory + stride, stride: stride)
  }

  deinit { rows.plus.deallocate() }

  func evaluate() {
    withUnsafePointer(to: binary) {
      blackHole(backend.evaluate(UnsafeBufferPointer(start: $0, count: 1), into: rows))
    }
  }
}
