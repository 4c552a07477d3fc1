// SPDX-License-Identifier: MIT

/// Memory that rows are written to; freed with the object.
public final class RowMemory {
  /// The memory, all zeros at first.
  public let bytes: UnsafeMutableRawBufferPointer
  /// What frees it; nil where this object does.
  private let owner: AnyObject?

  private static let alignment = 64

  /// Takes ordinary memory.
  public init(byteCount: Int) {
    bytes = .allocate(byteCount: byteCount, alignment: Self.alignment)
    bytes.initializeMemory(as: UInt8.self, repeating: 0)
    owner = nil
  }

  /// Names memory that lives as long as its owner.
  public init(_ bytes: UnsafeMutableRawBufferPointer, owner: AnyObject) {
    bytes.initializeMemory(as: UInt8.self, repeating: 0)
    self.bytes = bytes
    self.owner = owner
  }

  deinit { if owner == nil { bytes.deallocate() } }
}
