// SPDX-License-Identifier: MIT

/// A queue of copies and launches on one card, done one after the other beside those of other queues.
package final class CUDAStream: Sendable {
  let device: CUDADevice
  let handle: CUDAFunctions.Handle
  private var functions: CUDAFunctions { device.functions }

  /// `CU_STREAM_NON_BLOCKING`: it does not wait for the queue that other libraries share.
  private static let isIndependent: UInt32 = 1

  /// Makes a queue; the card must be the calling thread's.
  package init(on device: CUDADevice) throws(CUDAError) {
    self.device = device
    var handle: CUDAFunctions.Handle = 0
    try device.check(
      device.functions.createStream(&handle, Self.isIndependent),
      "cuStreamCreate"
    )
    self.handle = handle
  }

  deinit {
    device.makeCurrentIfPossible()
    _ = functions.destroyStream(handle)
  }

  /// Copies bytes to the card; they must stay as they are until `wait` returns.
  func copy(
    _ bytes: UnsafeRawPointer,
    count: Int,
    to memory: DeviceMemory,
    at offset: Int = 0
  ) throws(CUDAError) {
    try device.check(
      functions.copyToDevice(memory.address + UInt64(offset), bytes, count, handle),
      "cuMemcpyHtoDAsync"
    )
  }

  /// Copies bytes from the card; they are there when `wait` returns.
  func copy(
    _ memory: DeviceMemory,
    at offset: Int = 0,
    to bytes: UnsafeMutableRawPointer,
    count: Int
  ) throws(CUDAError) {
    try device.check(
      functions.copyToHost(bytes, memory.address + UInt64(offset), count, handle),
      "cuMemcpyDtoHAsync"
    )
  }

  /// Copies rows to the card, in one go where they lie in the host's memory as on the card.
  ///
  /// - Parameters:
  ///   - base: The first row; rows must stay as they are until `wait` returns.
  ///   - strideByteCount: The bytes from one row to the next on the host.
  ///   - rowByteCount: The bytes of a row.
  ///   - count: The rows.
  ///   - memory: Where they go, one after the other.
  /// - Throws: `CUDAError`.
  func copyRows(
    from base: UnsafeRawPointer,
    strideByteCount: Int,
    rowByteCount: Int,
    count: Int,
    to memory: DeviceMemory
  ) throws(CUDAError) {
    guard strideByteCount != rowByteCount else {
      return try copy(base, count: count * rowByteCount, to: memory)
    }
    for row in 0..<count {
      try copy(
        base + row * strideByteCount,
        count: rowByteCount,
        to: memory,
        at: row * rowByteCount
      )
    }
  }

  /// Copies rows from the card; as the other way round.
  func copyRows(
    _ memory: DeviceMemory,
    rowByteCount: Int,
    count: Int,
    to base: UnsafeMutableRawPointer,
    strideByteCount: Int
  ) throws(CUDAError) {
    guard strideByteCount != rowByteCount else {
      return try copy(memory, to: base, count: count * rowByteCount)
    }
    for row in 0..<count {
      try copy(
        memory,
        at: row * rowByteCount,
        to: base + row * strideByteCount,
        count: rowByteCount
      )
    }
  }

  /// Starts a kernel on a record of work that lies on the card.
  ///
  /// - Parameters:
  ///   - kernel: The entry point.
  ///   - work: The record's address on the card.
  ///   - shape: How many threads.
  /// - Throws: `CUDAError`.
  func launch(
    _ kernel: CUDAKernel,
    _ work: UnsafeMutableRawPointer,
    _ shape: LaunchShape
  ) throws(CUDAError) {
    var work: UnsafeMutableRawPointer? = work
    let code = withUnsafeMutablePointer(to: &work) { work in
      var arguments: [UnsafeMutableRawPointer?] = [UnsafeMutableRawPointer(work)]
      return functions.launch(
        kernel.handle,
        UInt32(shape.blocks),
        UInt32(shape.rows),
        1,
        UInt32(shape.threadsPerBlock),
        1,
        1,
        0,
        handle,
        &arguments,
        nil
      )
    }
    try device.check(code, "cuLaunchKernel of \(kernel.name)")
  }

  /// Waits until all is done.
  ///
  /// - Throws: `CUDAError` where something of it failed, the kernels included.
  func wait() throws(CUDAError) {
    try device.check(functions.synchronizeStream(handle), "cuStreamSynchronize")
  }

  /// The seconds that the card takes from here to the end of what `body` queues; waits for it.
  func time(_ body: () throws(CUDAError) -> Void) throws(CUDAError) -> Double {
    let begin = try CUDAEvent(on: device)
    let end = try CUDAEvent(on: device)
    try begin.record(in: handle)
    try body()
    try end.record(in: handle)
    return try end.seconds(since: begin)
  }
}

/// How many threads run a kernel: blocks along the bins or binaries, and rows of blocks.
struct LaunchShape {
  let blocks: Int
  let rows: Int
  let threadsPerBlock: Int

  /// The most blocks that a card takes along the second coordinate.
  private static let mostRows = 65535

  /// One thread for each of `count` things.
  init(count: Int, threadsPerBlock: Int) {
    self.init(count: count, rows: 1, threadsPerBlock: threadsPerBlock)
  }

  /// One thread for each of `count` things in each row; some rows may share blocks.
  init(count: Int, rows: Int, threadsPerBlock: Int) {
    blocks = max(1, (count + threadsPerBlock - 1) / threadsPerBlock)
    self.rows = max(1, min(rows, Self.mostRows))
    self.threadsPerBlock = threadsPerBlock
  }
}

/// A mark in a queue, which remembers when it was reached.
private final class CUDAEvent {
  private let device: CUDADevice
  private let handle: CUDAFunctions.Handle

  init(on device: CUDADevice) throws(CUDAError) {
    self.device = device
    var handle: CUDAFunctions.Handle = 0
    try device.check(device.functions.createEvent(&handle, 0), "cuEventCreate")
    self.handle = handle
  }

  deinit { _ = device.functions.destroyEvent(handle) }

  func record(in stream: CUDAFunctions.Handle) throws(CUDAError) {
    try device.check(device.functions.recordEvent(handle, stream), "cuEventRecord")
  }

  func seconds(since other: CUDAEvent) throws(CUDAError) -> Double {
    let functions = device.functions
    try device.check(functions.synchronizeEvent(handle), "cuEventSynchronize")
    var milliseconds: Float = 0
    try device.check(
      functions.elapsedTime(&milliseconds, other.handle, handle),
      "cuEventElapsedTime"
    )
    return Double(milliseconds) / 1000
  }
}
