// SPDX-License-Identifier: MIT

import KernelRecords

/// The memory in which a card makes up to `capacity` rows.
struct Buffers {
  let capacity: Int
  let isSingle: Bool
  /// The bytes of one polarization in one row.
  let rowByteCount: Int
  /// The records of work, and the binaries after them.
  let work: DeviceMemory
  let waveforms: DeviceMemory
  let windows: DeviceMemory
  let statuses: DeviceMemory
  let plus: DeviceMemory
  let cross: DeviceMemory
  /// What is copied to `work`.
  let hostWork: PinnedMemory
  /// Where `statuses` is copied to.
  let hostStatuses: PinnedMemory

  /// Where the record of the evaluation lies in `work`, after that of the set-up.
  static let evaluationOffset = 256
  /// Where the binaries lie in `work`.
  static let recordOffset = 512

  init(
    capacity: Int,
    model: CUDAModel,
    binCount: Int,
    isSingle: Bool,
    on device: CUDADevice
  ) throws(CUDAError) {
    self.capacity = capacity
    self.isSingle = isSingle
    rowByteCount = Self.rowByteCount(binCount, isSingle: isSingle)
    plus = try DeviceMemory(capacity * rowByteCount, on: device)
    cross = try DeviceMemory(capacity * rowByteCount, on: device)
    let workByteCount = Self.recordOffset + capacity * MemoryLayout<BinaryRecord>.stride
    work = try DeviceMemory(workByteCount, on: device)
    waveforms = try DeviceMemory(capacity * model.waveformByteCount, on: device)
    windows = try DeviceMemory(capacity * model.windowByteCount, on: device)
    statuses = try DeviceMemory(capacity * MemoryLayout<WaveformStatus>.stride, on: device)
    hostWork = try PinnedMemory(workByteCount, for: device)
    hostStatuses = try PinnedMemory(statuses.byteCount, for: device)
  }

  /// The bytes of one polarization in one row.
  static func rowByteCount(_ binCount: Int, isSingle: Bool) -> Int {
    2 * binCount * (isSingle ? MemoryLayout<Float>.stride : MemoryLayout<Double>.stride)
  }
}
