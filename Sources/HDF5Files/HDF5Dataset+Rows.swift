// SPDX-License-Identifier: MIT

import CHDF5

extension HDF5Dataset {
  /// Reads rows into memory, converting them to `type`.
  ///
  /// - Parameters:
  ///   - rows: Which rows, within `0..<rowCount`.
  ///   - buffer: At least `rows.count * rowLength * type.byteCount` bytes.
  ///   - type: Type of the values in memory. For a compound: any of its members, by name.
  /// - Throws: `HDF5Error`; `wrongType` where values would be cut or members are missing.
  public func read(
    rows: Range<Int>,
    into buffer: UnsafeMutableRawBufferPointer,
    as type: HDF5Type
  ) throws(HDF5Error) {
    try refuse(type.obstacle(from: self.type, partial: false), type)
    try transfer(rows, buffer.count, type, "read") { dataset, type, memory, stored in
      H5Dread(dataset, type, memory, stored, ch5_property_default(), buffer.baseAddress)
    }
  }

  /// Writes rows from memory, converting them from `type`.
  ///
  /// - Parameters:
  ///   - rows: Which rows, within `0..<rowCount`.
  ///   - buffer: At least `rows.count * rowLength * type.byteCount` bytes.
  ///   - type: Type of the values in memory. Members of the stored compound that it lacks keep
  ///     their values.
  /// - Throws: `HDF5Error`; `wrongType` where values would be cut or members are missing.
  public func write(
    rows: Range<Int>,
    from buffer: UnsafeRawBufferPointer,
    as type: HDF5Type
  ) throws(HDF5Error) {
    _ = try file.writableIdentifier(path)
    try refuse(self.type.obstacle(from: type, partial: true), type)
    try transfer(rows, buffer.count, type, "write") { dataset, type, memory, stored in
      H5Dwrite(dataset, type, memory, stored, ch5_property_default(), buffer.baseAddress)
    }
  }

  private func refuse(_ obstacle: String?, _ type: HDF5Type) throws(HDF5Error) {
    if type.hasVariableLength {
      throw context.wrongType("text is read with readString(s) and written with writeString(s)")
    }
    if type.byteCount < 1 { throw context.wrongType("\(type) has no bytes") }
    if let obstacle { throw context.wrongType(obstacle) }
  }

  private func transfer(
    _ rows: Range<Int>,
    _ available: Int,
    _ type: HDF5Type,
    _ action: String,
    _ call: (hid_t, hid_t, hid_t, hid_t) -> herr_t
  ) throws(HDF5Error) {
    guard rows.lowerBound >= 0, rows.upperBound <= rowCount else {
      throw context.invalid("rows \(rows) lie outside of its rows 0..<\(rowCount)")
    }
    let memoryShape = [rows.count] + shape.dropFirst()
    let needed = Dataspace.count(memoryShape, byteCount: type.byteCount)
    guard let needed, available >= needed else {
      throw context.invalid(
        "\(rows.count) rows of \(type) take \(needed.map { "\($0)" } ?? "too many") bytes, the "
          + "buffer has \(available)"
      )
    }
    if needed == 0 {
      _ = try file.identifier()
      return
    }
    let dataset = try file.openDataset(path)
    defer { dataset.close() }
    let memoryType = try type.identifier(context)
    defer { memoryType.close() }
    let memory = try Dataspace.make(shape.isEmpty ? [] : memoryShape, context)
    defer { memory.close() }
    let stored = try context.open("find the shape of", H5Sclose, H5Dget_space(dataset.id))
    defer { stored.close() }
    try select(rows, of: stored, memoryShape)
    try context.check(action, call(dataset.id, memoryType.id, memory.id, stored.id))
  }

  private func select(
    _ rows: Range<Int>,
    of space: Handle,
    _ selected: [Int]
  ) throws(HDF5Error) {
    if shape.isEmpty { return }
    var start = [hsize_t](repeating: 0, count: shape.count)
    start[0] = hsize_t(rows.lowerBound)
    let extents = selected.map { hsize_t($0) }
    try context.check(
      "select rows of",
      H5Sselect_hyperslab(space.id, H5S_SELECT_SET, start, nil, extents, nil)
    )
  }
}
