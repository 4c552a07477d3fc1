// SPDX-License-Identifier: MIT

import Generation
import KernelRecords

/// Rows that the host has made, in double; averaged on the card where that is asked for.
struct HostRows: DeviceRowSource {
  let binCount: Int
  /// How rows are averaged; nil where they come as they are.
  let averaging: DeviceAveraging?

  /// Rows in the memory of the host, which stay there until they are done.
  struct Input: RowInput {
    let rows: PolarizationRows
    let count: Int

    func rows(_ range: Range<Int>) -> Input {
      let offset = range.lowerBound * rows.stride
      return Input(
        rows: PolarizationRows(
          plus: rows.plus + offset,
          cross: rows.cross + offset,
          stride: rows.stride
        ),
        count: range.count
      )
    }
  }

  /// Rows of the finer grid; nil where rows are not averaged.
  struct Memory {
    let finePlus: DeviceMemory?
    let fineCross: DeviceMemory?
  }

  private static let threadsPerBlock = 128

  /// For each row its window, which is always the same.
  var recordByteCount: Int { MemoryLayout<BinWindow?>.stride }
  var scratchByteCount: Int { averaging == nil ? 0 : 2 * sentByteCount }

  /// The bytes of one polarization of a row as it comes from the host.
  private var sentByteCount: Int {
    RowLayout.byteCount(averaging?.fineBinCount ?? binCount, isSingle: false)
  }

  func makeMemory(capacity: Int, on device: CUDADevice) throws(CUDAError) -> Memory {
    guard averaging != nil else { return Memory(finePlus: nil, fineCross: nil) }
    return Memory(
      finePlus: try DeviceMemory(capacity * sentByteCount, on: device),
      fineCross: try DeviceMemory(capacity * sentByteCount, on: device)
    )
  }

  func windows(in buffers: Buffers<HostRows>) -> UnsafePointer<BinWindow?> {
    UnsafePointer(
      buffers.work.pointer(WorkOffset.rows).assumingMemoryBound(to: BinWindow?.self)
    )
  }

  func make(
    _ input: Input,
    in buffers: Buffers<HostRows>,
    on stream: CUDAStream
  ) throws(CUDAError) {
    let memory = buffers.memory
    if let averaging, let finePlus = memory.finePlus, let fineCross = memory.fineCross {
      (buffers.hostWork.base + WorkOffset.making).initializeMemory(
        as: AveragingWork.self,
        to: averaging.work(count: input.count, finePlus, fineCross, buffers)
      )
    }
    // Any bin may hold signal.
    let window = BinWindow(start: 0, end: binCount)
    (buffers.hostWork.base + WorkOffset.rows).initializeMemory(
      as: BinWindow?.self,
      repeating: window,
      count: input.count
    )
    try stream.copy(
      buffers.hostWork.base,
      count: WorkOffset.rows + input.count * recordByteCount,
      to: buffers.work
    )
    for (source, target) in [
      (input.rows.plus, memory.finePlus ?? buffers.plus),
      (input.rows.cross, memory.fineCross ?? buffers.cross),
    ] {
      try stream.copyRows(
        from: source,
        strideByteCount: input.rows.stride * MemoryLayout<Double>.stride,
        rowByteCount: sentByteCount,
        count: input.count,
        to: target
      )
    }
    guard let averaging else { return }
    try stream.launch(
      averaging.kernel,
      buffers.work.pointer(WorkOffset.making),
      LaunchShape(count: binCount, rows: input.count, threadsPerBlock: Self.threadsPerBlock)
    )
  }

  /// Nothing: what made the rows has told it.
  func finish(_ input: Input, in buffers: Buffers<HostRows>) {}
}
