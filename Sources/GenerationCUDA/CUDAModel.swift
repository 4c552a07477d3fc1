// SPDX-License-Identifier: MIT

import Generation

/// The kernels of one model on one card, and how much memory a binary takes between them.
struct CUDAModel: Sendable {
  let setUp: CUDAKernel
  let evaluate: CUDAKernel
  /// The bytes of what `setUp` hands on to `evaluate`.
  let waveformByteCount: Int
  /// The bytes of the window of bins that hold signal.
  let windowByteCount: Int

  /// Finds the kernels and asks the card for their sizes.
  init(_ model: WaveformModel, stream: CUDAStream) throws(CUDAError) {
    let device = stream.device
    let name = model.name.lowercased()
    let prefix = "whipbird_" + name
    setUp = try device.kernel(prefix + "_set_up", of: name)
    evaluate = try device.kernel(prefix + "_evaluate", of: name)
    let memory = try DeviceMemory(2 * MemoryLayout<Int>.stride, on: device)
    try stream.launch(
      device.kernel(prefix + "_sizes", of: name),
      memory.pointer(),
      LaunchShape(count: 1, threadsPerBlock: 1)
    )
    let sizes = try PinnedMemory(memory.byteCount, for: device)
    try stream.copy(memory, to: sizes.base, count: memory.byteCount)
    try stream.wait()
    waveformByteCount = sizes.base.load(as: Int.self)
    windowByteCount = sizes.base.load(fromByteOffset: MemoryLayout<Int>.stride, as: Int.self)
  }
}
