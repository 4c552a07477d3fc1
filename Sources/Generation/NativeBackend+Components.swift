// SPDX-License-Identifier: MIT

import ComplexModule
import KernelRecords

/// Components exp(−i m φ) by our own kernels, which compute them beside one another.
extension NativeBackend: ModeBackend {
  /// Yes: a waveform's modes are the same numbers, shared out over the components.
  public var separatesExactly: Bool { true }

  /// The components of one binary; see `ModeBackend`.
  public func modeSeparatedPolarizations(
    _ binary: BinaryRecord
  ) throws(GenerationError) -> ModeSeparatedPolarizations {
    guard let largestOrder = LargestOrder.of(settings) else {
      throw .notSeparable(approximant: settings.approximant, reason: "its modes are not known.")
    }
    let count = 2 * largestOrder + 1
    var status = WaveformStatus()
    let components = withUnsafeTemporaryAllocation(
      of: Complex<Double>.self,
      capacity: 2 * count * binCount
    ) { values in
      status = fill(values, binary, largestOrder: largestOrder)
      return (0..<count).map { index in
        Polarizations(
          plus: [Complex<Double>](values[index * binCount..<(index + 1) * binCount]),
          cross: [Complex<Double>](
            values[(count + index) * binCount..<(count + index + 1) * binCount]
          ),
          warnings: []
        )
      }
    }
    let report = withUnsafePointer(to: status) {
      BatchReport(UnsafeBufferPointer(start: $0, count: 1))
    }
    if let failure = report.failures.first {
      throw .parametersRefused("\(settings.approximant): \(failure.reason)")
    }
    return ModeSeparatedPolarizations(
      components: components,
      warnings: report.warnings.met.map(\.sentence)
    )
  }

  /// Fills rows of h₊ and then rows of h×, each by ascending m.
  private func fill(
    _ values: UnsafeMutableBufferPointer<Complex<Double>>,
    _ binary: BinaryRecord,
    largestOrder: Int
  ) -> WaveformStatus {
    var status = WaveformStatus()
    guard let base = values.baseAddress else { return status }
    base.withMemoryRebound(to: Double.self, capacity: 2 * values.count) { plus in
      let rows = PolarizationRows(plus: plus, cross: plus + values.count, stride: 2 * binCount)
      withUnsafePointer(to: binary) { binary in
        withUnsafeMutablePointer(to: &status) { status in
          model.evaluateComponents(
            binary,
            1,
            grid.tables,
            request,
            largestOrder,
            rows,
            status
          )
        }
      }
    }
    return status
  }
}
