// SPDX-License-Identifier: MIT

import KernelRecords

/// A queue of one card and the memory in which it makes rows, for one thread at a time.
///
/// Several of them on a card keep it busy: while the rows of one are copied, the kernels of another
/// run. Sendable because `WorkspacePool` lends each to one thread at a time.
final class DeviceWorkspace: @unchecked Sendable {
  let stream: CUDAStream
  private let model: CUDAModel
  private let grid: DeviceGrid
  private let request: EvaluationRequest
  /// The bytes of the card that are this queue's.
  private let roomByteCount: Int
  /// The most rows that are made at a time, whatever they take; halved where the card has no room.
  private var mostRows = Int.max
  private var buffers: Buffers?
  private var products: CUBLASQueue?

  var device: CUDADevice { stream.device }

  init(
    stream: CUDAStream,
    model: CUDAModel,
    grid: DeviceGrid,
    request: EvaluationRequest,
    roomByteCount: Int
  ) {
    self.stream = stream
    self.model = model
    self.grid = grid
    self.request = request
    self.roomByteCount = roomByteCount
  }

  /// The most rows that there is room for, in double precision until they are transformed.
  func rowLimit(
    _ transform: DeviceTransform? = nil,
    isSingle: Bool = false
  ) throws(CUDAError) -> Int {
    let made =
      model.waveformByteCount + model.windowByteCount + MemoryLayout<BinaryRecord>.stride
      + MemoryLayout<WaveformStatus>.stride
      + 2 * Buffers.rowByteCount(grid.tables.count, isSingle: false)
    guard let transform else { return max(1, min(mostRows, roomByteCount / made)) }
    let perRow = try made + transform.byteCountPerRow(isSingle: isSingle)
    let most = (roomByteCount - transform.byteCount) / perRow
    guard try transform.library() != nil else { return max(1, min(mostRows, most)) }
    let quantum = CUBLASQueue.rowQuantum
    return max(1, min(mostRows, max(quantum, most / quantum * quantum)))
  }

  /// cuBLAS on this queue, started when it is first needed.
  func productQueue(_ library: CUBLASLibrary) throws(CUDAError) -> CUBLASQueue {
    if let products { return products }
    let made = try CUBLASQueue(library, stream)
    products = made
    return made
  }

  /// Computes rows, transforms them where that is asked for, and says what became of each.
  ///
  /// - Throws: `CUDAError`; out of memory, where there is none for a single row.
  func evaluate(
    _ binaries: UnsafeBufferPointer<BinaryRecord>,
    into target: RowTarget,
    _ transform: TransformRequest? = nil,
    _ statuses: UnsafeMutableBufferPointer<WaveformStatus>
  ) throws(CUDAError) {
    try device.makeCurrent()
    var done = 0
    while done < binaries.count {
      let most = try rowLimit(transform?.transform, isSingle: target.isSingle)
      let rows = done..<min(binaries.count, done + most)
      do throws(CUDAError) {
        let buffers = try room(
          for: rows.count,
          isSingle: target.isSingle,
          transform: transform?.transform
        )
        try run(
          UnsafeBufferPointer(rebasing: binaries[rows]),
          buffers,
          target.advanced(by: done),
          transform?.rows(rows),
          UnsafeMutableBufferPointer(rebasing: statuses[rows])
        )
        done = rows.upperBound
      } catch {
        // Also a launch may find no memory, for what its threads keep outside of their registers.
        guard error.isOutOfMemory else { throw error }
        buffers = nil
        guard rows.count > 1 else { throw error }
        mostRows = rows.count / 2
      }
    }
  }

  /// Memory for rows: what is there already, or new.
  func room(
    for rowCount: Int,
    isSingle: Bool,
    transform: DeviceTransform? = nil
  ) throws(CUDAError) -> Buffers {
    if let buffers, buffers.fits(rowCount, isSingle: isSingle, transform) { return buffers }
    buffers = nil
    let quantum = try transform?.library() == nil ? 1 : CUBLASQueue.rowQuantum
    let made = try Buffers(
      capacity: (rowCount + quantum - 1) / quantum * quantum,
      model: model,
      binCount: grid.tables.count,
      isSingle: isSingle,
      transform: transform,
      on: device
    )
    buffers = made
    return made
  }

  private func run(
    _ binaries: UnsafeBufferPointer<BinaryRecord>,
    _ buffers: Buffers,
    _ target: RowTarget,
    _ transform: TransformRequest?,
    _ statuses: UnsafeMutableBufferPointer<WaveformStatus>
  ) throws(CUDAError) {
    try make(binaries, transform, buffers)
    if let extra = buffers.transform {
      try takeSteps(count: binaries.count, buffers, extra)
      try expand(count: binaries.count, buffers, extra)
    }
    let statusByteCount = binaries.count * MemoryLayout<WaveformStatus>.stride
    try stream.copy(buffers.statuses, to: buffers.hostStatuses.base, count: statusByteCount)
    let (plus, cross) = (buffers.finishedPlus, buffers.finishedCross)
    try receive(plus, to: target.plus, rows: binaries.count, buffers, target)
    try receive(cross, to: target.cross, rows: binaries.count, buffers, target)
    try stream.wait()
    for index in 0..<binaries.count {
      statuses[index] = buffers.hostStatuses.base.load(
        fromByteOffset: index * MemoryLayout<WaveformStatus>.stride,
        as: WaveformStatus.self
      )
    }
  }

