// SPDX-License-Identifier: MIT

import HDF5Files

/// Reads what tests compare.
enum TestFile {
  /// h₊ of all rows as interleaved doubles.
  static func waveforms(_ path: String, _ name: String = "h_plus") throws -> [Double] {
    let file = try HDF5File.open(at: path, writable: false)
    let dataset = try file.dataset("/polarizations/\(name)")
    var values = [Double](repeating: 0, count: 2 * dataset.count)
    try values.withUnsafeMutableBytes { buffer in
      try dataset.read(rows: 0..<dataset.rowCount, into: buffer, as: .complex128)
    }
    try file.close()
    return values
  }

  /// The parameters, column by column.
  static func parameters(_ path: String) throws -> [(name: String, values: [Double])] {
    let file = try HDF5File.open(at: path, writable: false)
    let columns = try file.dataset("/parameters").readColumns()
    try file.close()
    return columns
  }
}
