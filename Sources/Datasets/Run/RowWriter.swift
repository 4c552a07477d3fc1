// SPDX-License-Identifier: MIT

/// Writes blocks of rows to their places in the file, from any thread.
struct RowWriter: Sendable {
  let file: RawFile
  let regions: DatasetLayout.Regions

  func write(rows: Range<Int>, of block: RowBlock) throws(DatasetError) {
    try write(UnsafeRawBufferPointer(block.values), rows: rows, to: regions.parameters)
    let polarizations =
      block.isSingle
      ? [UnsafeRawBufferPointer(block.singlePlus), UnsafeRawBufferPointer(block.singleCross)]
      : [UnsafeRawBufferPointer(block.plus), UnsafeRawBufferPointer(block.cross)]
    try write(polarizations[0], rows: rows, to: regions.plus)
    try write(polarizations[1], rows: rows, to: regions.cross)
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
