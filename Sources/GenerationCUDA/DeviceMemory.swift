// SPDX-License-Identifier: MIT

/// Memory of a card, freed with the object.
final class DeviceMemory: Sendable {
  /// The address on the card.
  let address: UInt64
  let byteCount: Int
  private let device: CUDADevice

  /// Takes memory; the card must be the calling thread's.
  ///
  /// - Throws: `CUDAError.outOfMemory`.
  init(_ byteCount: Int, on device: CUDADevice) throws(CUDAError) {
    var address: UInt64 = 0
    try device.check(
      device.functions.allocate(&address, max(byteCount, 1)),
      "cuMemAlloc",
      byteCount: byteCount
    )
    self.address = address
    self.byteCount = byteCount
    self.device = device
  }

  deinit {
    device.makeCurrentIfPossible()
    _ = device.functions.free(address)
  }

  /// The address as the kernels' records hold it, `offset` bytes on.
  func pointer(_ offset: Int = 0) -> UnsafeMutableRawPointer {
    // The driver gives no memory at address 0.
    UnsafeMutableRawPointer(bitPattern: UInt(address) + UInt(offset))
      ?? UnsafeMutableRawPointer(bitPattern: UInt.max).unsafelyUnwrapped
  }

  /// The address of its first number.
  var doubles: UnsafePointer<Double> {
    UnsafePointer(pointer().assumingMemoryBound(to: Double.self))
  }
}

extension DeviceMemory {
  /// Copies values to a card, which must be the calling thread's; they are there afterwards.
  convenience init<Value: BitwiseCopyable>(
    copying values: [Value],
    stream: CUDAStream
  ) throws(CUDAError) {
    try self.init(values.count * MemoryLayout<Value>.stride, on: stream.device)
    let result = values.withUnsafeBytes { bytes in
      Result { () throws(CUDAError) in
        guard let base = bytes.baseAddress, !bytes.isEmpty else { return }
        try stream.copy(base, count: bytes.count, to: self)
        // The values are this function's, and must stay until they are there.
        try stream.wait()
      }
    }
    try result.get()
  }
}

/// Page-locked memory of the host, which a card reads and writes while the processor does other
/// things; freed with the object.
final class PinnedMemory: @unchecked Sendable {
  let base: UnsafeMutableRawPointer
  let byteCount: Int
  private let device: CUDADevice

  /// Memory that every card of this process may use: `CU_MEMHOSTALLOC_PORTABLE`.
  private static let forAllCards: UInt32 = 1

  /// Takes memory; the card must be the calling thread's.
  ///
  /// - Throws: `CUDAError.outOfMemory`.
  init(_ byteCount: Int, for device: CUDADevice) throws(CUDAError) {
    var base: UnsafeMutableRawPointer?
    try device.check(
      device.functions.allocateHost(&base, max(byteCount, 1), Self.forAllCards),
      "cuMemHostAlloc",
      byteCount: byteCount
    )
    guard let base else {
      throw .outOfMemory(device: device.card.name, byteCount: byteCount)
    }
    self.base = base
    self.byteCount = byteCount
    self.device = device
  }

  deinit {
    device.makeCurrentIfPossible()
    _ = device.functions.freeHost(base)
  }
}
