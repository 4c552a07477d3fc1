// SPDX-License-Identifier: MIT

#include "KernelsPTX.h"

#include <stddef.h>
#include <string.h>

#pragma clang diagnostic ignored "-Wc23-extensions"

// The texts become part of the program, so that a command that is moved or installed has them.
static const char common[] = {
#embed "PTX/common.ptx" suffix(, )
    0};
static const char imrphenomd[] = {
#embed "PTX/imrphenomd.ptx" suffix(, )
    0};
static const char imrphenompv2[] = {
#embed "PTX/imrphenompv2.ptx" suffix(, )
    0};
static const char imrphenomxas[] = {
#embed "PTX/imrphenomxas.ptx" suffix(, )
    0};
static const char imrphenomxhm[] = {
#embed "PTX/imrphenomxhm.ptx" suffix(, )
    0};
static const char imrphenomxp[] = {
#embed "PTX/imrphenomxp.ptx" suffix(, )
    0};
static const char imrphenomxphm[] = {
#embed "PTX/imrphenomxphm.ptx" suffix(, )
    0};

static const struct {
  const char *name, *text;
} modules[] = {
    {"common", common},             {"imrphenomd", imrphenomd},   {"imrphenompv2", imrphenompv2},
    {"imrphenomxas", imrphenomxas}, {"imrphenomxhm", imrphenomxhm}, {"imrphenomxp", imrphenomxp},
    {"imrphenomxphm", imrphenomxphm},
};

const char *whipbird_kernels_ptx(const char *name) {
  for (size_t i = 0; i < sizeof modules / sizeof *modules; i++)
    if (strcmp(modules[i].name, name) == 0) return modules[i].text;
  return NULL;
}
