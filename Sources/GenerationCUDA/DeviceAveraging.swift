// SPDX-License-Identifier: MIT

import Generation
import KernelRecords

/// The table by which rows are averaged over bins, on one card.
struct DeviceAveraging: Sendable {
  let kernel: CUDAKernel
  let fineBinCount: Int
  let binCount: Int
  private let averages: DeviceMemory

  /// Copies the table to a card, which must be the calling thread's.
  init(_ averaging: RowAveraging, stream: CUDAStream) throws(CUDAError) {
    kernel = try stream.device.kernel("whipbird_average")
    fineBinCount = averaging.fineBinCount
    binCount = averaging.averages.count
    averages = try DeviceMemory(copying: averaging.averages, stream: stream)
  }

  /// What the kernel works on.
  func work(
    count: Int,
    _ finePlus: DeviceMemory,
    _ fineCross: DeviceMemory,
    _ buffers: Buffers<HostRows>
  ) -> AveragingWork {
    AveragingWork(
      count: count,
      fineBinCount: fineBinCount,
      binCount: binCount,
      averages: UnsafePointer(averages.pointer().assumingMemoryBound(to: BinAverage.self)),
      finePlus: finePlus.doubles,
      fineCross: fineCross.doubles,
      plus: UnsafeMutablePointer(mutating: buffers.plus.doubles),
      cross: UnsafeMutablePointer(mutating: buffers.cross.doubles)
    )
  }
}
