// SPDX-License-Identifier: MIT

#ifndef WHIPBIRD_KERNELS_PTX_H
#define WHIPBIRD_KERNELS_PTX_H

/// The kernels of a model in PTX, the assembly language of NVIDIA GPUs, by its name in small letters;
/// those of no model as "common". Ends with a zero byte; null where there are none.
const char *whipbird_kernels_ptx(const char *name);

#endif
