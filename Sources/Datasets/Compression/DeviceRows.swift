// SPDX-License-Identifier: MIT

import Compression
import Generation
import KernelRecords

/// Rows that go through compression where they are made, so that what is stored is all that leaves it.
struct DeviceRows: Sendable {
  private let rows: any TransformedRows
  private let steps: CompressionSteps
  /// Whether rows are expanded in a basis.
  let hasBasis: Bool

  /// Prepares a backend; nil where it cannot transform rows.
  init?(_ backend: any Backend, steps: CompressionSteps, basis: WaveformBasis? = nil) {
    guard let rows = backend.transformedRows(RowTransform(steps, basis: basis)) else { return nil }
    self.rows = rows
    self.steps = steps
    hasBasis = basis != nil
  }

  /// The doubles of one polarization of a row.
  var rowDoubleCount: Int { 2 * rows.numberCount }

  /// Whether a backend transforms rows itself.
  static func areMade(by backend: any Backend) -> Bool {
    backend.transformedRows(RowTransform()) != nil
  }

  /// Makes some rows of a block, whose records and parameters are there already.
  func evaluate(_ indices: Range<Int>, in block: RowBlock) -> BatchReport {
    let records = UnsafeBufferPointer(rebasing: block.records[indices])
    let phases = indices.compactMap { index in
      steps.phaseFactors(UnsafeBufferPointer(block.values(ofRow: index)))
        .map { RowPhase(leading: $0.leading, correction: $0.correction) }
    }
    return phases.withUnsafeBufferPointer { phases in
      if let target = block.rows(from: indices.lowerBound) {
        return rows.evaluate(records, phases: phases, into: target)
      }
      guard let target = block.singleRows(from: indices.lowerBound) else { return BatchReport() }
      return rows.evaluate(records, phases: phases, intoSingle: target)
    }
  }
}

extension RowTransform {
  /// The steps of compression as what computes takes them.
  init(_ steps: CompressionSteps, basis: WaveformBasis?) {
    self.init(
      factors: steps.whitening?.reciprocals,
      rotation: steps.heterodyning.map {
        Rotation(
          firstBin: $0.first,
          leadingPowers: $0.leadingPowers,
          correctionPowers: $0.correctionPowers
        )
      },
      basis: basis.map { basis in
        Basis(
          size: basis.size,
          elements: basis.withUnsafeVectors { Array($0.bindMemory(to: Double.self)) }
        )
      }
    )
  }
}
