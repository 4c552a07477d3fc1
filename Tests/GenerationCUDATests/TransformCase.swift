// SPDX-License-Identifier: MIT

import Compression
import Domains
import Generation
import GenerationCUDA
import KernelRecords

/// Rows that are transformed on a card, and the same by the processor's own code.
struct TransformCase {
  let domain: Domain
  let steps: CompressionSteps
  let basis: WaveformBasis?
  let binaries: [BinaryRecord]
  let model: WaveformModel

  /// More bins than one segment of sums has, and a segment of one bin at the end.
  static let long = Result {
    Domain.uniform(
      try UniformFrequencyDomain(minimumFrequency: 20, maximumFrequency: 1024, spacing: 0.5)
    )
  }

  init(
    _ domain: Domain,
    basisSize: Int? = nil,
    count: Int = 9,
    hasWhitening: Bool = true,
    hasHeterodyning: Bool = true,
    model: WaveformModel = .imrPhenomD
  ) throws {
    self.domain = domain
    self.model = model
    binaries = TestCase.binaries(model, count: count)
    let amplitudes = (0..<domain.count).map { 1e-23 * (1 + Double($0 % 7) / 3) }
    steps = try CompressionSteps(
      whitening: hasWhitening
        ? Whitening(name: "test", amplitudes: amplitudes, domain: domain) : nil,
      heterodyning: hasHeterodyning
        ? PhaseHeterodyning(order: .firstCorrection, fixedMasses: nil, domain: domain) : nil,
      columnNames: ["chirp_mass", "mass_ratio"]
    )
    basis = try basisSize.map { try Self.basis(size: $0, binCount: domain.count) }
  }

  /// Vectors of about unit length, of numbers that look random.
  private static func basis(size: Int, binCount: Int) throws -> WaveformBasis {
    try WaveformBasis(binCount: binCount, size: size, singularValues: []) { values in
      var state: UInt64 = 1
      for index in values.indices {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        values[index] = (Double(state >> 11) * 0x1p-52 - 1) / Double(binCount).squareRoot()
      }
    }
  }

  private func parameters(_ row: Int) -> [Double] { [25 + Double(row), 0.4 + 0.05 * Double(row)] }

  var transform: RowTransform {
    RowTransform(
      factors: steps.whitening.map { whitening in whitening.amplitudes.map { 1 / $0 } },
      rotation: steps.heterodyning.map {
        RowTransform.Rotation(
          firstBin: $0.first,
          leadingPowers: $0.leadingPowers,
          correctionPowers: $0.correctionPowers
        )
      },
      basis: basis.map { basis in
        RowTransform.Basis(
          size: basis.size,
          elements: basis.withUnsafeVectors { Array($0.bindMemory(to: Double.self)) }
        )
      }
    )
  }

  var phases: [RowPhase] {
    binaries.indices.compactMap { row in
      parameters(row).withUnsafeBufferPointer { steps.phaseFactors($0) }
        .map { RowPhase(leading: $0.leading, correction: $0.correction) }
    }
  }

  func card(_ fake: FakeDriver) throws -> CUDABackend {
    try CUDABackend(settings: TestCase.settings(model), domain: domain, driver: fake.open())
  }

  /// Rows of the processor, with the steps done by it: h₊ of each binary, then h×.
  func processorRows() throws -> [[Double]] {
    let native = TestRows(try TestCase.native(model, domain), binaries)
    let width = 2 * domain.count
    let values = native.bits.map { Double(bitPattern: $0) }
    var rows = (0..<2 * binaries.count).map { Array(values[$0 * width..<($0 + 1) * width]) }
    var scratch = [Double](repeating: 0, count: steps.scratchCount)
    for row in binaries.indices {
      var (plus, cross) = (rows[row], rows[binaries.count + row])
      parameters(row).withUnsafeBufferPointer { parameters in
        plus.withUnsafeMutableBufferPointer { plus in
          cross.withUnsafeMutableBufferPointer { cross in
            scratch.withUnsafeMutableBufferPointer { scratch in
              steps.apply(
                to: CompressionSteps.Row(plus: plus, cross: cross, parameters: parameters),
                scratch: scratch
              )
            }
          }
        }
      }
      (rows[row], rows[binaries.count + row]) = (plus, cross)
    }
    return rows
  }

  /// The processor's coefficients of its rows.
  func processorCoefficients(_ basis: WaveformBasis) throws -> [[Double]] {
    try processorRows().map { row in
      var (row, result) = (row, [Double](repeating: .nan, count: 2 * basis.size))
      row.withUnsafeMutableBufferPointer { row in
        result.withUnsafeMutableBufferPointer { basis.expand([row], rowCount: 1, into: [$0]) }
      }
      return result
    }
  }
}

/// Rows that a card has transformed, as numbers.
struct CardRows: Equatable {
  /// h₊ of each binary, then h×.
  let rows: [[Double]]
  let report: BatchReport

  /// What lies between rows must stay as it is.
  private static let untouched = -7.0

  init(
    _ made: any TransformedRows,
    _ test: TransformCase,
    binaries range: Range<Int>? = nil,
    isSingle: Bool = false,
    padding: Int = 0
  ) {
    let range = range ?? test.binaries.indices
    let binaries = Array(test.binaries[range])
    let phases = test.phases.isEmpty ? [] : Array(test.phases[range])
    let stride = 2 * made.numberCount + padding
    if isSingle {
      var values = [Float](repeating: Float(Self.untouched), count: 2 * stride * binaries.count)
      report = Self.evaluate(made, binaries, phases, &values) {
        made.evaluate(
          $0,
          phases: $1,
          intoSingle: SinglePolarizationRows(
            plus: $2,
            cross: $2 + stride * binaries.count,
            stride: stride
          )
        )
      }
      rows = Self.split(values.map { Double($0) }, stride)
    } else {
      var values = [Double](repeating: Self.untouched, count: 2 * stride * binaries.count)
      report = Self.evaluate(made, binaries, phases, &values) {
        made.evaluate(
          $0,
          phases: $1,
          into: PolarizationRows(plus: $2, cross: $2 + stride * binaries.count, stride: stride)
        )
      }
      rows = Self.split(values, stride)
    }
  }

  private static func split(_ values: [Double], _ stride: Int) -> [[Double]] {
    (0..<values.count / stride).map { Array(values[$0 * stride..<($0 + 1) * stride]) }
  }

  private static func evaluate<Number>(
    _ made: any TransformedRows,
    _ binaries: [BinaryRecord],
    _ phases: [RowPhase],
    _ values: inout [Number],
    _ body: (
      UnsafeBufferPointer<BinaryRecord>, UnsafeBufferPointer<RowPhase>,
      UnsafeMutablePointer<Number>
    ) -> BatchReport
  ) -> BatchReport {
    values.withUnsafeMutableBufferPointer { values in
      binaries.withUnsafeBufferPointer { binaries in
        phases.withUnsafeBufferPointer { phases in
          values.baseAddress.map { body(binaries, phases, $0) } ?? BatchReport()
        }
      }
    }
  }

  /// The bits of all numbers.
  var bits: [[UInt64]] { rows.map { $0.map(\.bitPattern) } }

  /// Rows without what lies behind each, which must be as it was.
  func withoutPadding(_ padding: Int) -> [[Double]]? {
    guard rows.allSatisfy({ $0.suffix(padding).allSatisfy { $0 == Self.untouched } }) else {
      return nil
    }
    return rows.map { Array($0.dropLast(padding)) }
  }
}
