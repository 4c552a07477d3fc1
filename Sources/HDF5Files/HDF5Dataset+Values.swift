// SPDX-License-Identifier: MIT

extension HDF5Dataset {
  /// All values as `Double`, in row-major order; for datasets of numbers.
  public func readDoubles() throws(HDF5Error) -> [Double] {
    try checkPlausible()
    var values = [Double](repeating: 0, count: count)
    try withBytes(of: &values) { bytes throws(HDF5Error) in
      try read(rows: 0..<rowCount, into: bytes, as: .float64)
    }
    return values
  }

  /// Members of a table as columns of `Double`.
  ///
  /// - Parameter names: Which members, in which order; all that are numbers if nil.
  /// - Returns: One column for each name, as long as the table.
  /// - Throws: `HDF5Error`; `wrongType` if the dataset is no compound or lacks a member.
  public func readColumns(
    _ names: [String]? = nil
  ) throws(HDF5Error) -> [(name: String, values: [Double])] {
    guard case .compound(let members, _) = type, shape.count == 1 else {
      throw context.wrongType("a table has one extent and compound values, this is \(type)\(shape)")
    }
    try checkPlausible()
    let chosen = names ?? members.filter(\.type.isNumber).map(\.name)
    if chosen.isEmpty { return [] }
    let row = HDF5Type.compound(chosen.map { ($0, .float64) })
    let blockRows = max(1, min(rowCount, 1 << 16 / chosen.count))
    var block = [Double](repeating: 0, count: blockRows * chosen.count)
    var columns = chosen.map { (name: $0, values: [Double]()) }
    for index in columns.indices { columns[index].values.reserveCapacity(rowCount) }
    var start = 0
    repeat {
      let rows = start..<min(start + blockRows, rowCount)
      try withBytes(of: &block) { bytes throws(HDF5Error) in
        try read(rows: rows, into: bytes, as: row)
      }
      for column in columns.indices {
        for line in 0..<rows.count {
          columns[column].values.append(block[line * chosen.count + column])
        }
      }
      start = rows.upperBound
    } while start < rowCount
    return columns
  }
}

extension HDF5File {
  /// Makes a dataset of `float64` with these values in row-major order.
  ///
  /// - Parameters:
  ///   - values: As many as the shape says.
  ///   - path: Name; missing groups on the way are made.
  ///   - shape: Extents; one extent with all values if nil.
  /// - Returns: The dataset.
  /// - Throws: `HDF5Error`; `objectExists` if the name is taken.
  @discardableResult
  public func writeDoubles(
    _ values: [Double],
    dataset path: String,
    shape: [Int]? = nil
  ) throws(HDF5Error) -> HDF5Dataset {
    let shape = shape ?? [values.count]
    guard Dataspace.count(shape) == values.count else {
      throw context(path).invalid("\(values.count) values do not make the shape \(shape)")
    }
    let dataset = try createDataset(path, type: .float64, shape: shape)
    let result: Result<Void, HDF5Error> = values.withUnsafeBytes { bytes in
      Result { () throws(HDF5Error) in
        try dataset.write(rows: 0..<dataset.rowCount, from: bytes, as: .float64)
      }
    }
    try result.get()
    return dataset
  }
}

/// Gives the bytes of an array to a body that throws a typed error.
private func withBytes(
  of values: inout [Double],
  _ body: (UnsafeMutableRawBufferPointer) throws(HDF5Error) -> Void
) throws(HDF5Error) {
  let result: Result<Void, HDF5Error> = values.withUnsafeMutableBytes { bytes in
    Result { () throws(HDF5Error) in try body(bytes) }
  }
  try result.get()
}
