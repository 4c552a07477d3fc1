// SPDX-License-Identifier: MIT

import CHDF5

/// What a type of a file is, in Swift's terms.
struct TypeDescription {
  let type: HDF5Type
  /// Whether all numbers in it are stored with the low byte first.
  let isLittleEndian: Bool

  /// Describes an open type.
  init(of id: hid_t, _ context: ObjectContext) throws(HDF5Error) {
    let byteCount = try Self.size(of: id, context)
    let order = H5T_order_t(rawValue: HDF5Library.call { H5Tget_order(id).rawValue }.value)
    switch H5T_class_t(rawValue: try context.check("inspect", H5Tget_class(id).rawValue)) {
    case H5T_INTEGER:
      type = try Self.integer(id, byteCount, context)
    case H5T_FLOAT:
      type = try Self.float(id, byteCount, context)
    case H5T_ENUM:
      let base = try context.open("inspect the enumeration of", H5Tclose, H5Tget_super(id))
      defer { base.close() }
      type = try Self.integer(base.id, byteCount, context)
    case H5T_STRING:
      let isVariable = try context.check("inspect the text type of", H5Tis_variable_str(id)) > 0
      type = isVariable ? .string : .fixedString(byteCount)
    case H5T_COMPOUND:
      (type, isLittleEndian) = try Self.compound(id, byteCount, context)
      return
    case H5T_ARRAY: type = .other("array", byteCount: byteCount)
    case H5T_VLEN: type = .other("variable-length sequence", byteCount: byteCount)
    case H5T_REFERENCE: type = .other("reference", byteCount: byteCount)
    case H5T_OPAQUE: type = .other("opaque bytes", byteCount: byteCount)
    default: type = .other("unknown type", byteCount: byteCount)
    }
    isLittleEndian = order != H5T_ORDER_BE
  }

  private static func size(of id: hid_t, _ context: ObjectContext) throws(HDF5Error) -> Int {
    let size = try context.check("find the size of the type of", Int64(H5Tget_size(id)))
    guard size > 0 else {
      throw .library(
        file: context.file,
        object: context.object,
        action: "find the size of the type of",
        message: ""
      )
    }
    return Int(size)
  }

  private static func integer(
    _ id: hid_t,
    _ byteCount: Int,
    _ context: ObjectContext
  ) throws(HDF5Error) -> HDF5Type {
    let sign = try context.check("find the sign of the type of", H5Tget_sign(id).rawValue)
    let isSigned = H5T_sign_t(rawValue: sign) != H5T_SGN_NONE
    return switch byteCount {
    case 1: isSigned ? .int8 : .uint8
    case 2: isSigned ? .int16 : .uint16
    case 4: isSigned ? .int32 : .uint32
    case 8: isSigned ? .int64 : .uint64
    default: .other("integer of \(8 * byteCount) bits", byteCount: byteCount)
    }
  }

  private static func float(
    _ id: hid_t,
    _ byteCount: Int,
    _ context: ObjectContext
  ) throws(HDF5Error) -> HDF5Type {
    let action = "compare the type of"
    if try context.check(action, H5Tequal(id, ch5_float64())) > 0 { return .float64 }
    if try context.check(action, H5Tequal(id, ch5_float32())) > 0 { return .float32 }
    if try context.check(action, H5Tequal(id, ch5_float64_big())) > 0 { return .float64 }
    if try context.check(action, H5Tequal(id, ch5_float32_big())) > 0 { return .float32 }
    return .other("float of \(8 * byteCount) bits", byteCount: byteCount)
  }

  private static func compound(
    _ id: hid_t,
    _ byteCount: Int,
    _ context: ObjectContext
  ) throws(HDF5Error) -> (HDF5Type, Bool) {
    let count = try context.check("count the members of", H5Tget_nmembers(id))
    var members: [HDF5Type.Member] = []
    var isLittleEndian = true
    for index in 0..<UInt32(count) {
      let memberType = try context.open(
        "inspect the members of",
        H5Tclose,
        H5Tget_member_type(id, index)
      )
      defer { memberType.close() }
      let description = try TypeDescription(of: memberType.id, context)
      isLittleEndian = isLittleEndian && description.isLittleEndian
      members.append(
        HDF5Type.Member(
          name: try memberName(id, index, context),
          type: description.type,
          offset: HDF5Library.call { H5Tget_member_offset(id, index) }.value
        )
      )
    }
    return (.compound(members: members, byteCount: byteCount), isLittleEndian)
  }

  private static func memberName(
    _ id: hid_t,
    _ index: UInt32,
    _ context: ObjectContext
  ) throws(HDF5Error) -> String {
    var name = ""
    let call = HDF5Library.call {
      guard let text = H5Tget_member_name(id, index) else { return Int32(-1) }
      name = String(cString: text)
      return H5free_memory(text)
    }
    if call.value < 0 {
      throw .library(
        file: context.file,
        object: context.object,
        action: "name the members of",
        message: call.messages.joined(separator: "; ")
      )
    }
    return name
  }
}
