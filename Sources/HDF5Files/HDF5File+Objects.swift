// SPDX-License-Identifier: MIT

import CHDF5

/// What an object of a file is.
public enum HDF5ObjectKind: String, Sendable {
  /// A group of further objects.
  case group
  /// An array of values.
  case dataset
  /// A type stored under a name.
  case namedType = "named type"
}

extension HDF5File {
  /// Makes a group, and the groups above it that are missing.
  public func createGroup(_ path: String) throws(HDF5Error) {
    let file = try writableIdentifier(path)
    let context = try newObjectContext(path)
    let link = try linkProperties(context)
    defer { link.close() }
    let creation = try context.open("prepare", H5Pclose, H5Pcreate(ch5_group_create()))
    defer { creation.close() }
    try context.check("turn times off in", H5Pset_obj_track_times(creation.id, false))
    try context.open(
      "make the group",
      H5Gclose,
      H5Gcreate2(file, path, link.id, creation.id, ch5_property_default())
    ).close()
  }

  /// Removes the name of an object; the room it took in the file is not given back.
  public func remove(_ path: String) throws(HDF5Error) {
    let file = try writableIdentifier(path)
    try requireObject(path)
    try context(path).check("remove", H5Ldelete(file, path, ch5_property_default()))
  }

  /// Whether there is an object of this name.
  public func exists(_ path: String) throws(HDF5Error) -> Bool {
    try kind(of: path) != nil
  }

  /// What the object of this name is; nil if there is none.
  public func kind(of path: String) throws(HDF5Error) -> HDF5ObjectKind? {
    let file = try identifier()
    try context(path).checkName(path)
    // Each link on the way is looked up, because the library takes a missing group for a failure.
    var kind = HDF5ObjectKind.group
    var prefix = ""
    for name in path.split(separator: "/") {
      guard kind == .group else { return nil }
      prefix += "/" + name
      let context = context(prefix)
      let isLink = try context.check("find", H5Lexists(file, prefix, ch5_property_default()))
      guard isLink > 0 else { return nil }
      let isObject = try context.check(
        "find",
        H5Oexists_by_name(file, prefix, ch5_property_default())
      )
      guard isObject > 0 else { return nil }
      kind = try kindOfExisting(prefix, context)
    }
    return kind
  }

  private func kindOfExisting(
    _ path: String,
    _ context: ObjectContext
  ) throws(HDF5Error) -> HDF5ObjectKind {
    let file = try identifier()
    let object = try context.open(
      "open",
      H5Oclose,
      H5Oopen(file, path, ch5_property_default())
    )
    defer { object.close() }
    let kind = try context.check("inspect", H5Iget_type(object.id).rawValue)
    return switch H5I_type_t(rawValue: kind) {
    case H5I_GROUP: .group
    case H5I_DATASET: .dataset
    default: .namedType
    }
  }

  /// Names of the objects in a group, in alphabetical order.
  public func members(of path: String = "/") throws(HDF5Error) -> [String] {
    try require(path, .group)
    let file = try identifier()
    let context = context(path)
    let group = try context.open("open", H5Gclose, H5Gopen2(file, path, ch5_property_default()))
    defer { group.close() }
    var information = H5G_info_t()
    try context.check("list", H5Gget_info(group.id, &information))
    var names: [String] = []
    for index in 0..<information.nlinks {
      names.append(try memberName(group.id, index, context))
    }
    return names
  }

  private func memberName(
    _ group: hid_t,
    _ index: hsize_t,
    _ context: ObjectContext
  ) throws(HDF5Error) -> String {
    func name(_ buffer: UnsafeMutablePointer<CChar>?, _ size: Int) -> Int {
      H5Lget_name_by_idx(
        group,
        ".",
        H5_INDEX_NAME,
        H5_ITER_INC,
        index,
        buffer,
        size,
        ch5_property_default()
      )
    }
    let length = try context.check("list", name(nil, 0))
    let buffer = UnsafeMutablePointer<CChar>.allocate(capacity: length + 1)
    defer { buffer.deallocate() }
    try context.check("list", name(buffer, length + 1))
    return String(cString: buffer)
  }

  /// Throws unless there is an object of this name.
  func requireObject(_ path: String) throws(HDF5Error) {
    if try exists(path) { return }
    let parent = path.split(separator: "/").dropLast().joined(separator: "/")
    let group = "/" + parent
    let present = try kind(of: group) == .group ? try members(of: group) : []
    throw .missingObject(file: self.path, object: path, present: present)
  }

  /// Throws unless there is an object of this name and kind.
  func require(_ path: String, _ expected: HDF5ObjectKind) throws(HDF5Error) {
    try requireObject(path)
    guard let found = try kind(of: path), found != expected else { return }
    throw .wrongKind(
      file: self.path,
      object: path,
      expected: expected.rawValue,
      found: found.rawValue
    )
  }

  /// Where errors about an object of this file say that they happened.
  func context(_ object: String) -> ObjectContext { ObjectContext(file: path, object: object) }

  /// The context of an object to be made; throws if its name is taken.
  func newObjectContext(_ path: String) throws(HDF5Error) -> ObjectContext {
    if try exists(path) { throw .objectExists(file: self.path, object: path) }
    return context(path)
  }

  /// Makes missing groups on the way; names that are not ASCII are marked as UTF-8, as h5py does.
  func linkProperties(_ context: ObjectContext) throws(HDF5Error) -> Handle {
    let link = try context.open("prepare", H5Pclose, H5Pcreate(ch5_link_create()))
    do throws(HDF5Error) {
      try context.check("prepare", H5Pset_create_intermediate_group(link.id, 1))
      if context.object.utf8.contains(where: { $0 > 127 }) {
        try context.check("prepare", H5Pset_char_encoding(link.id, H5T_CSET_UTF8))
      }
    } catch {
      link.close()
      throw error
    }
    return link
  }
}
