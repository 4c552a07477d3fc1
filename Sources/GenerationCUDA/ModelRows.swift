// SPDX-License-Identifier: MIT

import KernelRecords

/// Rows that the kernels of a model make on a card.
struct ModelRows: DeviceRowSource {
  let model: CUDAModel
  let grid: DeviceGrid
  let request: EvaluationRequest

  /// The binaries of rows, and where to say what became of each.
  struct Input: RowInput {
    let binaries: UnsafeBufferPointer<BinaryRecord>
    let statuses: UnsafeMutableBufferPointer<WaveformStatus>

    var count: Int { binaries.count }

    func rows(_ rows: Range<Int>) -> Input {
      Input(
        binaries: UnsafeBufferPointer(rebasing: binaries[rows]),
        statuses: UnsafeMutableBufferPointer(rebasing: statuses[rows])
      )
    }
  }

  /// What set-up hands on to evaluation, and to the host.
  struct Memory {
    let waveforms: DeviceMemory
    let windows: DeviceMemory
    let statuses: DeviceMemory
    /// Where `statuses` is copied to.
    let hostStatuses: PinnedMemory

    var windowRecords: UnsafeMutablePointer<BinWindow?> {
      windows.pointer().assumingMemoryBound(to: BinWindow?.self)
    }
  }

  private static let setUpThreadsPerBlock = 32
  private static let evaluationThreadsPerBlock = 128

  var binCount: Int { grid.tables.count }
  var recordByteCount: Int { MemoryLayout<BinaryRecord>.stride }
  var scratchByteCount: Int {
    model.waveformByteCount + MemoryLayout<BinWindow?>.stride
      + MemoryLayout<WaveformStatus>.stride
  }

  func makeMemory(capacity: Int, on device: CUDADevice) throws(CUDAError) -> Memory {
    let statusByteCount = capacity * MemoryLayout<WaveformStatus>.stride
    return Memory(
      waveforms: try DeviceMemory(capacity * model.waveformByteCount, on: device),
      windows: try DeviceMemory(
        capacity * MemoryLayout<BinWindow?>.stride,
        on: device
      ),
      statuses: try DeviceMemory(statusByteCount, on: device),
      hostStatuses: try PinnedMemory(statusByteCount, for: device)
    )
  }

  func windows(in buffers: Buffers<ModelRows>) -> UnsafePointer<BinWindow?> {
    UnsafePointer(buffers.memory.windowRecords)
  }

  func make(
    _ input: Input,
    in buffers: Buffers<ModelRows>,
    on stream: CUDAStream
  ) throws(CUDAError) {
    try send(input.binaries, buffers, stream)
    try setUp(count: input.count, buffers, stream)
    try stream.copy(
      buffers.memory.statuses,
      to: buffers.memory.hostStatuses.base,
      count: input.count * MemoryLayout<WaveformStatus>.stride
    )
    try evaluate(count: input.count, buffers, stream)
  }

  func finish(_ input: Input, in buffers: Buffers<ModelRows>) {
    for index in input.statuses.indices {
      input.statuses[index] = buffers.memory.hostStatuses.base.load(
        fromByteOffset: index * MemoryLayout<WaveformStatus>.stride,
        as: WaveformStatus.self
      )
    }
  }

  /// Copies the binaries, and the records of work before them, to the card.
  func send(
    _ binaries: UnsafeBufferPointer<BinaryRecord>,
    _ buffers: Buffers<ModelRows>,
    _ stream: CUDAStream
  ) throws(CUDAError) {
    let memory = buffers.memory
    let setUp = SetUpWork(
      binaries: UnsafePointer(
        buffers.work.pointer(WorkOffset.rows).assumingMemoryBound(to: BinaryRecord.self)
      ),
      count: binaries.count,
      tables: grid.tables,
      request: request,
      waveforms: memory.waveforms.pointer(),
      windows: memory.windowRecords,
      statuses: memory.statuses.pointer().assumingMemoryBound(to: WaveformStatus.self)
    )
    let evaluation = EvaluationWork(
      waveforms: memory.waveforms.pointer(),
      windows: UnsafePointer(memory.windowRecords),
      count: binaries.count,
      tables: grid.tables,
      plus: buffers.plus.pointer(),
      cross: buffers.cross.pointer(),
      isSingle: buffers.isMadeSingle
    )
    let host = buffers.hostWork.base
    (host + WorkOffset.making).initializeMemory(as: SetUpWork.self, to: setUp)
    (host + WorkOffset.evaluation).initializeMemory(as: EvaluationWork.self, to: evaluation)
    let byteCount = binaries.count * recordByteCount
    if let first = binaries.baseAddress {
      (host + WorkOffset.rows).copyMemory(from: first, byteCount: byteCount)
    }
    try stream.copy(host, count: WorkOffset.rows + byteCount, to: buffers.work)
  }

  /// Queues the set-up of binaries that were sent.
  func setUp(
    count: Int,
    _ buffers: Buffers<ModelRows>,
    _ stream: CUDAStream
  ) throws(CUDAError) {
    try stream.launch(
      model.setUp,
      buffers.work.pointer(WorkOffset.making),
      LaunchShape(count: count, threadsPerBlock: Self.setUpThreadsPerBlock)
    )
  }

  /// Queues the evaluation of binaries that were set up.
  func evaluate(
    count: Int,
    _ buffers: Buffers<ModelRows>,
    _ stream: CUDAStream
  ) throws(CUDAError) {
    try stream.launch(
      model.evaluate,
      buffers.work.pointer(WorkOffset.evaluation),
      LaunchShape(
        count: binCount,
        rows: count,
        threadsPerBlock: Self.evaluationThreadsPerBlock
      )
    )
  }
}
