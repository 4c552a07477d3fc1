// SPDX-License-Identifier: MIT

@_extern(c, "llvm.nvvm.read.ptx.sreg.tid.x")
private func threadInBlock() -> Int32
@_extern(c, "llvm.nvvm.read.ptx.sreg.ctaid.x")
private func block() -> Int32
@_extern(c, "llvm.nvvm.read.ptx.sreg.ntid.x")
private func threadsPerBlock() -> Int32

/// The number of this thread among all threads of a one-dimensional launch.
@inline(__always)
func threadIndex() -> Int {
  Int(block()) * Int(threadsPerBlock()) + Int(threadInBlock())
}
