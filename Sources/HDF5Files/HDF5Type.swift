// SPDX-License-Identifier: MIT

/// Type of the values of a dataset, or of the memory they are read into or written from.
///
/// Numbers are little endian. Enumerations read from a file appear as their integers.
public indirect enum HDF5Type: Equatable, Sendable {
  /// IEEE 754 single precision.
  case float32
  /// IEEE 754 double precision.
  case float64
  /// Signed integer of 8 bits.
  case int8
  /// Signed integer of 16 bits.
  case int16
  /// Signed integer of 32 bits.
  case int32
  /// Signed integer of 64 bits.
  case int64
  /// Unsigned integer of 8 bits.
  case uint8
  /// Unsigned integer of 16 bits.
  case uint16
  /// Unsigned integer of 32 bits.
  case uint32
  /// Unsigned integer of 64 bits.
  case uint64
  /// UTF-8 text of variable length, as h5py writes `str`.
  case string
  /// Text of this many bytes, padded with zeros, as h5py writes numpy's `S`.
  case fixedString(Int)
  /// Named members at byte offsets within one value of `byteCount` bytes.
  case compound(members: [Member], byteCount: Int)
  /// A type that this module can name but not read, of so many bytes.
  case other(String, byteCount: Int)

  /// One member of a compound.
  public struct Member: Equatable, Sendable {
    /// Name as in the file.
    public let name: String
    /// Type of the member.
    public let type: HDF5Type
    /// Bytes from the start of the compound.
    public let offset: Int

    /// Makes a member.
    public init(name: String, type: HDF5Type, offset: Int) {
      self.name = name
      self.type = type
      self.offset = offset
    }
  }

  /// A compound without gaps, its members in the given order.
  public static func compound(_ fields: [(name: String, type: HDF5Type)]) -> HDF5Type {
    var offset = 0
    let members = fields.map { field in
      defer { offset += field.type.byteCount }
      return Member(name: field.name, type: field.type, offset: offset)
    }
    return .compound(members: members, byteCount: offset)
  }

  /// Complex number of two `float32`, as h5py writes numpy's `complex64`.
  public static var complex64: HDF5Type { .compound([("r", .float32), ("i", .float32)]) }

  /// Complex number of two `float64`, as h5py writes numpy's `complex128`.
  public static var complex128: HDF5Type { .compound([("r", .float64), ("i", .float64)]) }

  /// Bytes of one value (for `string`: of the pointer that stands for it in memory).
  public var byteCount: Int {
    switch self {
    case .int8, .uint8: 1
    case .int16, .uint16: 2
    case .float32, .int32, .uint32: 4
    case .float64, .int64, .uint64, .string: 8
    case .fixedString(let count), .compound(_, let count), .other(_, let count): count
    }
  }

  /// Members of a compound, none for other types.
  public var members: [Member] {
    if case .compound(let members, _) = self { members } else { [] }
  }

  /// Whether this is `float32` or `float64`.
  public var isFloat: Bool { self == .float32 || self == .float64 }

  /// Whether this is a float or an integer.
  public var isNumber: Bool {
    switch self {
    case .string, .fixedString, .compound, .other: false
    default: true
    }
  }

  /// Whether values hold pointers to text elsewhere.
  var hasVariableLength: Bool {
    self == .string || members.contains { $0.type.hasVariableLength }
  }
}

extension HDF5Type: CustomStringConvertible {
  /// A readable form, such as `complex128` or `compound {a: float64 @0, b: int64 @8}`.
  public var description: String {
    switch self {
    case .float32: "float32"
    case .float64: "float64"
    case .int8: "int8"
    case .int16: "int16"
    case .int32: "int32"
    case .int64: "int64"
    case .uint8: "uint8"
    case .uint16: "uint16"
    case .uint32: "uint32"
    case .uint64: "uint64"
    case .string: "string"
    case .fixedString(let count): "string of \(count) bytes"
    case .other(let name, _): name
    case .compound(let members, _):
      if self == .complex64 {
        "complex64"
      } else if self == .complex128 {
        "complex128"
      } else {
        "compound {"
          + members.map { "\($0.name): \($0.type) @\($0.offset)" }.joined(separator: ", ") + "}"
      }
    }
  }
}

extension HDF5Type {
  /// Why values of type `source` cannot become values of this type; nil if they can.
  ///
  /// The library itself would leave members without a counterpart untouched, cut text and drop
  /// fractions, all without a word.
  func obstacle(from source: HDF5Type, partial: Bool) -> String? {
    switch (self, source) {
    case (let wanted, let given) where wanted.isNumber && given.isNumber:
      given.isFloat && !wanted.isFloat ? "\(given) does not convert to \(wanted)" : nil
    case (.fixedString(let wanted), .fixedString(let given)):
      given > wanted ? "text of \(given) bytes does not fit in \(wanted)" : nil
    case (.compound(let wanted, _), .compound(let given, _)):
      Self.obstacle(to: wanted, from: given, partial: partial)
    default: "\(source) does not convert to \(self)"
    }
  }

  /// With `partial`, members of the destination may stay as they are.
  private static func obstacle(
    to wanted: [Member],
    from given: [Member],
    partial: Bool
  ) -> String? {
    let (asked, available) = partial ? (given, wanted) : (wanted, given)
    for member in asked {
      guard let other = available.first(where: { $0.name == member.name }) else {
        return "there is no member '\(member.name)', only "
          + available.map { "'\($0.name)'" }.joined(separator: ", ")
      }
      let (destination, source) = partial ? (other, member) : (member, other)
      if let reason = destination.type.obstacle(from: source.type, partial: partial) {
        return "member '\(member.name)': \(reason)"
      }
    }
    return nil
  }
}
