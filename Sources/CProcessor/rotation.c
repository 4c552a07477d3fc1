// SPDX-License-Identifier: MIT

#include "CProcessor.h"

#include <string.h>

// Two complex numbers; processors without vectors of four doubles take them in halves.
typedef double pair __attribute__((vector_size(32)));

#if defined(__x86_64__) && defined(__linux__)
#define WHIPBIRD_CLONES __attribute__((target_clones("avx2", "default")))
#else
#define WHIPBIRD_CLONES
#endif

#pragma STDC FP_CONTRACT OFF

static inline __attribute__((always_inline)) void
rotate_pair(const double *source, double *target, const pair *real, const pair *imaginary,
            pair *power) {
  pair value, moved;
  memcpy(&value, source, sizeof value);
  pair swapped = __builtin_shufflevector(value, value, 1, 0, 3, 2);
  *power += value * value;
  moved = value * *real + swapped * *imaginary;
  memcpy(target, &moved, sizeof moved);
}

WHIPBIRD_CLONES
double whipbird_rotate(const double *plus, const double *cross, double *plus_target,
                       double *cross_target, long count, const double *factors, double real,
                       double imaginary) {
  const pair sign = {-1, 1, -1, 1};
  pair power = {0, 0, 0, 0};
  for (long bin = 0; bin < count; bin += 2) {
    pair re, im;
    memcpy(&re, factors + 4 * bin, sizeof re);
    memcpy(&im, factors + 4 * bin + 4, sizeof im);
    pair factor_re = real * re - imaginary * im;
    pair factor_im = (real * im + imaginary * re) * sign;
    rotate_pair(plus + 2 * bin, plus_target + 2 * bin, &factor_re, &factor_im, &power);
    rotate_pair(cross + 2 * bin, cross_target + 2 * bin, &factor_re, &factor_im, &power);
  }
  return (power[0] + power[1]) + (power[2] + power[3]);
}
