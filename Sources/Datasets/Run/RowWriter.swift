// SPDX-License-Identifier: MIT

/// Writes blocks of rows to their places in the file, from any thread.
struct RowWriter: Sendable {
  let file: RawFile
  let regions: DatasetLayout.Regions

  func write(rows: Range<Int>, of block: RowBlock) throws(DatasetError) {
    try write(UnsafeRawBufferPointer(block.values), rows: rows, to: regions.parameters)
    switch block.rounding {
    case .none:
      try write(UnsafeRawBufferPointer(block.storedPlus), rows: rows, to: regions.plus)
      try write(UnsafeRawBufferPointer(block.storedCross), rows: rows, to: regions.cross)
    case .whenMade:
      try write(UnsafeRawBufferPointer(block.singlePlus), rows: rows, to: regions.plus)
      try write(UnsafeRawBufferPointer(block.singleCross), rows: rows, to: regions.cross)
    case .whenWritten:
      try write(rounding: block.storedPlus, rows: rows, of: block, to: regions.plus)
      try write(rounding: block.storedCross, rows: rows, of: block, to: regions.cross)
    }
  }

  private func write(
    rounding data: UnsafeMutableBufferPointer<Double>,
    rows: Range<Int>,
    of block: RowBlock,
    to region: DatasetLayout.Region
  ) throws(DatasetError) {
    for index in 0..<block.storedDoubleCount * rows.count {
      block.rounded[index] = Float(data[index])
    }
    try write(UnsafeRawBufferPointer(block.rounded), rows: rows, to: region)
  }

  private func write(
    _ bytes: UnsafeRawBufferPointer,
    rows: Range<Int>,
    to region: DatasetLayout.Region
  ) throws(DatasetError) {
    let count = rows.count * region.rowByteCount
    try file.write(
      UnsafeRawBufferPointer(rebasing: bytes[..<count]),
      at: region.offset(ofRow: rows.lowerBound)
    )
  }
}
