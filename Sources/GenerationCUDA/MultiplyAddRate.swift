// SPDX-License-Identifier: MIT

import KernelRecords

extension DeviceWorkspace {
  /// The threads for each multiprocessor: as many as it keeps at a time.
  private static var threadsPerMultiprocessor: Int { 2048 }
  private static var threadsPerBlock: Int { 256 }
  private static var iterations: Int { 2048 }

  /// The floating-point operations in double that the card does in a second at most, measured: of
  /// multiply-adds, which count as two.
  ///
  /// - Parameter repetitions: How often it is measured.
  /// - Returns: Operations per second.
  /// - Throws: `CUDAError`.
  func multiplyAddRate(repetitions: Int) throws(CUDAError) -> Double {
    try device.makeCurrent()
    let kernel = try device.kernel("whipbird_multiply_adds")
    let count = max(1, device.card.multiprocessorCount) * Self.threadsPerMultiprocessor
    let results = try DeviceMemory(count * MemoryLayout<Double>.stride, on: device)
    let work = MultiplyAddWork(
      count: count,
      iterations: Self.iterations,
      results: results.pointer().assumingMemoryBound(to: Double.self)
    )
    let record = try DeviceMemory(copying: [work], stream: stream)
    let shape = LaunchShape(count: count, threadsPerBlock: Self.threadsPerBlock)
    try stream.launch(kernel, record.pointer(), shape)
    try stream.wait()
    let seconds = try stream.time { () throws(CUDAError) in
      for _ in 0..<repetitions { try stream.launch(kernel, record.pointer(), shape) }
    }
    let operations = 2 * count * Self.iterations * MultiplyAddWork.multiplyAddsPerIteration
    return Double(operations) * Double(repetitions) / seconds
  }
}
