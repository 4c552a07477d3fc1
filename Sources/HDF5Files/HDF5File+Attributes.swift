// SPDX-License-Identifier: MIT

import CHDF5

extension HDF5File {
  /// Sets an attribute, replacing one of the same name.
  ///
  /// Text may be of any length. Arrays of 64 kB and more do not fit and are an error, as in h5py.
  ///
  /// - Parameters:
  ///   - name: Name of the attribute.
  ///   - path: The object that it belongs to; `/` for the file itself.
  ///   - value: The value, written with 64 bits for numbers.
  /// - Throws: `HDF5Error`; `attributeTooLarge` for arrays that do not fit.
  public func setAttribute(
    _ name: String,
    of path: String = "/",
    to value: HDF5Attribute
  ) throws(HDF5Error) {
    _ = try writableIdentifier(path)
    let context = context(path)
    try context.checkName(name)
    switch value {
    case .string(let text): try setTexts(name, path, [text], shape: [])
    case .strings(let texts): try setTexts(name, path, texts, shape: [texts.count])
    case .int(let number): try setNumbers(name, path, [number], .int64, shape: [])
    case .ints(let numbers): try setNumbers(name, path, numbers, .int64, shape: [numbers.count])
    case .uint(let number): try setNumbers(name, path, [number], .uint64, shape: [])
    case .uints(let numbers): try setNumbers(name, path, numbers, .uint64, shape: [numbers.count])
    case .double(let number): try setNumbers(name, path, [number], .float64, shape: [])
    case .doubles(let numbers):
      try setNumbers(name, path, numbers, .float64, shape: [numbers.count])
    case .empty, .unsupported: throw context.wrongType("a value without content is not written")
    }
  }

  /// The value of an attribute; nil if the object has none of this name.
  public func attribute(
    _ name: String,
    of path: String = "/"
  ) throws(HDF5Error) -> HDF5Attribute? {
    let context = context(path)
    try context.checkName(name)
    let object = try openObject(path)
    defer { object.close() }
    guard try context.check("find attributes of", H5Aexists(object.id, name)) > 0 else {
      return nil
    }
    let attribute = try context.open(
      "open attribute '\(name)' of",
      H5Aclose,
      H5Aopen(object.id, name, ch5_property_default())
    )
    defer { attribute.close() }
    return try read(attribute, context)
  }

  /// Names of an object's attributes, in alphabetical order.
  public func attributes(of path: String = "/") throws(HDF5Error) -> [String] {
    let context = context(path)
    let object = try openObject(path)
    defer { object.close() }
    var names: [String] = []
    let count = try context.check("count the attributes of", H5Aget_num_attrs(object.id))
    for index in 0..<hsize_t(count) {
      let attribute = try context.open(
        "open an attribute of",
        H5Aclose,
        H5Aopen_by_idx(
          object.id,
          ".",
          H5_INDEX_NAME,
          H5_ITER_INC,
          index,
          ch5_property_default(),
          ch5_property_default()
        )
      )
      defer { attribute.close() }
      let length = try context.check(
        "name an attribute of",
        H5Aget_name(attribute.id, 0, nil)
      )
      let buffer = UnsafeMutablePointer<CChar>.allocate(capacity: length + 1)
      defer { buffer.deallocate() }
      try context.check("name an attribute of", H5Aget_name(attribute.id, length + 1, buffer))
      names.append(String(cString: buffer))
    }
    return names
  }

  private func openObject(_ path: String) throws(HDF5Error) -> Handle {
    try requireObject(path)
    let file = try identifier()
    return try context(path).open(
      "open",
      H5Oclose,
      H5Oopen(file, path, ch5_property_default())
    )
  }
}

// MARK: - Writing

extension HDF5File {
  private func setTexts(
    _ name: String,
    _ path: String,
    _ texts: [String],
    shape: [Int]
  ) throws(HDF5Error) {
    let strings = try CStrings(texts, context(path))
    defer { strings.free() }
    let bytes = UnsafeRawBufferPointer(strings.pointers)
    try replaceAttribute(name, path, .string, shape: shape, bytes)
  }

