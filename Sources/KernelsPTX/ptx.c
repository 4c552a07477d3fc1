// SPDX-License-Identifier: MIT

#include "KernelsPTX.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

// The text becomes part of the program, so that a command that is moved or installed has it.
static const char text[] = {
#embed "kernels.ptx" suffix(, )
    0};

const char *whipbird_kernels_ptx(void) { return text; }
