// SPDX-License-Identifier: MIT

/// cuBLAS on one queue of a card.
final class CUBLASQueue: Sendable {
  private let functions: CUBLASFunctions
  private let handle: CUBLASFunctions.Handle
  private let device: CUDADevice

  /// The rows of a product.
  ///
  /// It is always the same number, because cuBLAS chooses the order of its sums by the sizes: so a
  /// row's coefficients do not depend on how many rows there are.
  static let rowQuantum = 256

  /// Starts cuBLAS; the card must be the calling thread's.
  init(_ library: CUBLASLibrary, _ stream: CUDAStream) throws(CUDAError) {
    functions = library.functions
    device = stream.device
    var handle: CUBLASFunctions.Handle = 0
    try Self.check(functions.create(&handle), "cublasCreate", device)
    self.handle = handle
    do throws(CUDAError) {
      try Self.check(functions.setStream(handle, stream.handle), "cublasSetStream", device)
    } catch {
      _ = functions.destroy(handle)
      throw error
    }
  }

  deinit {
    device.makeCurrentIfPossible()
    _ = functions.destroy(handle)
  }

  /// Queues the products of `rowQuantum` rows with a basis.
  ///
  /// - Parameters:
  ///   - rows: The rows, one after the other, each of `binCount` complex numbers.
  ///   - binCount: The bins.
  ///   - vectors: The basis, `binCount` rows of `size` complex numbers.
  ///   - size: Its vectors.
  ///   - coefficients: Gets as many rows of `size` complex numbers.
  /// - Throws: `CUDAError`.
  func multiply(
    _ rows: UnsafeRawPointer,
    binCount: Int,
    by vectors: UnsafeRawPointer,
    size: Int,
    into coefficients: UnsafeMutableRawPointer
  ) throws(CUDAError) {
    // Row after row here is column after column there: it computes Cᵀ = Vᵀ Hᵀ.
    let one: (Double, Double) = (1, 0)
    let zero: (Double, Double) = (0, 0)
    let code = withUnsafePointer(to: one) { one in
      withUnsafePointer(to: zero) { zero in
        functions.product(
          handle,
          0,
          0,
          Int32(size),
          Int32(Self.rowQuantum),
          Int32(binCount),
          one,
          vectors,
          Int32(size),
          rows,
          Int32(binCount),
          zero,
          coefficients,
          Int32(size)
        )
      }
    }
    try Self.check(code, "cublasZgemm", device)
  }

  private static func check(
    _ code: Int32,
    _ function: String,
    _ device: CUDADevice
  ) throws(CUDAError) {
    guard code != 0 else { return }
    if code == CUBLASFunctions.outOfMemory {
      throw .outOfMemory(device: device.card.name, byteCount: 0)
    }
    throw .callFailed(
      device: device.card.name,
      function: function,
      CUDAStatus(code: code, words: "a status of cuBLAS")
    )
  }
}
