// SPDX-License-Identifier: MIT
// Swift imports HDF5's functions under their numbered names (H5Dcreate2, ...), but not its macros
// that cast or call: those are given here as functions, together with what differs by version.
#pragma once
#include <hdf5.h>

// Whether this header knows H5Pset_file_locking (1.10.7, 1.12.1 and later).
#define CH5_HAS_FILE_LOCKING_CALL \
  (H5_VERSION_GE(1, 12, 1) || (H5_VERSION_GE(1, 10, 7) && !H5_VERSION_GE(1, 11, 0)))

static inline hid_t ch5_property_default(void) { return H5P_DEFAULT; }
static inline hid_t ch5_file_create(void) { return H5P_FILE_CREATE; }
static inline hid_t ch5_file_access(void) { return H5P_FILE_ACCESS; }
static inline hid_t ch5_dataset_create(void) { return H5P_DATASET_CREATE; }
static inline hid_t ch5_group_create(void) { return H5P_GROUP_CREATE; }
static inline hid_t ch5_attribute_create(void) { return H5P_ATTRIBUTE_CREATE; }
static inline hid_t ch5_link_create(void) { return H5P_LINK_CREATE; }

static inline hid_t ch5_space_all(void) { return H5S_ALL; }
static inline hid_t ch5_error_default(void) { return H5E_DEFAULT; }
static inline haddr_t ch5_address_undefined(void) { return HADDR_UNDEF; }
static inline size_t ch5_variable_size(void) { return H5T_VARIABLE; }

static inline unsigned ch5_access_truncate(void) { return H5F_ACC_TRUNC; }
static inline unsigned ch5_access_exclusive(void) { return H5F_ACC_EXCL; }
static inline unsigned ch5_access_read(void) { return H5F_ACC_RDONLY; }
static inline unsigned ch5_access_write(void) { return H5F_ACC_RDWR; }
static inline unsigned ch5_object_all(void) { return H5F_OBJ_ALL | H5F_OBJ_LOCAL; }

static inline hid_t ch5_float32(void) { return H5T_IEEE_F32LE; }
static inline hid_t ch5_float64(void) { return H5T_IEEE_F64LE; }
static inline hid_t ch5_float32_big(void) { return H5T_IEEE_F32BE; }
static inline hid_t ch5_float64_big(void) { return H5T_IEEE_F64BE; }
static inline hid_t ch5_int8(void) { return H5T_STD_I8LE; }
static inline hid_t ch5_int16(void) { return H5T_STD_I16LE; }
static inline hid_t ch5_int32(void) { return H5T_STD_I32LE; }
static inline hid_t ch5_int64(void) { return H5T_STD_I64LE; }
static inline hid_t ch5_uint8(void) { return H5T_STD_U8LE; }
static inline hid_t ch5_uint16(void) { return H5T_STD_U16LE; }
static inline hid_t ch5_uint32(void) { return H5T_STD_U32LE; }
static inline hid_t ch5_uint64(void) { return H5T_STD_U64LE; }
static inline hid_t ch5_c_string(void) { return H5T_C_S1; }

// Later libraries write a newer format unless they are told not to.
static inline herr_t ch5_set_oldest_format(hid_t access) {
  return H5Pset_libver_bounds(access, H5F_LIBVER_EARLIEST, H5F_LIBVER_LATEST);
}

// Turns file locking off; negative where the library is too old to be told so.
static inline herr_t ch5_set_no_locking(hid_t access) {
#if CH5_HAS_FILE_LOCKING_CALL
  return H5Pset_file_locking(access, 0, 1);
#else
  (void)access;
  return -1;
#endif
}

// Frees what the library allocated for variable-length values in `buffer`.
static inline herr_t ch5_reclaim(hid_t type, hid_t space, void *buffer) {
#if H5_VERSION_GE(1, 12, 0)
  return H5Treclaim(type, space, H5P_DEFAULT, buffer);
#else
  return H5Dvlen_reclaim(type, space, H5P_DEFAULT, buffer);
#endif
}
