// SPDX-License-Identifier: MIT

import HDF5Files

/// Groups of small arrays beside the rows, such as a singular-value basis: copied and compared in
/// blocks.
enum DatasetObjects {
  /// The bytes that are held at a time.
  private static let blockByteCount = 1 << 23

  /// Where two files have something else in a group, in words; nil where they agree to the bit.
  static func difference(
    of group: String,
    _ one: HDF5File,
    _ other: HDF5File
  ) throws -> String? {
    let names = try [one, other].map { try $0.members(of: group) }
    guard names[0] == names[1] else {
      return "\(group) holds \(names[1].joined(separator: ", ")), not "
        + names[0].joined(separator: ", ")
    }
    for name in names[0] {
      let path = group + "/" + name
      let both = try [one, other].map { try $0.dataset(path) }
      guard both[0].type == both[1].type, both[0].shape == both[1].shape else {
        return "\(path) is \(both[1].type) of shape \(both[1].shape), not \(both[0].type) of shape "
          + "\(both[0].shape)"
      }
      if both[0].type == .string {
        guard try both[0].readStrings() == both[1].readStrings() else { return "\(path) differs" }
        continue
      }
      for rows in blocks(both[0]) {
        let bytes = try both.map { try self.bytes(rows, of: $0) }
        if bytes[0] != bytes[1] {
          return "\(path) differs in the rows \(rows.lowerBound) to \(rows.upperBound - 1)"
        }
      }
    }
    return nil
  }

  /// Copies a group and its arrays, with their types.
  static func copy(_ group: String, from source: HDF5File, to destination: HDF5File) throws {
    try destination.createGroup(group)
    for name in try source.members(of: group) {
      let path = group + "/" + name
      let dataset = try source.dataset(path)
      if dataset.type == .string {
        if dataset.shape.isEmpty {
          try destination.writeString(dataset.readString(), dataset: path)
        } else {
          try destination.writeStrings(dataset.readStrings(), dataset: path)
        }
        continue
      }
      let copy = try destination.createDataset(path, type: dataset.type, shape: dataset.shape)
      for rows in blocks(dataset) {
        try bytes(rows, of: dataset).withUnsafeBytes {
          try copy.write(rows: rows, from: $0, as: dataset.type)
        }
      }
    }
  }

  private static func blocks(_ dataset: HDF5Dataset) -> [Range<Int>] {
    let rowByteCount = max(1, dataset.rowLength * dataset.type.byteCount)
    let step = max(1, blockByteCount / rowByteCount)
    return stride(from: 0, to: dataset.rowCount, by: step).map {
      $0..<min($0 + step, dataset.rowCount)
    }
  }

  private static func bytes(_ rows: Range<Int>, of dataset: HDF5Dataset) throws -> [UInt8] {
    var bytes = [UInt8](
      repeating: 0,
      count: rows.count * dataset.rowLength * dataset.type.byteCount
    )
    try bytes.withUnsafeMutableBytes {
      try dataset.read(rows: rows, into: $0, as: dataset.type)
    }
    return bytes
  }
}
