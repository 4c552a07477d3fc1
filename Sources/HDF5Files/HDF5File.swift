// SPDX-License-Identifier: MIT

import CHDF5

/// An open HDF5 file.
///
/// Files are made in the oldest format (superblock version 0), as h5py makes them, and without
/// times: the same calls give the same bytes. No call leaves anything else open, so that `close()`
/// really closes the file. An instance belongs to one thread at a time.
public final class HDF5File {
  /// Path given when the file was opened.
  public let path: String
  /// Whether the file may be changed.
  public let isWritable: Bool
  private var openIdentifier: hid_t?

  private init(path: String, isWritable: Bool, identifier: hid_t) {
    self.path = path
    self.isWritable = isWritable
    openIdentifier = identifier
  }

  /// Makes an empty file.
  ///
  /// - Parameters:
  ///   - path: Where; its folder must exist.
  ///   - overwrite: Whether a file of that name is replaced; otherwise it is an error.
  /// - Returns: The open file, without objects.
  /// - Throws: `HDF5Error` saying why no file could be made.
  public static func create(
    at path: String,
    overwrite: Bool
  ) throws(HDF5Error) -> HDF5File {
    let context = ObjectContext(file: path, object: "")
    try context.checkName(path)
    try FileDiagnosis.refuseSpecialFile(path)
    let creation = try context.open(
      "prepare",
      H5Pclose,
      H5Pcreate(ch5_file_create())
    )
    defer { creation.close() }
    try context.check("turn times off in", H5Pset_obj_track_times(creation.id, false))
    let flags = overwrite ? ch5_access_truncate() : ch5_access_exclusive()
    let result = try attempt(context) { access in H5Fcreate(path, flags, creation.id, access) }
    if result.value < 0 {
      throw FileDiagnosis(path: path, messages: result.messages).creationError(overwrite: overwrite)
    }
    return HDF5File(path: path, isWritable: true, identifier: result.value)
  }

  /// Opens a file that exists.
  ///
  /// - Parameters:
  ///   - path: Where it is.
  ///   - writable: Whether it is to be changed.
  /// - Returns: The open file.
  /// - Throws: `HDF5Error` saying why it could not be opened.
  public static func open(at path: String, writable: Bool) throws(HDF5Error) -> HDF5File {
    let context = ObjectContext(file: path, object: "")
    try context.checkName(path)
    try FileDiagnosis.refuseSpecialFile(path)
    let flags = writable ? ch5_access_write() : ch5_access_read()
    let result = try attempt(context) { access in H5Fopen(path, flags, access) }
    if result.value < 0 {
      throw FileDiagnosis(path: path, messages: result.messages).openingError(writable: writable)
    }
    return HDF5File(path: path, isWritable: writable, identifier: result.value)
  }

  deinit {
    try? close()
  }

  /// Writes everything out and closes the file; closing again does nothing.
  public func close() throws(HDF5Error) {
    guard let identifier = openIdentifier else { return }
    openIdentifier = nil
    try finish("close") { H5Fclose(identifier) }
  }

  /// Hands everything written so far to the operating system.
  public func flush() throws(HDF5Error) {
    let identifier = try identifier()
    try finish("flush") { H5Fflush(identifier, H5F_SCOPE_LOCAL) }
  }

  private func finish(_ action: String, _ call: () -> herr_t) throws(HDF5Error) {
    let outcome = HDF5Library.call(call)
    if outcome.value < 0 {
      HDF5Library.skipCleanUp()
      throw FileDiagnosis(path: path, messages: outcome.messages).writingError(action)
    }
  }

  /// The library's identifier of the file.
  func identifier() throws(HDF5Error) -> hid_t {
    guard let openIdentifier else { throw .closed(path) }
    return openIdentifier
  }

  /// The identifier, for a call that changes `object`.
  func writableIdentifier(_ object: String) throws(HDF5Error) -> hid_t {
    let identifier = try identifier()
    guard isWritable else { throw .readOnly(file: path, object: object) }
    return identifier
  }

  /// How many identifiers of this file the library holds, the file's own included.
  package func openObjectCount() throws(HDF5Error) -> Int {
    let identifier = try identifier()
    let context = ObjectContext(file: path, object: "")
    return Int(
      try context.check("count the open objects of", H5Fget_obj_count(identifier, ch5_object_all()))
    )
  }

  /// Opens or makes a file; where the file system has no locks, once more without them.
  ///
  /// A lock that somebody else holds is respected.
  private static func attempt(
    _ context: ObjectContext,
    _ call: (hid_t) -> hid_t
  ) throws(HDF5Error) -> HDF5Library.Outcome<hid_t> {
    let access = try context.open("prepare", H5Pclose, H5Pcreate(ch5_file_access()))
    defer { access.close() }
    try context.check("prepare", ch5_set_oldest_format(access.id))
    try context.check("prepare", H5Pset_fclose_degree(access.id, H5F_CLOSE_STRONG))
    let first = HDF5Library.call { call(access.id) }
    let isWithoutLocks = FileDiagnosis(path: context.file, messages: first.messages).hasNoLocks
    guard first.value < 0, isWithoutLocks,
      HDF5Library.call({ ch5_set_no_locking(access.id) }).value >= 0
    else { return first }
    return HDF5Library.call { call(access.id) }
  }
}
