// SPDX-License-Identifier: MIT
#pragma once

// What Swift cannot ask of the processor by itself.

/// Whether the processor, and the operating system, serve the instruction set x86-64-v3 (AVX2, FMA).
int whipbird_supports_avx2(void);

/// Whether they serve x86-64-v4 (AVX-512 F, BW, CD, DQ, VL).
int whipbird_supports_avx512(void);

/// The processors that this process may run on, at least 1.
int whipbird_processor_count(void);
