// SPDX-License-Identifier: MIT

import KernelRecords

/// What the kernels alone take.
public struct KernelTimes: Sendable {
  /// The binaries of one launch.
  public let rowCount: Int
  /// Their set-up.
  public let setUpSeconds: Double
  /// Their evaluation at every bin.
  public let evaluationSeconds: Double

  /// Waveforms per second where set-up and evaluation take turns.
  public var rate: Double { Double(rowCount) / (setUpSeconds + evaluationSeconds) }
}

extension DeviceWorkspace<ModelRows> {
  /// The seconds that the card takes for each kernel, without copies, again and again.
  ///
  /// - Parameters:
  ///   - binaries: The binaries, as many as there is room for.
  ///   - isSingle: Whether rows are in single precision.
  ///   - repetitions: How often each kernel runs.
  /// - Returns: The seconds of one run of each, and how many binaries it was.
  /// - Throws: `CUDAError`.
  func time(
    _ binaries: UnsafeBufferPointer<BinaryRecord>,
    isSingle: Bool,
    repetitions: Int
  ) throws(CUDAError) -> KernelTimes {
    try withRoom(for: binaries.count, isSingle: isSingle) { count, buffers throws(CUDAError) in
      try makeOnce(binaries[..<count], in: buffers)
      let setUpSeconds = try stream.time { () throws(CUDAError) in
        for _ in 0..<repetitions { try source.setUp(count: count, buffers, stream) }
      }
      let evaluationSeconds = try stream.time { () throws(CUDAError) in
        for _ in 0..<repetitions { try source.evaluate(count: count, buffers, stream) }
      }
      return KernelTimes(
        rowCount: count,
        setUpSeconds: setUpSeconds / Double(repetitions),
        evaluationSeconds: evaluationSeconds / Double(repetitions)
      )
    }
  }

  /// Makes rows and leaves them on the card.
  func makeOnce(
    _ binaries: Slice<UnsafeBufferPointer<BinaryRecord>>,
    in buffers: Buffers<ModelRows>
  ) throws(CUDAError) {
    try source.send(UnsafeBufferPointer(rebasing: binaries), buffers, stream)
    try source.setUp(count: binaries.count, buffers, stream)
    try source.evaluate(count: binaries.count, buffers, stream)
    try stream.wait()
  }
}
