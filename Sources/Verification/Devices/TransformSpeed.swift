// SPDX-License-Identifier: MIT

import Domains
import Generation
import GenerationCUDA
import KernelRecords

/// How fast a card whitens and turns rows, and expands them in a basis: the kernels alone.
public struct TransformSpeed: Sendable {
  private let times: TransformTimes
  private let vectorCount: Int
  private let binCount: Int

  /// Measures rows of a backend's model.
  ///
  /// - Parameters:
  ///   - backend: What makes the rows.
  ///   - records: The binaries of one launch.
  ///   - vectorCount: The vectors of the basis; what stands in it takes no time.
  ///   - isSingle: Whether coefficients are in single precision.
  ///   - repetitions: How often each kernel runs.
  /// - Throws: `CUDAError`.
  init(
    _ backend: CUDABackend,
    _ records: [BinaryRecord],
    vectorCount: Int,
    isSingle: Bool,
    repetitions: Int
  ) throws {
    let binCount = backend.binCount
    let ones = [Double](repeating: 1, count: binCount)
    let transform = RowTransform(
      factors: ones,
      rotation: RowTransform.Rotation(firstBin: 0, leadingPowers: ones, correctionPowers: ones),
      basis: RowTransform.Basis(
        size: vectorCount,
        elements: (0..<2 * binCount * vectorCount).map { Double($0 % 17) - 8 }
      )
    )
    let phases = records.indices.map { RowPhase(leading: Double($0 % 100), correction: 0.5) }
    times = try records.withUnsafeBufferPointer { records in
      try phases.withUnsafeBufferPointer { phases in
        try backend.transformTimes(
          records,
          transform,
          phases: phases,
          isSingle: isSingle,
          repetitions: repetitions
        )
      }
    }
    self.vectorCount = vectorCount
    self.binCount = binCount
  }

  /// The floating-point operations of all products in a second: eight for each bin and vector.
  public var operationRate: Double {
    16 * Double(times.rowCount) * Double(binCount) * Double(vectorCount) / times.productSeconds
  }

  /// One line: microseconds a waveform, both polarizations, for the steps and for the product.
  public var line: String {
    let perRow = 1e6 / Double(times.rowCount)
    return "  steps \(ScientificText.decimals(perRow * times.stepSeconds, 3)) us, "
      + "\(vectorCount) vectors \(ScientificText.decimals(perRow * times.productSeconds, 3)) us "
      + "(\(ScientificText.text(operationRate, digits: 2)) operations/s) by "
      + times.productDescription
  }

  /// The figures as JSON.
  var json: JSONValue {
    .object([
      ("vectors", .integer(vectorCount)), ("binaries_per_launch", .integer(times.rowCount)),
      ("step_seconds", .number(times.stepSeconds)),
      ("product_seconds", .number(times.productSeconds)),
      ("operations_per_second", .number(operationRate)),
      ("product_by", .text(times.productDescription)),
    ])
  }
}
