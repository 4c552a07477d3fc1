// SPDX-License-Identifier: MIT

import CHDF5

/// Reads the texts of a dataset or an attribute, in the character set that they are stored in.
struct StoredStrings {
  /// Type in the file; the library does not convert between character sets, so it is read as is.
  let type: Handle
  let space: Handle
  let count: Int
  let kind: HDF5Type

  func read(
    _ context: ObjectContext,
    _ call: (hid_t, UnsafeMutableRawPointer) -> herr_t
  ) throws(HDF5Error) -> [String] {
    switch kind {
    case .string: try readVariable(context, call)
    case .fixedString(let byteCount): try readFixed(byteCount, context, call)
    default: throw context.wrongType("\(kind) is not text")
    }
  }

  private func readVariable(
    _ context: ObjectContext,
    _ call: (hid_t, UnsafeMutableRawPointer) -> herr_t
  ) throws(HDF5Error) -> [String] {
    if count == 0 { return [] }
    let pointers = UnsafeMutableBufferPointer<UnsafeMutablePointer<CChar>?>.allocate(
      capacity: count
    )
    pointers.initialize(repeating: nil)
    defer { pointers.deallocate() }
    guard let base = pointers.baseAddress else { return [] }
    try context.check("read", call(type.id, base))
    let texts = pointers.map { $0.map { String(cString: $0) } ?? "" }
    try context.check("free the texts of", ch5_reclaim(type.id, space.id, base))
    return texts
  }

  private func readFixed(
    _ byteCount: Int,
    _ context: ObjectContext,
    _ call: (hid_t, UnsafeMutableRawPointer) -> herr_t
  ) throws(HDF5Error) -> [String] {
    if count == 0 { return [] }
    let padding = try context.check("inspect", H5Tget_strpad(type.id).rawValue)
    let isSpacePadded = H5T_str_t(rawValue: padding) == H5T_STR_SPACEPAD
    let bytes = UnsafeMutableRawBufferPointer.allocate(byteCount: count * byteCount, alignment: 1)
    defer { bytes.deallocate() }
    guard let base = bytes.baseAddress else { return [] }
    try context.check("read", call(type.id, base))
    return (0..<count).map { index in
      var text = bytes[index * byteCount..<(index + 1) * byteCount].prefix { $0 != 0 }
      while isSpacePadded, text.last == UInt8(ascii: " ") { text = text.dropLast() }
      return String(decoding: text, as: UTF8.self)
    }
  }
}

/// Texts as the library takes them: pointers to bytes that end with a zero.
struct CStrings {
  let pointers: UnsafeMutableBufferPointer<UnsafeMutablePointer<CChar>?>

  /// Copies the texts; throws if one contains a zero byte, where the library would cut it.
  init(_ texts: [String], _ context: ObjectContext) throws(HDF5Error) {
    if texts.contains(where: { $0.utf8.contains(0) }) {
      throw context.invalid("a text contains a zero byte, which HDF5 cannot store")
    }
    pointers = .allocate(capacity: texts.count)
    for (index, text) in texts.enumerated() {
      let bytes = Array(text.utf8CString)
      let copy = UnsafeMutablePointer<CChar>.allocate(capacity: bytes.count)
      copy.initialize(from: bytes, count: bytes.count)
      pointers.initializeElement(at: index, to: copy)
    }
  }

  func free() {
    for pointer in pointers { pointer?.deallocate() }
    pointers.deallocate()
  }
}
