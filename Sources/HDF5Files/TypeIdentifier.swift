// SPDX-License-Identifier: MIT

import CHDF5

extension HDF5Type {
  /// The library's identifier for this type; the caller closes it.
  func identifier(_ context: ObjectContext) throws(HDF5Error) -> Handle {
    switch self {
    case .string: try Self.text(byteCount: ch5_variable_size(), context)
    case .fixedString(let count): try Self.text(byteCount: count, context)
    case .compound(let members, let byteCount):
      try Self.compound(members, byteCount: byteCount, context)
    case .other(let name, _):
      throw .wrongType(
        file: context.file,
        object: context.object,
        reason: "\(name) is not supported"
      )
    default: try context.open("copy a type for", H5Tclose, H5Tcopy(numberIdentifier))
    }
  }

  private var numberIdentifier: hid_t {
    switch self {
    case .float32: ch5_float32()
    case .float64: ch5_float64()
    case .int8: ch5_int8()
    case .int16: ch5_int16()
    case .int32: ch5_int32()
    case .int64: ch5_int64()
    case .uint8: ch5_uint8()
    case .uint16: ch5_uint16()
    case .uint32: ch5_uint32()
    case .uint64: ch5_uint64()
    default: -1
    }
  }

  /// Text is written as h5py does: `str` is UTF-8 that ends with a zero, bytes are padded ASCII.
  private static func text(
    byteCount: Int,
    _ context: ObjectContext
  ) throws(HDF5Error) -> Handle {
    guard byteCount > 0 || byteCount == ch5_variable_size() else {
      throw .invalid(
        file: context.file,
        object: context.object,
        reason: "a text type needs at least one byte"
      )
    }
    let handle = try context.open("copy a text type for", H5Tclose, H5Tcopy(ch5_c_string()))
    do throws(HDF5Error) {
      try context.check("size a text type for", H5Tset_size(handle.id, byteCount))
      if byteCount == ch5_variable_size() {
        try context.check("set UTF-8 for", H5Tset_cset(handle.id, H5T_CSET_UTF8))
      } else {
        try context.check("set padding for", H5Tset_strpad(handle.id, H5T_STR_NULLPAD))
      }
    } catch {
      handle.close()
      throw error
    }
    return handle
  }

  private static func compound(
    _ members: [Member],
    byteCount: Int,
    _ context: ObjectContext
  ) throws(HDF5Error) -> Handle {
    guard byteCount > 0 else {
      throw .invalid(
        file: context.file,
        object: context.object,
        reason: "a compound type needs members"
      )
    }
    let handle = try context.open(
      "make a compound type for",
      H5Tclose,
      H5Tcreate(H5T_COMPOUND, byteCount)
    )
    do throws(HDF5Error) {
      for member in members {
        try context.checkName(member.name)
        let end = member.offset.addingReportingOverflow(member.type.byteCount)
        guard member.offset >= 0, !end.overflow, end.partialValue <= byteCount else {
          throw context.wrongType("member '\(member.name)' lies outside of its compound")
        }
        let type = try member.type.identifier(context)
        defer { type.close() }
        try context.check(
          "add member '\(member.name)' to the type of",
          H5Tinsert(handle.id, member.name, member.offset, type.id)
        )
      }
    } catch {
      handle.close()
      throw error
    }
    return handle
  }
}
