// SPDX-License-Identifier: MIT

import HDF5Files

extension HDF5Dataset {
  /// Reads rows into the doubles of an array.
  func read(
    rows: Range<Int>,
    into values: inout [Double],
    as type: HDF5Type
  ) throws(HDF5Error) {
    let result = values.withUnsafeMutableBytes { buffer in
      Result { () throws(HDF5Error) in try read(rows: rows, into: buffer, as: type) }
    }
    try result.get()
  }

  /// Writes rows from the doubles of an array.
  func write(rows: Range<Int>, from values: [Double], as type: HDF5Type) throws(HDF5Error) {
    let result = values.withUnsafeBytes { buffer in
      Result { () throws(HDF5Error) in try write(rows: rows, from: buffer, as: type) }
    }
    try result.get()
  }
}