  private func setNumbers<Number: BitwiseCopyable>(
    _ name: String,
    _ path: String,
    _ numbers: [Number],
    _ type: HDF5Type,
    shape: [Int]
  ) throws(HDF5Error) {
    let result: Result<Void, HDF5Error> = numbers.withUnsafeBytes { bytes in
      Result { () throws(HDF5Error) in
        try replaceAttribute(name, path, type, shape: shape, bytes)
      }
    }
    try result.get()
  }

  private func replaceAttribute(
    _ name: String,
    _ path: String,
    _ type: HDF5Type,
    shape: [Int],
    _ bytes: UnsafeRawBufferPointer
  ) throws(HDF5Error) {
    let context = context(path)
    let largest = 65_000
    guard bytes.count < largest else {
      throw .attributeTooLarge(
        file: self.path,
        object: path,
        attribute: name,
        byteCount: bytes.count
      )
    }
    let object = try openObject(path)
    defer { object.close() }
    if try context.check("find attributes of", H5Aexists(object.id, name)) > 0 {
      try context.check("replace attribute '\(name)' of", H5Adelete(object.id, name))
    }
    let attributeType = try type.identifier(context)
    defer { attributeType.close() }
    let space = try Dataspace.make(shape, context)
    defer { space.close() }
    let creation = try context.open("prepare", H5Pclose, H5Pcreate(ch5_attribute_create()))
    defer { creation.close() }
    if name.utf8.contains(where: { $0 > 127 }) {
      try context.check("prepare", H5Pset_char_encoding(creation.id, H5T_CSET_UTF8))
    }
    let attribute = try context.open(
      "make attribute '\(name)' of",
      H5Aclose,
      H5Acreate2(
        object.id,
        name,
        attributeType.id,
        space.id,
        creation.id,
        ch5_property_default()
      )
    )
    defer { attribute.close() }
    if bytes.isEmpty { return }
    try context.check(
      "write attribute '\(name)' of",
      H5Awrite(attribute.id, attributeType.id, bytes.baseAddress)
    )
  }
}

// MARK: - Reading

extension HDF5File {
  private func read(
    _ attribute: Handle,
    _ context: ObjectContext
  ) throws(HDF5Error) -> HDF5Attribute {
    let type = try context.open("inspect an attribute of", H5Tclose, H5Aget_type(attribute.id))
    defer { type.close() }
    let space = try context.open("inspect an attribute of", H5Sclose, H5Aget_space(attribute.id))
    defer { space.close() }
    let kind = try TypeDescription(of: type.id, context).type
    guard let shape = try Dataspace.shape(of: space.id, context) else { return .empty }
    // A damaged file may claim any shape, and room for it is made below.
    let available = try self.byteCount()
    guard let byteCount = Dataspace.count(shape, byteCount: kind.byteCount),
      byteCount <= available
    else {
      throw context.invalid("an attribute says that it is larger than the file")
    }
    let count = Dataspace.count(shape) ?? 0
    let isScalar = shape.isEmpty
    switch kind {
    case .string, .fixedString:
      let texts = try StoredStrings(type: type, space: space, count: count, kind: kind)
        .read(context) { type, buffer in H5Aread(attribute.id, type, buffer) }
      return isScalar ? .string(texts.first ?? "") : .strings(texts)
    case .float32, .float64:
      let numbers = try numbers(attribute, count, .float64, 0.0, context)
      return isScalar ? .double(numbers[0]) : .doubles(numbers)
    case .int8, .int16, .int32, .int64:
      let numbers = try numbers(attribute, count, .int64, Int64(0), context)
      return isScalar ? .int(numbers[0]) : .ints(numbers)
    case .uint8, .uint16, .uint32, .uint64:
      let numbers = try numbers(attribute, count, .uint64, UInt64(0), context)
      return isScalar ? .uint(numbers[0]) : .uints(numbers)
    case .compound, .other: return .unsupported(kind)
    }
  }

  private func numbers<Number: BitwiseCopyable & Sendable>(
    _ attribute: Handle,
    _ count: Int,
    _ type: HDF5Type,
    _ zero: Number,
    _ context: ObjectContext
  ) throws(HDF5Error) -> [Number] {
    var values = [Number](repeating: zero, count: count)
    if count == 0 { return values }
    let memoryType = try type.identifier(context)
    defer { memoryType.close() }
    try context.check(
      "read an attribute of",
      values.withUnsafeMutableBytes { H5Aread(attribute.id, memoryType.id, $0.baseAddress) }
    )
    return values
  }
}
