// SPDX-License-Identifier: MIT

import Generation
import KernelRecords
import Synchronization

/// A transform of rows, with its tables on each card that has been asked for them.
final class DeviceTransform: Sendable {
  let transform: RowTransform
  let binCount: Int
  private let products: RowProducts
  private let tables = Mutex<[ObjectIdentifier: TransformTables]>([:])

  init(_ transform: RowTransform, binCount: Int, products: RowProducts) {
    precondition((transform.factors?.count ?? binCount) == binCount)
    precondition((transform.basis?.elements.count ?? 0) % (2 * binCount) == 0)
    self.transform = transform
    self.binCount = binCount
    self.products = products
  }

  /// The complex numbers of a row that has been transformed.
  var numberCount: Int { transform.basis?.size ?? binCount }

  /// cuBLAS; nil where our own kernel multiplies, or nothing is multiplied.
  func library() throws(CUDAError) -> CUBLASLibrary? {
    transform.basis == nil ? nil : try products.library()
  }

  /// The tables on a card, which must be the calling thread's; copied there by the first that asks.
  func tables(for stream: CUDAStream) throws(CUDAError) -> TransformTables {
    let key = ObjectIdentifier(stream.device)
    // The lock is held while they are copied: the card's other queues need them too.
    return try tables.withLock { tables throws(CUDAError) in
      if let known = tables[key] { return known }
      let made = try TransformTables(transform, stream: stream)
      tables[key] = made
      return made
    }
  }

  /// The bytes of the tables on a card.
  var byteCount: Int {
    let tableCount =
      (transform.factors?.count ?? 0) + (transform.basis?.elements.count ?? 0)
      + 2 * (transform.rotation?.leadingPowers.count ?? 0)
    return tableCount * MemoryLayout<Double>.stride
  }

  /// The segments of bins whose sums are kept for each coefficient.
  func segmentCount() throws(CUDAError) -> Int {
    try library() == nil ? ProjectionWork.segmentCount(binCount: binCount) : 1
  }

  /// The bytes that a row takes on a card beside its bins in double.
  func byteCountPerRow(isSingle: Bool) throws(CUDAError) -> Int {
    let numberByteCount = isSingle ? MemoryLayout<Float>.stride : MemoryLayout<Double>.stride
    let phase = MemoryLayout<RowPhase>.stride
    guard transform.basis != nil else {
      return phase + (isSingle ? 4 * binCount * numberByteCount : 0)
    }
    return phase + 4 * numberCount * numberByteCount
      + (try segmentCount()) * 4 * numberCount * MemoryLayout<Double>.stride
  }
}

/// The tables of a transform on one card, and the kernels that use them.
final class TransformTables: Sendable {
  let transform: CUDAKernel
  let project: CUDAKernel
  let gather: CUDAKernel
  let factors: DeviceMemory?
  let leadingPowers: DeviceMemory
  let correctionPowers: DeviceMemory
  let vectors: DeviceMemory?

  init(_ transform: RowTransform, stream: CUDAStream) throws(CUDAError) {
    let device = stream.device
    self.transform = try device.kernel("whipbird_transform")
    project = try device.kernel("whipbird_project")
    gather = try device.kernel("whipbird_gather")
    factors = try Self.table(transform.factors, stream)
    leadingPowers = try DeviceMemory(
      copying: transform.rotation?.leadingPowers ?? [],
      stream: stream
    )
    correctionPowers = try DeviceMemory(
      copying: transform.rotation?.correctionPowers ?? [],
      stream: stream
    )
    vectors = try Self.table(transform.basis?.elements, stream)
  }

  private static func table(
    _ values: [Double]?,
    _ stream: CUDAStream
  ) throws(CUDAError) -> DeviceMemory? {
    if let values { try DeviceMemory(copying: values, stream: stream) } else { nil }
  }
}
