// SPDX-License-Identifier: MIT

import HDF5Files

/// Copies rows of datasets into a file that is laid out already, block by block.
///
/// One block is in memory at a time, whatever the size of the files.
final class RowCopy {
  private let layout: DatasetLayout
  private let regions: DatasetLayout.Regions
  private let destination: RawFile
  private let buffer: UnsafeMutableRawBufferPointer
  private let blockRowCount: Int

  init(
    to destination: RawFile,
    layout: DatasetLayout,
    regions: DatasetLayout.Regions,
    blockByteCount: Int
  ) {
    self.layout = layout
    self.regions = regions
    self.destination = destination
    let largest = max(layout.polarizationRowByteCount, 8 * layout.columnNames.count, 1)
    blockRowCount = max(1, blockByteCount / largest)
    buffer = .allocate(byteCount: blockRowCount * largest, alignment: 16)
  }

  deinit { buffer.deallocate() }

  /// Copies all rows of a file to the rows from `firstRow` on.
  ///
  /// - Returns: False when `shouldGoOn` ended it.
  func copy(
    _ file: HDF5File,
    to firstRow: Int,
    shouldGoOn: (_ newRows: Int) -> Bool
  ) throws -> Bool {
    let parameters = HDF5Type.compound(layout.columnNames.map { ($0, .float64) })
    let sources = [
      (try file.dataset("/parameters"), parameters, regions.parameters),
      (try file.dataset("/polarizations/h_plus"), layout.valueType, regions.plus),
      (try file.dataset("/polarizations/h_cross"), layout.valueType, regions.cross),
    ]
    let rowCount = sources[0].0.rowCount
    for start in stride(from: 0, to: rowCount, by: blockRowCount) {
      let rows = start..<min(start + blockRowCount, rowCount)
      for (dataset, type, region) in sources {
        try dataset.read(rows: rows, into: buffer, as: type)
        try destination.write(
          UnsafeRawBufferPointer(rebasing: buffer[..<(rows.count * region.rowByteCount)]),
          at: region.offset(ofRow: firstRow + rows.lowerBound)
        )
      }
      guard shouldGoOn(rows.count) else { return false }
    }
    return true
  }
}
