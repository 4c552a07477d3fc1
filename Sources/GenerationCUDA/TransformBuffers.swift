// SPDX-License-Identifier: MIT

import KernelRecords

/// The memory that rows take when they are transformed, beside that in which they are made.
struct TransformBuffers {
  /// What the memory is for.
  let transform: DeviceTransform
  let isSingle: Bool
  /// The rows for which there is room.
  let rowCapacity: Int
  /// The bytes of one polarization of one row that has been transformed.
  let rowByteCount: Int
  let phases: DeviceMemory
  /// Where h₊ ends up; nil where it stays in its place.
  let plus: DeviceMemory?
  /// Where h× ends up.
  let cross: DeviceMemory?
  /// Sums over segments of bins; nil without a basis.
  let sums: DeviceMemory?
  /// What is copied to `phases`.
  let hostPhases: PinnedMemory

  init(
    capacity: Int,
    _ transform: DeviceTransform,
    isSingle: Bool,
    on device: CUDADevice
  ) throws(CUDAError) {
    self.transform = transform
    self.isSingle = isSingle
    rowCapacity = capacity
    rowByteCount = RowLayout.byteCount(transform.numberCount, isSingle: isSingle)
    phases = try DeviceMemory(capacity * MemoryLayout<RowPhase>.stride, on: device)
    hostPhases = try PinnedMemory(phases.byteCount, for: device)
    let hasBasis = transform.transform.basis != nil
    let staysInPlace = !hasBasis && !isSingle
    plus = staysInPlace ? nil : try DeviceMemory(capacity * rowByteCount, on: device)
    cross = staysInPlace ? nil : try DeviceMemory(capacity * rowByteCount, on: device)
    let sumCount = try hasBasis ? 4 * transform.segmentCount() * transform.numberCount : 0
    sums =
      hasBasis
      ? try DeviceMemory(capacity * sumCount * MemoryLayout<Double>.stride, on: device) : nil
  }
}
