// SPDX-License-Identifier: MIT

import KernelRecords

/// The memory in which a card makes up to `capacity` rows.
struct Buffers {
  let capacity: Int
  let isSingle: Bool
  /// Whether rows are single already when they are made: not where they are transformed.
  let isMadeSingle: Bool
  /// The bytes of one polarization in one row.
  let rowByteCount: Int
  /// The records of work, and the binaries after them.
  let work: DeviceMemory
  let waveforms: DeviceMemory
  let windows: DeviceMemory
  let statuses: DeviceMemory
  let plus: DeviceMemory
  let cross: DeviceMemory
  /// What transforms take; nil where rows stay as they are made.
  let transform: TransformBuffers?
  /// What is copied to `work`.
  let hostWork: PinnedMemory
  /// Where `statuses` is copied to.
  let hostStatuses: PinnedMemory

  /// Where the record of the evaluation lies in `work`, after that of the set-up.
  static let evaluationOffset = 256
  /// Where the record of the transform lies in `work`.
  static let transformOffset = 512
  /// Where the record of the product with a basis lies in `work`.
  static let projectionOffset = 768
  /// Where the binaries lie in `work`.
  static let recordOffset = 1024

  init(
    capacity: Int,
    model: CUDAModel,
    binCount: Int,
    isSingle: Bool,
    transform: DeviceTransform? = nil,
    on device: CUDADevice
  ) throws(CUDAError) {
    self.capacity = capacity
    self.isSingle = isSingle
    isMadeSingle = isSingle && transform == nil
    rowByteCount = Self.rowByteCount(binCount, isSingle: isMadeSingle)
    plus = try DeviceMemory(capacity * rowByteCount, on: device)
    cross = try DeviceMemory(capacity * rowByteCount, on: device)
    let workByteCount = Self.recordOffset + capacity * MemoryLayout<BinaryRecord>.stride
    work = try DeviceMemory(workByteCount, on: device)
    waveforms = try DeviceMemory(capacity * model.waveformByteCount, on: device)
    windows = try DeviceMemory(capacity * model.windowByteCount, on: device)
    statuses = try DeviceMemory(capacity * MemoryLayout<WaveformStatus>.stride, on: device)
    hostWork = try PinnedMemory(workByteCount, for: device)
    hostStatuses = try PinnedMemory(statuses.byteCount, for: device)
    self.transform =
      if let transform {
        try TransformBuffers(capacity: capacity, transform, isSingle: isSingle, on: device)
      } else { nil }
  }

  /// Whether rows can be made here, and transformed so.
  func fits(_ rowCount: Int, isSingle: Bool, _ wanted: DeviceTransform?) -> Bool {
    capacity >= rowCount && self.isSingle == isSingle && transform?.transform === wanted
  }

  /// Where h₊ is when all is done.
  var finishedPlus: DeviceMemory { transform?.plus ?? plus }
  /// Where h× is when all is done.
  var finishedCross: DeviceMemory { transform?.cross ?? cross }
  /// The bytes of one polarization in one row when all is done.
  var finishedRowByteCount: Int { transform?.rowByteCount ?? rowByteCount }

  /// The bytes of one polarization in one row.
  static func rowByteCount(_ binCount: Int, isSingle: Bool) -> Int {
    2 * binCount * (isSingle ? MemoryLayout<Float>.stride : MemoryLayout<Double>.stride)
  }
}
