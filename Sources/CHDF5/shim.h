// SPDX-License-Identifier: MIT
#pragma once
#include <hdf5.h>