  /// Queues what makes rows, and tells the kernels after it what they are to do.
  func make(
    _ binaries: UnsafeBufferPointer<BinaryRecord>,
    _ transform: TransformRequest?,
    _ buffers: Buffers
  ) throws(CUDAError) {
    if let transform, let extra = buffers.transform {
      try prepare(transform, count: binaries.count, buffers, extra)
    }
    try send(binaries, buffers)
    try setUp(count: binaries.count, buffers)
    try evaluate(count: binaries.count, buffers)
  }

  /// Copies rows to the host, in one go where they lie there as on the card.
  private func receive(
    _ memory: DeviceMemory,
    to base: UnsafeMutableRawPointer,
    rows: Int,
    _ buffers: Buffers,
    _ target: RowTarget
  ) throws(CUDAError) {
    let byteCount = buffers.finishedRowByteCount
    guard target.strideByteCount != byteCount else {
      return try stream.copy(memory, to: base, count: rows * byteCount)
    }
    for row in 0..<rows {
      try stream.copy(
        memory,
        at: row * byteCount,
        to: base + row * target.strideByteCount,
        count: byteCount
      )
    }
  }
}

// What the kernels are told, and how they are started.
extension DeviceWorkspace {
  private static let setUpThreadsPerBlock = 32
  private static let evaluationThreadsPerBlock = 128

  /// Copies the binaries, and the records of work before them, to the card.
  private func send(
    _ binaries: UnsafeBufferPointer<BinaryRecord>,
    _ buffers: Buffers
  ) throws(CUDAError) {
    let host = buffers.hostWork.base
    let setUp = SetUpWork(
      binaries: UnsafePointer(
        buffers.work.pointer(Buffers.recordOffset).assumingMemoryBound(to: BinaryRecord.self)
      ),
      count: binaries.count,
      tables: grid.tables,
      request: request,
      waveforms: buffers.waveforms.pointer(),
      windows: buffers.windows.pointer(),
      statuses: buffers.statuses.pointer().assumingMemoryBound(to: WaveformStatus.self)
    )
    let evaluation = EvaluationWork(
      waveforms: buffers.waveforms.pointer(),
      windows: buffers.windows.pointer(),
      count: binaries.count,
      tables: grid.tables,
      plus: buffers.plus.pointer(),
      cross: buffers.cross.pointer(),
      isSingle: buffers.isMadeSingle
    )
    host.initializeMemory(as: SetUpWork.self, to: setUp)
    (host + Buffers.evaluationOffset).initializeMemory(as: EvaluationWork.self, to: evaluation)
    let byteCount = binaries.count * MemoryLayout<BinaryRecord>.stride
    if let first = binaries.baseAddress {
      (host + Buffers.recordOffset).copyMemory(from: first, byteCount: byteCount)
    }
    try stream.copy(host, count: Buffers.recordOffset + byteCount, to: buffers.work)
  }

  private func setUp(count: Int, _ buffers: Buffers) throws(CUDAError) {
    try stream.launch(
      model.setUp,
      buffers.work.pointer(),
      LaunchShape(count: count, threadsPerBlock: Self.setUpThreadsPerBlock)
    )
  }

  private func evaluate(count: Int, _ buffers: Buffers) throws(CUDAError) {
    try stream.launch(
      model.evaluate,
      buffers.work.pointer(Buffers.evaluationOffset),
      LaunchShape(
        count: grid.tables.count,
        rows: count,
        threadsPerBlock: Self.evaluationThreadsPerBlock
      )
    )
  }

  /// The seconds that the card takes for each kernel, without copies, again and again.
  ///
  /// - Parameters:
  ///   - binaries: The binaries, as many as there is room for.
  ///   - isSingle: Whether rows are in single precision.
  ///   - repetitions: How often each kernel runs.
  /// - Returns: The seconds of one run of each, and how many binaries it was.
  /// - Throws: `CUDAError`.
  func time(
    _ binaries: UnsafeBufferPointer<BinaryRecord>,
    isSingle: Bool,
    repetitions: Int
  ) throws(CUDAError) -> KernelTimes {
    try device.makeCurrent()
    let count = min(binaries.count, try rowLimit())
    let buffers = try room(for: count, isSingle: isSingle)
    try send(UnsafeBufferPointer(rebasing: binaries[..<count]), buffers)
    try setUp(count: count, buffers)
    try evaluate(count: count, buffers)
    try stream.wait()
    let setUpSeconds = try stream.time { () throws(CUDAError) in
      for _ in 0..<repetitions { try setUp(count: count, buffers) }
    }
    let evaluationSeconds = try stream.time { () throws(CUDAError) in
      for _ in 0..<repetitions { try evaluate(count: count, buffers) }
    }
    return KernelTimes(
      rowCount: count,
      setUpSeconds: setUpSeconds / Double(repetitions),
      evaluationSeconds: evaluationSeconds / Double(repetitions)
    )
  }
}

/// What the kernels alone take.
public struct KernelTimes: Sendable {
  /// The binaries of one launch.
  public let rowCount: Int
  /// Their set-up.
  public let setUpSeconds: Double
  /// Their evaluation at every bin.
  public let evaluationSeconds: Double

  /// Waveforms per second where set-up and evaluation take turns.
  public var rate: Double { Double(rowCount) / (setUpSeconds + evaluationSeconds) }
}
