// SPDX-License-Identifier: MIT

/// Writes blocks of rows to their places in the file, from any thread.
struct RowWriter: Sendable {
  let file: RawFile
  let regions: DatasetLayout.Regions
  let precision: RunOptions.Precision

  func write(rows: Range<Int>, of block: RowBlock) throws(DatasetError) {
    let doubles = block.storedDoubleCount * rows.count
    try write(UnsafeRawBufferPointer(block.values), rows: rows, to: regions.parameters)
    try write(block.storedPlus, doubles, rows: rows, of: block, to: regions.plus)
    try write(block.storedCross, doubles, rows: rows, of: block, to: regions.cross)
  }

  private func write(
    _ data: UnsafeMutableBufferPointer<Double>,
    _ count: Int,
    rows: Range<Int>,
    of block: RowBlock,
    to region: DatasetLayout.Region
  ) throws(DatasetError) {
    switch precision {
    case .double: try write(UnsafeRawBufferPointer(data), rows: rows, to: region)
    case .single:
      for index in 0..<count { block.single[index] = Float(data[index]) }
      try write(UnsafeRawBufferPointer(block.single), rows: rows, to: region)
    }
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
