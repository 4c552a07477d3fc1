// SPDX-License-Identifier: MIT

extension CUDAFunctions {
  /// Throws for a call that failed.
  func check(
    _ code: Int32,
    _ function: String,
    device: String = "The NVIDIA driver",
    byteCount: Int = 0
  ) throws(CUDAError) {
    guard code != 0 else { return }
    if code == CUDAStatus.outOfMemory { throw .outOfMemory(device: device, byteCount: byteCount) }
    throw .callFailed(device: device, function: function, status(code))
  }

  /// What the driver says of one of its numbers.
  func status(_ code: Int32) -> CUDAStatus {
    func text(
      _ ask: (Int32, UnsafeMutablePointer<UnsafePointer<CChar>?>) -> Int32
    ) -> String? {
      var pointer: UnsafePointer<CChar>?
      guard ask(code, &pointer) == 0 else { return nil }
      return pointer.map { String(cString: $0) }
    }
    let words = [text(errorName), text(errorText)].compactMap { $0 }
    return CUDAStatus(
      code: code,
      words: words.isEmpty ? "an unknown error" : words.joined(separator: ", ")
    )
  }
}
