// SPDX-License-Identifier: MIT

#include "CVectors.h"
