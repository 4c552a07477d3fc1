// SPDX-License-Identifier: MIT

import Domains
import Generation
import KernelRecords

/// Rows of both polarizations by some backend, as bits, and what it said of them.
struct TestRows: Equatable {
  private(set) var bits: [UInt64] = []
  private(set) var report = BatchReport()

  /// What a number that no one wrote has.
  static let untouched = -7.0

  /// Has a backend make rows in double, with doubles between them that must stay as they are.
  init(_ backend: any Backend, _ binaries: [BinaryRecord], padding: Int = 0) {
    let stride = 2 * backend.binCount + padding
    var values = [Double](repeating: Self.untouched, count: 2 * stride * binaries.count)
    report = values.withUnsafeMutableBufferPointer { values in
      binaries.withUnsafeBufferPointer { binaries in
        guard let base = values.baseAddress else { return BatchReport() }
        let rows = PolarizationRows(
          plus: base,
          cross: base + stride * binaries.count,
          stride: stride
        )
        return backend.evaluate(binaries, into: rows)
      }
    }
    bits = values.map(\.bitPattern)
  }

  /// Has a backend make rows in single precision.
  init(single backend: any Backend, _ binaries: [BinaryRecord]) {
    let stride = 2 * backend.binCount
    var values = [Float](repeating: Float(Self.untouched), count: 2 * stride * binaries.count)
    report = values.withUnsafeMutableBufferPointer { values in
      binaries.withUnsafeBufferPointer { binaries in
        guard let base = values.baseAddress else { return BatchReport() }
        let rows = SinglePolarizationRows(
          plus: base,
          cross: base + stride * binaries.count,
          stride: stride
        )
        return backend.evaluate(binaries, intoSingle: rows)
      }
    }
    bits = values.map { UInt64($0.bitPattern) }
  }

  /// The same rows rounded to single precision.
  var rounded: TestRows {
    var rows = self
    rows.bits = bits.map { UInt64(Float(Double(bitPattern: $0)).bitPattern) }
    return rows
  }

  /// How many numbers are not zero.
  var signalCount: Int { bits.count { $0 << 1 != 0 } }
}

/// What the tests ask for.
enum TestCase {
  static let uniform = Result {
    Domain.uniform(
      try UniformFrequencyDomain(minimumFrequency: 20, maximumFrequency: 200, spacing: 2)
    )
  }
  static let multibanded = Result {
    Domain.multibanded(
      try MultibandedFrequencyDomain(
        nodes: [20, 36, 68, 132],
        initialSpacing: 1,
        baseSpacing: 0.5
      )
    )
  }
  static var domains: [Domain] { get throws { [try uniform.get(), try multibanded.get()] } }

  static func native(_ model: WaveformModel, _ domain: Domain) throws -> NativeBackend {
    try NativeBackend(
      settings: settings(model),
      domain: domain,
      instructionSet: .portable
    )
  }

  static func settings(_ model: WaveformModel) throws -> WaveformSettings {
    try WaveformSettings(model: model, referenceFrequency: 20)
  }

  /// Binaries that a model takes, some of them with a warning, and among them some that it refuses.
  static func binaries(_ model: WaveformModel, count: Int = 9) -> [BinaryRecord] {
    (0..<count).map { index in
      var record = BinaryRecord(
        mass1: 30 + 3 * Double(index),
        mass2: index % 4 == 3 ? 2 : 25 + Double(index % 3),
        spin1x: model.precesses ? 0.3 : 0,
        spin1y: model.precesses ? 0.1 * Double(index % 3) : 0,
        spin1z: 0.5 - 0.1 * Double(index % 9),
        spin2x: model.precesses ? -0.2 : 0,
        spin2z: 0.2,
        luminosityDistance: 400,
        inclination: 0.4 * Double(index % 8),
        phase: Double(index),
        referenceFrequency: 20
      )
      switch index % 7 {
      case 4: record.spin2z = 1.5
      case 6: record.luminosityDistance = -1
      default: break
      }
      return record
    }
  }
}
