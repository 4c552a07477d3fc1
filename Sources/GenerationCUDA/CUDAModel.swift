// SPDX-License-Identifier: MIT

import Generation

/// The kernels of one model on one card, and how much memory a binary takes between them.
struct CUDAModel: Sendable {
  let setUp: CUDAKernel
  let evaluate: CUDAKernel
  /// The bytes of what `setUp` hands on to `evaluate`.
  let waveformByteCount: Int

  /// Finds the kernels and asks the card for the size.
  init(_ model: WaveformModel, stream: CUDAStream) throws(CUDAError) {
    let device = stream.device
    let name = model.name.lowercased()
    let prefix = "whipbird_" + name
    setUp = try device.kernel(prefix + "_set_up", of: name)
    evaluate = try device.kernel(prefix + "_evaluate", of: name)
    let memory = try DeviceMemory(MemoryLayout<Int>.stride, on: device)
    try stream.launch(
      device.kernel(prefix + "_size", of: name),
      memory.pointer(),
      LaunchShape(count: 1, threadsPerBlock: 1)
    )
    let size = try PinnedMemory(memory.byteCount, for: device)
    try stream.copy(memory, to: size.base, count: memory.byteCount)
    try stream.wait()
    waveformByteCount = size.base.load(as: Int.self)
  }
}
