// SPDX-License-Identifier: MIT

#ifndef WHIPBIRD_C_ERROR_STREAM_H
#define WHIPBIRD_C_ERROR_STREAM_H

#include <stdbool.h>
#include <stddef.h>

/// Opens a stream that hands what is printed to it to a function, in the thread that prints.
///
/// Returns the address of a `FILE` without a buffer, or NULL where the C library offers none.
void *whipbird_open_stream(void (*take)(const char *bytes, size_t count));

#endif
