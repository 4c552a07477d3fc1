// SPDX-License-Identifier: MIT

import Generation
import KernelRecords

/// A backend that spoils the rows of one binary and leaves all others as they are.
struct SpoilingBackend: Backend {
  let base: any Backend
  let frequencies: [Double]
  let error: PlantedError
  let target: BinaryRecord

  var identity: BackendIdentity { base.identity }
  var binCount: Int { base.binCount }

  func evaluate(
    _ binaries: UnsafeBufferPointer<BinaryRecord>,
    into rows: PolarizationRows
  ) -> BatchReport {
    let report = base.evaluate(binaries, into: rows)
    for (index, binary) in binaries.enumerated() where binary == target {
      guard case .row(var row) = RowOutcome(of: binary, from: base) else { continue }
      error.spoil(&row, frequencies: frequencies, other: other(than: binary))
      let offset = index * rows.stride
      (rows.plus + offset).update(from: row.plus, count: 2 * binCount)
      (rows.cross + offset).update(from: row.cross, count: 2 * binCount)
    }
    return report
  }

  private func other(than binary: BinaryRecord) -> WaveformRow? {
    var other = binary
    other.mass1 *= 1.1
    guard case .row(let row) = RowOutcome(of: other, from: base) else { return nil }
    return row
  }
}
