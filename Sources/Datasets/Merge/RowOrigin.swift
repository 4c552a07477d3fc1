// SPDX-License-Identifier: MIT

import HDF5Files

/// Which rows of which seed consecutive rows of a dataset are.
struct RowOrigin: Sendable, Equatable {
  let seed: UInt64
  let firstRow: Int
  let rowCount: Int

  var end: Int { firstRow + rowCount }

  /// Where a merged dataset keeps the origins of its rows, one entry for each part.
  static let table = DatasetLayout.group + "/parts"
  private static let type = HDF5Type.compound([
    ("seed", .uint64), ("first_row", .uint64), ("row_count", .uint64),
  ])

  /// The origins that a file tells; none where it has no seed.
  static func read(
    from file: HDF5File,
    notes: [(name: String, value: HDF5Attribute)],
    rowCount: Int
  ) throws -> [RowOrigin] {
    func number(_ name: String) -> UInt64? {
      guard case .uint(let value) = notes.first(where: { $0.name == name })?.value else {
        return nil
      }
      return value
    }
    if let seed = number("seed") {
      let first = Int(clamping: number("first_row") ?? 0)
      return [RowOrigin(seed: seed, firstRow: first, rowCount: rowCount)]
    }
    guard try file.exists(table) else { return [] }
    let dataset = try file.dataset(table)
    var values = [UInt64](repeating: 0, count: 3 * dataset.rowCount)
    try values.withUnsafeMutableBytes {
      try dataset.read(rows: 0..<dataset.rowCount, into: $0, as: type)
    }
    return (0..<dataset.rowCount).map { index in
      RowOrigin(
        seed: values[3 * index],
        firstRow: Int(clamping: values[3 * index + 1]),
        rowCount: Int(clamping: values[3 * index + 2])
      )
    }
  }

  /// Writes the origins of a merged dataset's rows.
  static func write(_ origins: [RowOrigin], to file: HDF5File) throws(HDF5Error) {
    let dataset = try file.createDataset(table, type: type, shape: [origins.count])
    let values = origins.flatMap { [$0.seed, UInt64($0.firstRow), UInt64($0.rowCount)] }
    let result = values.withUnsafeBytes { bytes in
      Result { () throws(HDF5Error) in
        try dataset.write(rows: 0..<origins.count, from: bytes, as: type)
      }
    }
    try result.get()
  }
}
