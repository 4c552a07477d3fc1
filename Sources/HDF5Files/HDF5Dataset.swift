// SPDX-License-Identifier: MIT

import CHDF5

/// A dataset of an open file, as it was when it was looked up.
///
/// Holds no identifier of the library: each access opens the dataset and closes it again.
public struct HDF5Dataset {
  /// The file that holds the dataset.
  public let file: HDF5File
  /// Path within the file.
  public let path: String
  /// Extents, rows first; empty for a scalar.
  ///
  /// A null dataset, which has no value, has shape `[0]`.
  public let shape: [Int]
  /// Type of the stored values.
  public let type: HDF5Type
  /// Whether all stored numbers have the low byte first.
  public let isLittleEndian: Bool
  /// Whether the values lie in the file in one piece, neither chunked nor compressed.
  public let isContiguous: Bool
  /// Where in the file a contiguous dataset's bytes begin; nil if they have no fixed place yet.
  public let fileOffset: UInt64?
  /// Bytes that the file has taken for the values, compressed where they are.
  public let storedByteCount: UInt64

  /// Number of values.
  public var count: Int { shape.reduce(1, *) }

  /// Number of rows: the first extent, 1 for a scalar.
  public var rowCount: Int { shape.first ?? 1 }

  /// Number of values in a row.
  public var rowLength: Int { shape.dropFirst().reduce(1, *) }

  /// Bytes that the values take in the file, when not compressed.
  public var byteCount: Int { count * type.byteCount }

  /// Where errors say that they happened.
  var context: ObjectContext { file.context(path) }

  /// Throws if the file is too short for values that it says it has: the library does not look.
  func checkPlace() throws(HDF5Error) {
    guard let fileOffset, type != .string else { return }
    let end = fileOffset.addingReportingOverflow(UInt64(byteCount))
    let available = try file.byteCount()
    if end.overflow || end.partialValue > available {
      throw .truncated(file: file.path, message: "'\(path)' ends after the end of the file")
    }
  }

  /// Throws before room is made for values that the file cannot hold, as after damage.
  ///
  /// Of the compressions that HDF5 has, deflate goes furthest, to about a thousandth.
  func checkPlausible() throws(HDF5Error) {
    let small: UInt64 = 1 << 24
    let most = storedByteCount.multipliedReportingOverflow(by: 2048)
    if UInt64(byteCount) > small, !most.overflow, UInt64(byteCount) > most.partialValue {
      throw context.invalid(
        "its shape \(shape) has \(byteCount) bytes, the file holds \(storedByteCount) for it; "
          + "either the file is damaged, or the values were never written"
      )
    }
  }
}

extension HDF5File {
  /// Looks up a dataset.
  public func dataset(_ path: String) throws(HDF5Error) -> HDF5Dataset {
    try require(path, .dataset)
    let context = context(path)
    let dataset = try openDataset(path)
    defer { dataset.close() }
    let type = try context.open("find the type of", H5Tclose, H5Dget_type(dataset.id))
    defer { type.close() }
    let description = try TypeDescription(of: type.id, context)
    let space = try context.open("find the shape of", H5Sclose, H5Dget_space(dataset.id))
    defer { space.close() }
    let shape = try Dataspace.shape(of: space.id, context) ?? [0]
    guard Dataspace.count(shape, byteCount: description.type.byteCount) != nil else {
      throw context.invalid("its shape \(shape) has more bytes than can be counted")
    }
    let isContiguous = try isContiguous(dataset.id, context)
    let offset = HDF5Library.call { H5Dget_offset(dataset.id) }.value
    let hasPlace = isContiguous && offset != ch5_address_undefined()
    let found = HDF5Dataset(
      file: self,
      path: path,
      shape: shape,
      type: description.type,
      isLittleEndian: description.isLittleEndian,
      isContiguous: isContiguous,
      fileOffset: hasPlace ? UInt64(offset) : nil,
      storedByteCount: UInt64(HDF5Library.call { H5Dget_storage_size(dataset.id) }.value)
    )
    try found.checkPlace()
    return found
  }

