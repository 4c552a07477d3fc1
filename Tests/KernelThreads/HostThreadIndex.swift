// SPDX-License-Identifier: MIT

import FakeCUDADriver

// The driver of the tests says which thread of a launch it is about to run.

/// The number of this thread among all threads of a one-dimensional launch.
@inline(__always)
func threadIndex() -> Int { fake_cuda_thread_index() }

/// The second coordinate of this thread's block.
@inline(__always)
func blockRow() -> Int { fake_cuda_block_row() }

/// The number of blocks along the second coordinate.
@inline(__always)
func blockRows() -> Int { fake_cuda_block_rows() }
