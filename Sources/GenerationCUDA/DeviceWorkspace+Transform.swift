// SPDX-License-Identifier: MIT

import KernelRecords

/// A transform that is asked for, with what fixes the phase of each row.
struct TransformRequest {
  let transform: DeviceTransform
  /// As many as rows, or none.
  let phases: UnsafeBufferPointer<RowPhase>

  /// The same for some of the rows.
  func rows(_ rows: Range<Int>) -> TransformRequest {
    TransformRequest(
      transform: transform,
      phases: phases.isEmpty ? phases : UnsafeBufferPointer(rebasing: phases[rows])
    )
  }
}

// What happens on the card to rows that have been made there.
extension DeviceWorkspace {
  private static var threadsPerBlock: Int { 128 }

  /// Copies what fixes the phases, and the records of the work, to the card.
  ///
  /// The records lie behind those of set-up and evaluation in memory that is copied anyway.
  func prepare(
    _ request: TransformRequest,
    count: Int,
    _ buffers: Buffers<Source>,
    _ extra: TransformBuffers
  ) throws(CUDAError) {
    let tables = try request.transform.tables(for: stream)
    if let phases = request.phases.baseAddress, request.phases.count >= count {
      let byteCount = count * MemoryLayout<RowPhase>.stride
      extra.hostPhases.base.copyMemory(from: phases, byteCount: byteCount)
      try stream.copy(extra.hostPhases.base, count: byteCount, to: extra.phases)
    }
    let host = buffers.hostWork.base
    (host + WorkOffset.transform).initializeMemory(
      as: RowTransformWork.self,
      to: transformWork(request, tables, count: count, buffers, extra)
    )
    (host + WorkOffset.projection).initializeMemory(
      as: ProjectionWork.self,
      to: try projectionWork(tables, count: count, buffers, extra)
    )
  }

  private func transformWork(
    _ request: TransformRequest,
    _ tables: TransformTables,
    count: Int,
    _ buffers: Buffers<Source>,
    _ extra: TransformBuffers
  ) -> RowTransformWork {
    let transform = request.transform.transform
    let isTurned = transform.rotation != nil && request.phases.count >= count
    // With a basis rows stay in double until they are multiplied with it.
    let isLast = transform.basis == nil
    return RowTransformWork(
      count: count,
      binCount: request.transform.binCount,
      reciprocals: tables.factors.map { $0.doubles },
      phases: isTurned
        ? UnsafePointer(extra.phases.pointer().assumingMemoryBound(to: RowPhase.self)) : nil,
      firstBin: transform.rotation?.firstBin ?? 0,
      leadingPowers: tables.leadingPowers.doubles,
      correctionPowers: tables.correctionPowers.doubles,
      plus: buffers.plus.doubles,
      cross: buffers.cross.doubles,
      targetPlus: (isLast ? extra.plus : nil)?.pointer() ?? buffers.plus.pointer(),
      targetCross: (isLast ? extra.cross : nil)?.pointer() ?? buffers.cross.pointer(),
      isSingle: isLast && extra.isSingle
    )
  }

  private func projectionWork(
    _ tables: TransformTables,
    count: Int,
    _ buffers: Buffers<Source>,
    _ extra: TransformBuffers
  ) throws(CUDAError) -> ProjectionWork {
    ProjectionWork(
      count: count,
      rowCapacity: extra.rowCapacity,
      binCount: extra.transform.binCount,
      size: extra.transform.numberCount,
      segmentCount: try extra.transform.segmentCount(),
      vectors: (tables.vectors ?? tables.leadingPowers).pointer(),
      windows: source.windows(in: buffers),
      plus: buffers.plus.pointer(),
      cross: buffers.cross.pointer(),
      sums: (extra.sums ?? extra.phases).pointer().assumingMemoryBound(to: Double.self),
      targetPlus: (extra.plus ?? buffers.plus).pointer(),
      targetCross: (extra.cross ?? buffers.cross).pointer(),
      isSingle: extra.isSingle
    )
  }

  /// Starts the kernel of the steps that leave a row its bins, after those that make rows.
  func takeSteps(
    count: Int,
    _ buffers: Buffers<Source>,
    _ extra: TransformBuffers
  ) throws(CUDAError) {
    let steps = extra.transform.transform
    guard steps.factors != nil || steps.rotation != nil || steps.basis == nil else { return }
    try stream.launch(
      extra.transform.tables(for: stream).transform,
      buffers.work.pointer(WorkOffset.transform),
      LaunchShape(
        count: extra.transform.binCount,
        rows: count,
        threadsPerBlock: Self.threadsPerBlock
      )
    )
  }

  /// Starts what expands rows in the basis, where there is one.
  func expand(
    count: Int,
    _ buffers: Buffers<Source>,
    _ extra: TransformBuffers
  ) throws(CUDAError) {
    guard extra.transform.transform.basis != nil else { return }
    let tables = try extra.transform.tables(for: stream)
    try project(count: count, tables, buffers, extra)
    try stream.launch(
      tables.gather,
      buffers.work.pointer(WorkOffset.projection),
      LaunchShape(
        count: extra.transform.numberCount,
        rows: count,
        threadsPerBlock: Self.threadsPerBlock
      )
    )
  }

  /// Multiplies rows with the basis, by cuBLAS or by our own kernel.
  private func project(
    count: Int,
    _ tables: TransformTables,
    _ buffers: Buffers<Source>,
    _ extra: TransformBuffers
  ) throws(CUDAError) {
    let size = extra.transform.numberCount
    guard let library = try extra.transform.library(), let vectors = tables.vectors,
      let sums = extra.sums
    else {
      let perThread = ProjectionWork.vectorsPerThread
      let binaries = ProjectionWork.binariesPerThread
      return try stream.launch(
        tables.project,
        buffers.work.pointer(WorkOffset.projection),
        LaunchShape(
          count: (size + perThread - 1) / perThread * (try extra.transform.segmentCount()),
          rows: (count + binaries - 1) / binaries,
          threadsPerBlock: Self.threadsPerBlock
        )
      )
    }
    let queue = try productQueue(library)
    for (half, rows) in [buffers.plus, buffers.cross].enumerated() {
      for first in stride(from: 0, to: count, by: CUBLASQueue.rowQuantum) {
        try queue.multiply(
          rows.pointer(first * buffers.rowByteCount),
          binCount: extra.transform.binCount,
          by: vectors.pointer(),
          size: size,
          into: sums.pointer(
            (half * extra.rowCapacity + first) * size * 2 * MemoryLayout<Double>.stride
          )
        )
      }
    }
  }
}
