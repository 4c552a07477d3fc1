// SPDX-License-Identifier: MIT

import CHDF5

extension HDF5File {
  /// Makes a scalar dataset of UTF-8 text of variable length, as h5py does for a `str`.
  public func writeString(_ value: String, dataset path: String) throws(HDF5Error) {
    try writeStrings([value], shape: [], dataset: path)
  }

  /// Makes a dataset of one extent of UTF-8 texts of variable length.
  public func writeStrings(_ values: [String], dataset path: String) throws(HDF5Error) {
    try writeStrings(values, shape: [values.count], dataset: path)
  }

  private func writeStrings(
    _ values: [String],
    shape: [Int],
    dataset path: String
  ) throws(HDF5Error) {
    let context = try newObjectContext(path)
    let texts = try CStrings(values, context)
    defer { texts.free() }
    let creation = try datasetProperties(context)
    defer { creation.close() }
    let dataset = try makeDataset(path, .string, shape, creation, context)
    defer { dataset.close() }
    if values.isEmpty { return }
    let type = try HDF5Type.string.identifier(context)
    defer { type.close() }
    try context.check(
      "write",
      H5Dwrite(
        dataset.id,
        type.id,
        ch5_space_all(),
        ch5_space_all(),
        ch5_property_default(),
        texts.pointers.baseAddress
      )
    )
  }
}

extension HDF5Dataset {
  /// The text of a dataset that holds one.
  public func readString() throws(HDF5Error) -> String {
    let texts = try readStrings()
    guard texts.count == 1, let text = texts.first else {
      throw context.invalid("it holds \(texts.count) texts, not one")
    }
    return text
  }

  /// All texts in row-major order, of fixed or variable length.
  public func readStrings() throws(HDF5Error) -> [String] {
    try checkPlausible()
    let dataset = try file.openDataset(path)
    defer { dataset.close() }
    let type = try context.open("find the type of", H5Tclose, H5Dget_type(dataset.id))
    defer { type.close() }
    let space = try context.open("find the shape of", H5Sclose, H5Dget_space(dataset.id))
    defer { space.close() }
    return try StoredStrings(type: type, space: space, count: count, kind: self.type)
      .read(context) { type, buffer in
        H5Dread(
          dataset.id,
          type,
          ch5_space_all(),
          ch5_space_all(),
          ch5_property_default(),
          buffer
        )
      }
  }
}
