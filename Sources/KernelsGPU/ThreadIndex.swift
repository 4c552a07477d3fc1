// SPDX-License-Identifier: MIT

// On the host, where tests run the entry points thread by thread, they bring their own.
#if hasFeature(Embedded)
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

@_extern(c, "llvm.nvvm.read.ptx.sreg.ctaid.y")
private func blockY() -> Int32
@_extern(c, "llvm.nvvm.read.ptx.sreg.nctaid.y")
private func blocksY() -> Int32

/// The second coordinate of this thread's block.
@inline(__always)
func blockRow() -> Int { Int(blockY()) }

/// The number of blocks along the second coordinate.
@inline(__always)
func blockRows() -> Int { Int(blocksY()) }
#endif
