// SPDX-License-Identifier: MIT

/// A queue of one card and the memory in which it makes rows, for one thread at a time.
///
/// Several of them on a card keep it busy: while the rows of one are copied, the kernels of another
/// run. Sendable because `WorkspacePool` lends each to one thread at a time.
final class DeviceWorkspace<Source: DeviceRowSource>: @unchecked Sendable {
  let stream: CUDAStream
  let source: Source
  /// The bytes of the card that are this queue's.
  private let roomByteCount: Int
  /// The most rows that are made at a time, whatever they take; halved where the card has no room.
  private var mostRows = Int.max
  private var buffers: Buffers<Source>?
  private var products: CUBLASQueue?

  var device: CUDADevice { stream.device }

  init(stream: CUDAStream, source: Source, roomByteCount: Int) {
    self.stream = stream
    self.source = source
    self.roomByteCount = roomByteCount
  }

  /// The most rows that there is room for, in double precision until they are transformed.
  private func rowLimit(
    _ transform: DeviceTransform?,
    isSingle: Bool
  ) throws(CUDAError) -> Int {
    let made =
      source.recordByteCount + source.scratchByteCount
      + 2 * RowLayout.byteCount(source.binCount, isSingle: false)
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

  /// Makes rows, and transforms them where that is asked for.
  ///
  /// - Throws: `CUDAError`; out of memory, where there is none for a single row.
  func evaluate(
    _ input: Source.Input,
    into target: RowTarget,
    _ transform: TransformRequest? = nil
  ) throws(CUDAError) {
    var done = 0
    while done < input.count {
      done += try withRoom(
        for: input.count - done,
        isSingle: target.isSingle,
        transform?.transform
      ) { count, buffers throws(CUDAError) in
        let rows = done..<done + count
        try run(input.rows(rows), buffers, target.advanced(by: done), transform?.rows(rows))
        return count
      }
    }
  }

  /// Does something with memory for some rows: for as many as there is room for, and again for half
  /// of them where the card has no memory for it.
  ///
  /// - Parameters:
  ///   - rowCount: The rows that are wanted.
  ///   - isSingle: Whether they end up in single precision.
  ///   - transform: What is done to them once they are made.
  ///   - body: Gets the number of rows, and the memory; it may be called again.
  /// - Returns: What `body` returns.
  /// - Throws: `CUDAError`; out of memory, where there is none for a single row.
  func withRoom<Result>(
    for rowCount: Int,
    isSingle: Bool,
    _ transform: DeviceTransform? = nil,
    _ body: (Int, Buffers<Source>) throws(CUDAError) -> Result
  ) throws(CUDAError) -> Result {
    try device.makeCurrent()
    while true {
      let count = min(rowCount, try rowLimit(transform, isSingle: isSingle))
      do throws(CUDAError) {
        return try body(count, room(for: count, isSingle: isSingle, transform))
      } catch {
        // What is queued already still reads and writes memory that is given up now.
        try? stream.wait()
        // Also a launch may find no memory, for what its threads keep outside of their registers.
        guard error.isOutOfMemory else { throw error }
        buffers = nil
        guard count > 1 else { throw error }
        mostRows = count / 2
      }
    }
  }

  /// Memory for rows: what is there already, or new.
  private func room(
    for rowCount: Int,
    isSingle: Bool,
    _ transform: DeviceTransform?
  ) throws(CUDAError) -> Buffers<Source> {
    if let buffers, buffers.fits(rowCount, isSingle: isSingle, transform) { return buffers }
    buffers = nil
    let quantum = try transform?.library() == nil ? 1 : CUBLASQueue.rowQuantum
    let made = try Buffers(
      capacity: (rowCount + quantum - 1) / quantum * quantum,
      source: source,
      isSingle: isSingle,
      transform: transform,
      on: device
    )
    buffers = made
    return made
  }

  private func run(
    _ input: Source.Input,
    _ buffers: Buffers<Source>,
    _ target: RowTarget,
    _ transform: TransformRequest?
  ) throws(CUDAError) {
    if let transform, let extra = buffers.transform {
      try prepare(transform, count: input.count, buffers, extra)
    }
    try source.make(input, in: buffers, on: stream)
    if let extra = buffers.transform {
      try takeSteps(count: input.count, buffers, extra)
      try expand(count: input.count, buffers, extra)
    }
    for (memory, base) in [
      (buffers.finishedPlus, target.plus), (buffers.finishedCross, target.cross),
    ] {
      try stream.copyRows(
        memory,
        rowByteCount: buffers.finishedRowByteCount,
        count: input.count,
        to: base,
        strideByteCount: target.strideByteCount
      )
    }
    try stream.wait()
    source.finish(input, in: buffers)
  }
}
