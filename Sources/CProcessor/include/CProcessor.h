// SPDX-License-Identifier: MIT
#pragma once

// What Swift cannot ask of the processor, or have it do, by itself.

/// Whether the processor, and the operating system, serve the instruction set x86-64-v3 (AVX2, FMA).
int whipbird_supports_avx2(void);

/// Whether they serve x86-64-v4 (AVX-512 F, BW, CD, DQ, VL).
int whipbird_supports_avx512(void);

/// The processors that this process may run on, at least 1.
int whipbird_processor_count(void);

/// Multiplies complex numbers of two rows by the products of one factor with tabulated ones, with
/// the widest vectors that the processor has; every width gives the same bits.
///
/// `count` is even. `factors` holds for each two bins k, k + 1: re_k, re_k, re_k+1, re_k+1, im_k,
/// im_k, im_k+1, im_k+1. Returns the sum of all |h|^2 that were read.
double whipbird_rotate(const double *plus, const double *cross, double *plus_target,
                       double *cross_target, long count, const double *factors, double real,
                       double imaginary);

/// Runs independent chains of multiply-adds, with the widest vectors that the processor has and
/// nothing else to do: what it can do at most.
///
/// Returns the floating-point operations, a multiply-add counted as two.
double whipbird_multiply_adds(long iterations);

/// Writes one value to `count` doubles, as a waveform is written: in order, each once.
void whipbird_fill(double *target, long count, double value);
