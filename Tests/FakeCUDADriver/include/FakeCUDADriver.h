// SPDX-License-Identifier: MIT

#ifndef WHIPBIRD_FAKE_CUDA_DRIVER_H
#define WHIPBIRD_FAKE_CUDA_DRIVER_H

// A driver for tests: it has the functions of NVIDIA's that Whipbird calls, its cards are memory of
// the host, and it runs the kernels' entry points one thread after the other. What is queued in a
// stream is done when it is waited for, and not before, so that a missing wait is seen.

/// Which thread of the launch that is being run an entry point is called for.
long fake_cuda_thread_index(void);
long fake_cuda_block_row(void);
long fake_cuda_block_rows(void);

/// Begins anew with cards and faults as text says, such as "devices=2 memory=100000000 oom=3":
///
///   devices=N     the number of cards (1)
///   memory=BYTES  the memory of each (1 GiB)
///   capability=N  their compute capability, 80 for 8.0 (90)
///   version=N     the driver's version (12040)
///   init=CODE     what cuInit answers (0)
///   module=CODE   what loading the kernels answers (0)
///   oom=N         the N-th allocation finds no memory, counted from 1 (none)
///   ooms=N        so do this many after it (1)
///   lost=N        the N-th launch ends in an error, and so does all that follows on its card (none)
///   pinned=0      there is no page-locked memory (1)
///   cublas=CODE   what cublasCreate answers (0)
///   order=N       the order of a launch's threads: 0 ascending, 1 descending, 2 here and there (0)
///   load=MS       how long the driver takes to assemble kernels (0)
///
/// The variable FAKE_CUDA has such a text for the start.
void fake_cuda_configure(const char *text);

/// How many pieces of memory are allocated, of the cards and of the host.
long fake_cuda_live_allocations(void);
/// How many kernels have run since the start or the last call of `fake_cuda_configure`.
long fake_cuda_launches(void);
/// How many products cuBLAS has made, whose functions this library has too.
long fake_cuda_products(void);

#endif
