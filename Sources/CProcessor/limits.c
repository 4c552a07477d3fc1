// SPDX-License-Identifier: MIT

#include "CProcessor.h"

// Eight doubles; narrower processors take them in parts.
typedef double eight __attribute__((vector_size(64)));

// Chains enough to hide the latency of a multiply-add: two ports, four cycles, and some to spare.
enum { CHAINS = 12 };

#define RUN_CHAINS                                                                                 \
  do {                                                                                             \
    eight sums[CHAINS];                                                                            \
    for (int i = 0; i < CHAINS; i++) sums[i] = (eight){1, 2, 3, 4, 5, 6, 7, 8} + (double)i;        \
    const eight factor = (eight){} + 0.999999, term = (eight){} + 1e-6;                            \
    for (long n = 0; n < iterations; n++) {                                                        \
      for (int i = 0; i < CHAINS; i++) sums[i] = sums[i] * factor + term;                          \
    }                                                                                              \
    eight total = sums[0];                                                                         \
    for (int i = 1; i < CHAINS; i++) total += sums[i];                                             \
    volatile double kept = total[0] + total[3] + total[7];                                         \
    (void)kept;                                                                                    \
  } while (0)

#pragma STDC FP_CONTRACT ON

#if defined(__x86_64__)
__attribute__((target("avx512f,fma"))) static void chains_avx512(long iterations) { RUN_CHAINS; }
__attribute__((target("avx2,fma"))) static void chains_avx2(long iterations) { RUN_CHAINS; }
#endif
static void chains_portable(long iterations) { RUN_CHAINS; }

double whipbird_multiply_adds(long iterations) {
#if defined(__x86_64__)
  if (whipbird_supports_avx512()) {
    chains_avx512(iterations);
  } else if (whipbird_supports_avx2()) {
    chains_avx2(iterations);
  } else {
    chains_portable(iterations);
  }
#else
  chains_portable(iterations);
#endif
  return 2.0 * 8 * CHAINS * (double)iterations;
}

void whipbird_fill(double *target, long count, double value) {
  for (long i = 0; i < count; i++) target[i] = value;
}
