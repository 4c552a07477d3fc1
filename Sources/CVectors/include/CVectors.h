// SPDX-License-Identifier: MIT

/// Operations on vectors of doubles that Swift's own SIMD types make element by element, in the hope
/// that the compiler puts the elements together again; in long formulas it does so for a part.

#ifndef WHIPBIRD_C_VECTORS_H
#define WHIPBIRD_C_VECTORS_H

#define WHIPBIRD_VECTOR_OPERATIONS(count, twice, ...)                                              \
  typedef double whipbird_double##count __attribute__((__ext_vector_type__(count)));               \
  typedef double whipbird_twice_double##count __attribute__((__ext_vector_type__(twice)));         \
  typedef long long whipbird_mask##count __attribute__((__ext_vector_type__(count)));              \
                                                                                                   \
  /* a b + c, rounded once. */                                                                     \
  static inline __attribute__((__always_inline__)) whipbird_double##count                          \
  whipbird_fma##count(whipbird_double##count a, whipbird_double##count b,                          \
                      whipbird_double##count c) {                                                  \
    return __builtin_elementwise_fma(a, b, c);                                                     \
  }                                                                                                \
                                                                                                   \
  static inline __attribute__((__always_inline__)) whipbird_double##count                          \
  whipbird_sqrt##count(whipbird_double##count x) {                                                 \
    return __builtin_elementwise_sqrt(x);                                                          \
  }                                                                                                \
                                                                                                   \
  /* All bits set where a < b. */                                                                  \
  static inline __attribute__((__always_inline__)) whipbird_mask##count                            \
  whipbird_less##count(whipbird_double##count a, whipbird_double##count b) {                       \
    return __builtin_convertvector(a < b, whipbird_mask##count);                                   \
  }                                                                                                \
                                                                                                   \
  /* a where the mask is set, else b. */                                                           \
  static inline __attribute__((__always_inline__)) whipbird_double##count                          \
  whipbird_select##count(whipbird_mask##count mask, whipbird_double##count a,                      \
                         whipbird_double##count b) {                                               \
    return mask ? a : b;                                                                           \
  }                                                                                                \
                                                                                                   \
  /* Not zero where the mask is set in every element. */                                           \
  static inline __attribute__((__always_inline__)) int whipbird_all##count(                        \
      whipbird_mask##count mask) {                                                                 \
    return __builtin_reduce_and(mask) != 0;                                                        \
  }                                                                                                \
                                                                                                   \
  /* Elements of a and b in turn. */                                                               \
  static inline __attribute__((__always_inline__)) whipbird_twice_double##count                    \
  whipbird_interleave##count(whipbird_double##count a, whipbird_double##count b) {                 \
    return __builtin_shufflevector(a, b, __VA_ARGS__);                                             \
  }

WHIPBIRD_VECTOR_OPERATIONS(2, 4, 0, 2, 1, 3)
WHIPBIRD_VECTOR_OPERATIONS(4, 8, 0, 4, 1, 5, 2, 6, 3, 7)
WHIPBIRD_VECTOR_OPERATIONS(8, 16, 0, 8, 1, 9, 2, 10, 3, 11, 4, 12, 5, 13, 6, 14, 7, 15)

#undef WHIPBIRD_VECTOR_OPERATIONS

#endif
