// SPDX-License-Identifier: MIT
#define _GNU_SOURCE
#include "CProcessor.h"

#include <unistd.h>

#if defined(__linux__)
#include <sched.h>
#endif

int whipbird_processor_count(void) {
#if defined(__linux__)
  cpu_set_t set;
  CPU_ZERO(&set);
  if (sched_getaffinity(0, sizeof set, &set) == 0 && CPU_COUNT(&set) > 0) return CPU_COUNT(&set);
#endif
  long count = sysconf(_SC_NPROCESSORS_ONLN);
  return count > 0 ? (int)count : 1;
}

#if defined(__x86_64__)
int whipbird_supports_avx2(void) {
  __builtin_cpu_init();
  return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma") &&
         __builtin_cpu_supports("bmi") && __builtin_cpu_supports("bmi2");
}

int whipbird_supports_avx512(void) {
  __builtin_cpu_init();
  return whipbird_supports_avx2() && __builtin_cpu_supports("avx512f") &&
         __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512cd") &&
         __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl");
}
#else
int whipbird_supports_avx2(void) { return 0; }
int whipbird_supports_avx512(void) { return 0; }
#endif
