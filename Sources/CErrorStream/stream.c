// SPDX-License-Identifier: MIT

#define _GNU_SOURCE
#include "CErrorStream.h"

#include <stdio.h>
#include <sys/types.h>

#ifdef __GLIBC__

typedef void (*taker)(const char *bytes, size_t count);

static ssize_t take(void *cookie, const char *bytes, size_t count) {
  (*(taker *)cookie)(bytes, count);
  return (ssize_t)count;
}

void *whipbird_open_stream(taker function) {
  // The stream stays for the life of the process, and so does its cookie.
  static taker kept;
  kept = function;
  FILE *stream = fopencookie(&kept, "w", (cookie_io_functions_t){.write = take});
  if (stream) {
    setvbuf(stream, NULL, _IONBF, 0);
  }
  return stream;
}

#else

void *whipbird_open_stream(void (*function)(const char *bytes, size_t count)) {
  (void)function;
  return NULL;
}

#endif
