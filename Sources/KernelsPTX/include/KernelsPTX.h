// SPDX-License-Identifier: MIT

#ifndef WHIPBIRD_KERNELS_PTX_H
#define WHIPBIRD_KERNELS_PTX_H

/// The kernels in PTX, the assembly language of NVIDIA GPUs; ends with a zero byte.
const char *whipbird_kernels_ptx(void);

#endif