  /// Bytes that the file has, or will have when it is closed.
  func byteCount() throws(HDF5Error) -> UInt64 {
    let identifier = try identifier()
    var size: hsize_t = 0
    try context("").check("find the size of", H5Fget_filesize(identifier, &size))
    return UInt64(size)
  }

  /// Makes a contiguous dataset whose room in the file is taken at once and never filled.
  ///
  /// Values that are not written afterwards read as zeros, because the file is extended without
  /// writing. After `close()`, the file's bytes from `fileOffset` on may be written without the
  /// library.
  ///
  /// - Parameters:
  ///   - path: Name; missing groups on the way are made.
  ///   - type: Type of the values, without text of variable length (see `writeString`).
  ///   - shape: Extents, rows first; may contain zeros; empty for a scalar.
  /// - Returns: The dataset, with its `fileOffset`.
  /// - Throws: `HDF5Error`; `objectExists` if the name is taken.
  @discardableResult
  public func createDataset(
    _ path: String,
    type: HDF5Type,
    shape: [Int]
  ) throws(HDF5Error) -> HDF5Dataset {
    let context = try newObjectContext(path)
    guard !type.hasVariableLength else {
      throw context.wrongType("text of variable length is written with writeString(s)")
    }
    guard Dataspace.count(shape, byteCount: type.byteCount) != nil else {
      throw context.invalid("its shape \(shape) has more bytes than can be counted")
    }
    let creation = try datasetProperties(context)
    defer { creation.close() }
    let early = H5D_ALLOC_TIME_EARLY
    try context.check("prepare", H5Pset_layout(creation.id, H5D_CONTIGUOUS))
    try context.check("prepare", H5Pset_alloc_time(creation.id, early))
    try context.check("prepare", H5Pset_fill_time(creation.id, H5D_FILL_TIME_NEVER))
    try makeDataset(path, type, shape, creation, context).close()
    return try dataset(path)
  }

  /// Properties of a dataset that holds no times; the caller closes them.
  func datasetProperties(_ context: ObjectContext) throws(HDF5Error) -> Handle {
    let creation = try context.open("prepare", H5Pclose, H5Pcreate(ch5_dataset_create()))
    do throws(HDF5Error) {
      try context.check("turn times off in", H5Pset_obj_track_times(creation.id, false))
    } catch {
      creation.close()
      throw error
    }
    return creation
  }

  /// Makes a dataset; the caller closes it.
  func makeDataset(
    _ path: String,
    _ type: HDF5Type,
    _ shape: [Int],
    _ creation: Handle,
    _ context: ObjectContext
  ) throws(HDF5Error) -> Handle {
    let file = try writableIdentifier(path)
    let fileType = try type.identifier(context)
    defer { fileType.close() }
    let space = try Dataspace.make(shape, context)
    defer { space.close() }
    let link = try linkProperties(context)
    defer { link.close() }
    return try context.open(
      "make the dataset",
      H5Dclose,
      H5Dcreate2(
        file,
        path,
        fileType.id,
        space.id,
        link.id,
        creation.id,
        ch5_property_default()
      )
    )
  }

  /// Opens a dataset that is known to be there; the caller closes it.
  func openDataset(_ path: String) throws(HDF5Error) -> Handle {
    let file = try identifier()
    return try context(path).open(
      "open",
      H5Dclose,
      H5Dopen2(file, path, ch5_property_default())
    )
  }

  private func isContiguous(_ id: hid_t, _ context: ObjectContext) throws(HDF5Error) -> Bool {
    let creation = try context.open(
      "find the layout of",
      H5Pclose,
      H5Dget_create_plist(id)
    )
    defer { creation.close() }
    let layout = try context.check("find the layout of", H5Pget_layout(creation.id).rawValue)
    let external = try context.check("find the layout of", H5Pget_external_count(creation.id))
    return H5D_layout_t(rawValue: layout) == H5D_CONTIGUOUS && external == 0
  }
}
