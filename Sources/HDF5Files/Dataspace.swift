// SPDX-License-Identifier: MIT

import CHDF5

/// Extent of a dataset or an attribute.
enum Dataspace {
  /// A space of this shape (row-major, empty for a scalar); the caller closes it.
  static func make(_ shape: [Int], _ context: ObjectContext) throws(HDF5Error) -> Handle {
    if shape.isEmpty {
      return try context.open("make a scalar for", H5Sclose, H5Screate(H5S_SCALAR))
    }
    if let negative = shape.first(where: { $0 < 0 }) {
      throw context.invalid("its shape \(shape) has the negative extent \(negative)")
    }
    let extents = shape.map { hsize_t($0) }
    return try context.open(
      "make the shape \(shape) for",
      H5Sclose,
      H5Screate_simple(Int32(clamping: extents.count), extents, nil)
    )
  }

  /// The shape of an open space; nil if it holds no values at all (a null space).
  static func shape(of id: hid_t, _ context: ObjectContext) throws(HDF5Error) -> [Int]? {
    let kind = try context.check("inspect", H5Sget_simple_extent_type(id).rawValue)
    if H5S_class_t(rawValue: kind) == H5S_NULL { return nil }
    let rank = Int(try context.check("inspect", H5Sget_simple_extent_ndims(id)))
    var extents = [hsize_t](repeating: 0, count: rank)
    try context.check("inspect", H5Sget_simple_extent_dims(id, &extents, nil))
    return extents.map { Int(clamping: $0) }
  }

  /// Product of the extents; nil if it does not fit in an `Int`, even without extents of zero.
  static func count(_ shape: [Int], byteCount: Int = 1) -> Int? {
    var product = byteCount
    for extent in shape {
      let (next, overflow) = product.multipliedReportingOverflow(by: max(extent, 1))
      if overflow { return nil }
      product = next
    }
    return shape.contains(0) ? 0 : product
  }
}
