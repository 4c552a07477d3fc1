// SPDX-License-Identifier: MIT

/// Value of an attribute.
public enum HDF5Attribute: Equatable, Sendable {
  /// UTF-8 text of variable length, as h5py writes `str`; fixed-length text is read as this too.
  case string(String)
  /// Texts of one extent.
  case strings([String])
  /// A signed integer; also what a Boolean is read as (0 or 1).
  case int(Int64)
  /// Signed integers of one extent.
  case ints([Int64])
  /// An unsigned integer.
  case uint(UInt64)
  /// Unsigned integers of one extent.
  case uints([UInt64])
  /// A number in double precision.
  case double(Double)
  /// Numbers in double precision of one extent.
  case doubles([Double])
  /// No value (a null space).
  case empty
  /// A value of a type that this module does not read.
  case unsupported(HDF5Type)
}
