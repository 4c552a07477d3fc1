// SPDX-License-Identifier: MIT

import Generation
import KernelRecords

/// The tables of one frequency grid on a card, which computes them itself: the same bits as the
/// processor's.
package final class DeviceGrid: Sendable {
  /// The tables; they live as long as this object.
  package let tables: FrequencyTables
  private let memory: (given: DeviceMemory, computed: DeviceMemory)

  private static let threadsPerBlock = 128

  /// Computes the tables for ascending frequencies in hertz.
  package init(frequencies: [Double], stream: CUDAStream) throws(CUDAError) {
    let device = stream.device
    let padded = FrequencyGrid.padded(frequencies)
    let given = try DeviceMemory(copying: padded, stream: stream)
    let tableByteCount = given.byteCount
    let computed = try DeviceMemory(3 * tableByteCount, on: device)
    memory = (given, computed)
    func table(_ index: Int) -> UnsafeMutablePointer<Double> {
      computed.pointer(index * tableByteCount).assumingMemoryBound(to: Double.self)
    }
    tables = FrequencyTables(
      count: frequencies.count,
      frequency: given.doubles,
      cubeRoot: table(0),
      inverseCubeRoot: table(1),
      logarithm: table(2)
    )
    let work = FillTablesWork(
      total: padded.count,
      first: padded[0],
      frequencies: given.doubles,
      cubeRoots: table(0),
      inverseCubeRoots: table(1),
      logarithms: table(2)
    )
    let record = try DeviceMemory(copying: [work], stream: stream)
    try stream.launch(
      device.kernel("whipbird_fill_tables"),
      record.pointer(),
      LaunchShape(count: padded.count, threadsPerBlock: Self.threadsPerBlock)
    )
    try stream.wait()
  }
}
