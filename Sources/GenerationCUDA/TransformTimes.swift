// SPDX-License-Identifier: MIT

import KernelRecords

/// What the kernels that transform rows take, without those that make them.
public struct TransformTimes: Sendable {
  /// The binaries of one launch.
  public let rowCount: Int
  /// All steps that leave a row its bins, for both polarizations.
  public let stepSeconds: Double
  /// The product with a basis.
  public let productSeconds: Double
  /// What multiplied.
  public let productDescription: String
}

extension DeviceWorkspace<ModelRows> {
  /// The seconds that the card takes to transform rows, without copies, again and again.
  ///
  /// - Parameters:
  ///   - binaries: The binaries, as many as there is room for.
  ///   - request: The transform.
  ///   - isSingle: Whether rows end up in single precision.
  ///   - repetitions: How often each kernel runs.
  /// - Returns: The seconds of steps and product, and how many binaries it was.
  /// - Throws: `CUDAError`.
  func timeTransform(
    _ binaries: UnsafeBufferPointer<BinaryRecord>,
    _ request: TransformRequest,
    isSingle: Bool,
    repetitions: Int
  ) throws(CUDAError) -> (rowCount: Int, stepSeconds: Double, productSeconds: Double) {
    try withRoom(
      for: binaries.count,
      isSingle: isSingle,
      request.transform
    ) { count, buffers throws(CUDAError) in
      guard let extra = buffers.transform else { return (count, 0, 0) }
      try prepare(request.rows(0..<count), count: count, buffers, extra)
      try makeOnce(binaries[..<count], in: buffers)
      let steps = try stream.time { () throws(CUDAError) in
        for _ in 0..<repetitions { try takeSteps(count: count, buffers, extra) }
      }
      let product = try stream.time { () throws(CUDAError) in
        for _ in 0..<repetitions { try expand(count: count, buffers, extra) }
      }
      return (count, steps / Double(repetitions), product / Double(repetitions))
    }
  }
}
