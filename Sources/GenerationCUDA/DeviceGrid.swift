// SPDX-License-Identifier: MIT

import Generation
import KernelRecords

/// The tables of one frequency grid on a card, which computes them itself: the same bits as the
/// processor's.
package final class DeviceGrid: Sendable {
  /// The tables; they live as long as this object.
  package let tables: FrequencyTables
  private let memory: DeviceMemory

  private static let threadsPerBlock = 128

  /// Computes the tables for ascending frequencies in hertz.
  package init(frequencies: [Double], stream: CUDAStream) throws(CUDAError) {
    let device = stream.device
    let padded = FrequencyGrid.padded(frequencies)
    let tableByteCount = padded.count * MemoryLayout<Double>.stride
    let memory = try DeviceMemory(4 * tableByteCount, on: device)
    self.memory = memory
    func table(_ index: Int) -> UnsafeMutablePointer<Double> {
      memory.pointer(index * tableByteCount).assumingMemoryBound(to: Double.self)
    }
    tables = FrequencyTables(
      count: frequencies.count,
      frequency: table(0),
      cubeRoot: table(1),
      inverseCubeRoot: table(2),
      logarithm: table(3)
    )
    let work = FillTablesWork(
      total: padded.count,
      first: padded[0],
      frequencies: table(0),
      cubeRoots: table(1),
      inverseCubeRoots: table(2),
      logarithms: table(3)
    )
    let record = try DeviceMemory(MemoryLayout<FillTablesWork>.stride, on: device)
    let staging = try PinnedMemory(record.byteCount + tableByteCount, for: device)
    staging.base.initializeMemory(as: FillTablesWork.self, to: work)
    let values = staging.base + record.byteCount
    values.initializeMemory(as: Double.self, from: padded, count: padded.count)
    try stream.copy(staging.base, count: record.byteCount, to: record)
    try stream.copy(values, count: tableByteCount, to: memory)
    try stream.launch(
      device.kernel("whipbird_fill_tables"),
      record.pointer(),
      LaunchShape(count: padded.count, threadsPerBlock: Self.threadsPerBlock)
    )
    try stream.wait()
  }
}
