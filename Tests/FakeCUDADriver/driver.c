// SPDX-License-Identifier: MIT

#define _GNU_SOURCE
#include "FakeCUDADriver.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

// Under valgrind, where its header was there to compile with, memory is known to be undefined until it
// is written, and what lies around it not to be touched.
#if __has_include(<valgrind/memcheck.h>)
#include <valgrind/memcheck.h>
#else
#define VALGRIND_MAKE_MEM_UNDEFINED(start, size) ((void)0)
#define VALGRIND_MAKE_MEM_NOACCESS(start, size) ((void)0)
#define VALGRIND_MAKE_MEM_DEFINED(start, size) ((void)0)
#endif

typedef int result;
typedef uint64_t address;

enum {
  success = 0,
  invalid_value = 1,
  out_of_memory = 2,
  no_device = 100,
  invalid_device = 101,
  invalid_image = 200,
  invalid_context = 201,
  not_found = 500,
  illegal_address = 700,
  launch_failed = 719,
};

enum { most_devices = 8, guard_size = 64, guard_byte = 0xA5 };

// What the current thread of a launch is.
static _Thread_local long thread_index, block_row, block_rows;
static _Thread_local int current = -1;

long fake_cuda_thread_index(void) { return thread_index; }
long fake_cuda_block_row(void) { return block_row; }
long fake_cuda_block_rows(void) { return block_rows; }

// One lock for all: what is tested is the host, and it sees no more than that calls take time.
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

static struct {
  long devices, memory, capability, version, init, module, oom, ooms, lost, pinned, cublas, order,
      load;
} settings;
static long allocations, launches, products;

struct block {
  struct block *next;
  char *start;
  size_t size;
  int device; // −1 for memory of the host
};
static struct block *blocks;
static size_t used[most_devices];
static result sticky[most_devices];

enum kind { to_device, to_host, run, mark, multiply };
struct product {
  int m, n, k, a_stride, b_stride, c_stride;
  const double *a, *b;
  double *c;
};
struct operation {
  struct operation *next;
  enum kind kind;
  void *target;
  const void *source;
  size_t size;
  void (*entry)(address, address, address, address);
  address arguments[4];
  unsigned blocks_x, blocks_y, threads;
  double *time;
  struct product product;
};
struct stream {
  int device;
  struct operation *first, *last;
};
struct event {
  double time;
  struct stream *stream;
};
struct module {
  int device;
  char *text;
};
struct function {
  struct function *next;
  int device, argument_count;
  void (*entry)(address, address, address, address);
  char name[128];
};
static struct function *functions;

// MARK: Settings

static void set(const char *text) {
  settings.devices = 1;
  settings.memory = 1L << 30;
  settings.capability = 90;
  settings.version = 12040;
  settings.init = settings.module = settings.oom = settings.lost = settings.cublas = 0;
  settings.order = settings.load = 0;
  settings.ooms = settings.pinned = 1;
  struct {
    const char *name;
    long *value;
  } names[] = {
      {"devices", &settings.devices},       {"memory", &settings.memory},
      {"capability", &settings.capability}, {"version", &settings.version},
      {"init", &settings.init},             {"module", &settings.module},
      {"oom", &settings.oom},               {"ooms", &settings.ooms},
      {"lost", &settings.lost},             {"pinned", &settings.pinned},
      {"cublas", &settings.cublas},         {"order", &settings.order},
      {"load", &settings.load},
  };
  char copy[512];
  snprintf(copy, sizeof copy, "%s", text ? text : "");
  char *rest = NULL;
  for (char *word = strtok_r(copy, " ", &rest); word; word = strtok_r(NULL, " ", &rest)) {
    char *equals = strchr(word, '=');
    if (!equals) continue;
    *equals = 0;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
      if (strcmp(names[i].name, word) == 0) *names[i].value = strtol(equals + 1, NULL, 10);
  }
  if (settings.devices > most_devices) settings.devices = most_devices;
  allocations = launches = products = 0;
  memset(sticky, 0, sizeof sticky);
}

void fake_cuda_configure(const char *text) {
  pthread_mutex_lock(&lock);
  set(text);
  pthread_mutex_unlock(&lock);
}

long fake_cuda_live_allocations(void) {
  long count = 0;
  pthread_mutex_lock(&lock);
  for (struct block *block = blocks; block; block = block->next) count++;
  pthread_mutex_unlock(&lock);
  return count;
}

long fake_cuda_launches(void) { return launches; }
long fake_cuda_products(void) { return products; }

__attribute__((constructor)) static void begin(void) { set(getenv("FAKE_CUDA")); }

// MARK: The driver and its cards

result cuInit(unsigned flags) {
  (void)flags;
  if (settings.devices == 0 && settings.init == 0) return no_device;
  return (result)settings.init;
}

result cuDriverGetVersion(int *version) {
  *version = (int)settings.version;
  return success;
}

static const char *name_of(result code) {
  switch (code) {
  case success: return "CUDA_SUCCESS";
  case invalid_value: return "CUDA_ERROR_INVALID_VALUE";
  case out_of_memory: return "CUDA_ERROR_OUT_OF_MEMORY";
  case no_device: return "CUDA_ERROR_NO_DEVICE";
  case invalid_device: return "CUDA_ERROR_INVALID_DEVICE";
  case invalid_image: return "CUDA_ERROR_INVALID_IMAGE";
  case invalid_context: return "CUDA_ERROR_INVALID_CONTEXT";
  case not_found: return "CUDA_ERROR_NOT_FOUND";
  case illegal_address: return "CUDA_ERROR_ILLEGAL_ADDRESS";
  case launch_failed: return "CUDA_ERROR_LAUNCH_FAILED";
  default: return NULL;
  }
}

result cuGetErrorName(result code, const char **name) {
  *name = name_of(code);
  return *name ? success : invalid_value;
}

result cuGetErrorString(result code, const char **text) {
  *text = name_of(code) ? "as the tests ask for" : NULL;
  return *text ? success : invalid_value;
}

result cuDeviceGetCount(int *count) {
  *count = (int)settings.devices;
  return success;
}

result cuDeviceGet(int *device, int index) {
  if (index < 0 || index >= settings.devices) return invalid_device;
  *device = index;
  return success;
}

result cuDeviceGetName(char *name, int size, int device) {
  (void)device;
  snprintf(name, (size_t)size, "Fake card");
  return success;
}

result cuDeviceGetAttribute(int *value, int attribute, int device) {
  (void)device;
  switch (attribute) {
  case 13: *value = 1000000; return success;
  case 16: *value = 2; return success;
  case 36: *value = 1000000; return success;
  case 37: *value = 512; return success;
  case 75: *value = (int)settings.capability / 10; return success;
  case 76: *value = (int)settings.capability % 10; return success;
  default: return invalid_value;
  }
}

result cuDeviceTotalMem_v2(size_t *size, int device) {
  (void)device;
  *size = (size_t)settings.memory;
  return success;
}

result cuDevicePrimaryCtxSetFlags_v2(int device, unsigned flags) {
  (void)device;
  (void)flags;
  return success;
}

result cuDevicePrimaryCtxRetain(uintptr_t *context, int device) {
  *context = (uintptr_t)device + 1;
  return success;
}

result cuDevicePrimaryCtxRelease_v2(int device) {
  (void)device;
  return success;
}

result cuCtxSetCurrent(uintptr_t context) {
  current = (int)context - 1;
  return success;
}

// MARK: Memory

static int is_current(void) { return current >= 0 && current < settings.devices; }

static result take(size_t size, int device, char **start) {
  allocations++;
  int fails = settings.oom && allocations >= settings.oom && allocations < settings.oom + settings.ooms;
  if (fails) return out_of_memory;
  if (device >= 0 && used[device] + size > (size_t)settings.memory) return out_of_memory;
  struct block *block = malloc(sizeof *block);
  char *memory = malloc(size + 2 * guard_size);
  if (!block || !memory) return out_of_memory;
  // What nobody wrote is no number, and who writes outside is found out.
  memset(memory, guard_byte, size + 2 * guard_size);
  memset(memory + guard_size, 0xFF, size);
  (void)VALGRIND_MAKE_MEM_NOACCESS(memory, size + 2 * guard_size);
  (void)VALGRIND_MAKE_MEM_UNDEFINED(memory + guard_size, size);
  *block = (struct block){blocks, memory + guard_size, size, device};
  blocks = block;
  if (device >= 0) used[device] += size;
  *start = block->start;
  return success;
}

static int is_guard(const char *start) {
  (void)VALGRIND_MAKE_MEM_DEFINED(start, guard_size);
  int whole = 1;
  for (size_t i = 0; i < guard_size; i++) whole &= (unsigned char)start[i] == guard_byte;
  (void)VALGRIND_MAKE_MEM_NOACCESS(start, guard_size);
  return whole;
}

static int is_whole(const struct block *block) {
  return is_guard(block->start - guard_size) && is_guard(block->start + block->size);
}

static result give_back(char *start) {
  for (struct block **link = &blocks; *link; link = &(*link)->next) {
    struct block *block = *link;
    if (block->start != start) continue;
    result answer = is_whole(block) ? success : illegal_address;
    *link = block->next;
    if (block->device >= 0) used[block->device] -= block->size;
    free(block->start - guard_size);
    free(block);
    return answer;
  }
  return invalid_value;
}

static int is_inside(address start, size_t size, int device) {
  for (struct block *block = blocks; block; block = block->next) {
    address first = (address)(uintptr_t)block->start;
    if (block->device == device && start >= first && start + size <= first + block->size) return 1;
  }
  return 0;
}

result cuMemGetInfo_v2(size_t *free_size, size_t *total) {
  if (!is_current()) return invalid_context;
  *total = (size_t)settings.memory;
  *free_size = *total - used[current];
  return success;
}

result cuMemAlloc_v2(address *result_address, size_t size) {
  if (!is_current()) return invalid_context;
  if (sticky[current]) return sticky[current];
  char *start = NULL;
  pthread_mutex_lock(&lock);
  result code = take(size, current, &start);
  pthread_mutex_unlock(&lock);
  if (code == success) *result_address = (address)(uintptr_t)start;
  return code;
}

result cuMemFree_v2(address start) {
  pthread_mutex_lock(&lock);
  result code = give_back((char *)(uintptr_t)start);
  pthread_mutex_unlock(&lock);
  return code;
}

result cuMemHostAlloc(void **memory, size_t size, unsigned flags) {
  (void)flags;
  if (!is_current()) return invalid_context;
  if (sticky[current]) return sticky[current];
  char *start = NULL;
  pthread_mutex_lock(&lock);
  result code = settings.pinned ? take(size, -1, &start) : out_of_memory;
  pthread_mutex_unlock(&lock);
  if (code == success) *memory = start;
  return code;
}

result cuMemFreeHost(void *memory) {
  pthread_mutex_lock(&lock);
  result code = give_back(memory);
  pthread_mutex_unlock(&lock);
  return code;
}

// MARK: Kernels

result cuModuleLoadDataEx(
    uintptr_t *handle, const void *image, unsigned count, int *options, void **values) {
  if (!is_current()) return invalid_context;
  if (settings.module) {
    for (unsigned i = 0; i < count; i++)
      if (options[i] == 5 && values[i]) strcpy(values[i], "line 1: the tests want no kernels");
    return (result)settings.module;
  }
  nanosleep(&(struct timespec){settings.load / 1000, settings.load % 1000 * 1000000}, NULL);
  const char *text = image;
  if (!strstr(text, ".version")) return invalid_image;
  struct module *module = malloc(sizeof *module);
  *module = (struct module){current, strdup(text)};
  *handle = (uintptr_t)module;
  return success;
}

result cuModuleUnload(uintptr_t handle) {
  struct module *module = (struct module *)handle;
  free(module->text);
  free(module);
  return success;
}

/// The number of parameters that an entry has in the PTX; −1 where it is not there.
static int parameters_of(const char *text, const char *name) {
  char head[160];
  snprintf(head, sizeof head, ".entry %s(", name);
  const char *start = strstr(text, head);
  if (!start) return -1;
  start += strlen(head);
  const char *end = strchr(start, ')');
  int count = 0;
  for (const char *at = strstr(start, ".param"); at && at < end; at = strstr(at + 1, ".param")) count++;
  return count;
}

result cuModuleGetFunction(uintptr_t *handle, uintptr_t module_handle, const char *name) {
  struct module *module = (struct module *)module_handle;
  int count = parameters_of(module->text, name);
  if (count < 0 || count > 4) return not_found;
  Dl_info info;
  if (!dladdr((void *)&cuInit, &info)) return not_found;
  void *library = dlopen(info.dli_fname, RTLD_NOW | RTLD_NOLOAD);
  void *entry = library ? dlsym(library, name) : NULL;
  if (!entry) return not_found;
  struct function *function = calloc(1, sizeof *function);
  function->device = module->device;
  function->argument_count = count;
  memcpy(&function->entry, &entry, sizeof entry);
  snprintf(function->name, sizeof function->name, "%s", name);
  pthread_mutex_lock(&lock);
  function->next = functions;
  functions = function;
  pthread_mutex_unlock(&lock);
  *handle = (uintptr_t)function;
  return success;
}

result cuFuncGetAttribute(int *value, int attribute, uintptr_t function) {
  (void)attribute;
  (void)function;
  *value = 0;
  return success;
}

// MARK: Streams

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (double)time.tv_sec + 1e-9 * (double)time.tv_nsec;
}

result cuStreamCreate(uintptr_t *handle, unsigned flags) {
  (void)flags;
  if (!is_current()) return invalid_context;
  struct stream *stream = calloc(1, sizeof *stream);
  stream->device = current;
  *handle = (uintptr_t)stream;
  return success;
}

static result enter(struct stream *stream, struct operation operation) {
  if (sticky[stream->device]) return sticky[stream->device];
  if (stream->device != current) return invalid_context;
  struct operation *entry = malloc(sizeof *entry);
  *entry = operation;
  entry->next = NULL;
  if (stream->last) stream->last->next = entry;
  else stream->first = entry;
  stream->last = entry;
  return success;
}

/// The turn-th of `count` threads: in ascending order, in descending order, or here and there.
static long in_turn(long turn, long count) {
  const long step = 7919; // a prime, so that every thread has a turn
  if (settings.order == 0) return turn;
  if (settings.order == 1 || count % step == 0) return count - 1 - turn;
  return turn * step % count;
}

static void run_threads(const struct operation *operation) {
  block_rows = operation->blocks_y;
  long count = (long)operation->blocks_x * operation->threads;
  for (long turn = 0; turn < block_rows * count; turn++) {
    long thread = in_turn(turn, block_rows * count);
    block_row = thread / count;
    thread_index = thread % count;
    operation->entry(operation->arguments[0], operation->arguments[1], operation->arguments[2],
                     operation->arguments[3]);
  }
}

/// Column by column: C = A B, summed in the order of the bins.
static result run_product(const struct product *p, int device) {
  size_t size = 2 * sizeof(double);
  address a = (address)(uintptr_t)p->a, b = (address)(uintptr_t)p->b, c = (address)(uintptr_t)p->c;
  if (!is_inside(a, size * (size_t)p->a_stride * (size_t)p->k, device) ||
      !is_inside(b, size * (size_t)p->b_stride * (size_t)p->n, device) ||
      !is_inside(c, size * (size_t)p->c_stride * (size_t)p->n, device))
    return illegal_address;
  products++;
  for (long j = 0; j < p->n; j++)
    for (long i = 0; i < p->m; i++) {
      double real = 0, imaginary = 0;
      for (long l = 0; l < p->k; l++) {
        const double *x = p->a + 2 * (l * p->a_stride + i), *y = p->b + 2 * (j * p->b_stride + l);
        real += x[0] * y[0] - x[1] * y[1];
        imaginary += x[0] * y[1] + x[1] * y[0];
      }
      p->c[2 * (j * p->c_stride + i)] = real;
      p->c[2 * (j * p->c_stride + i) + 1] = imaginary;
    }
  return success;
}

static result do_next(struct stream *stream) {
  struct operation *operation = stream->first;
  result code = success;
  switch (operation->kind) {
  case to_device:
    if (!is_inside((address)(uintptr_t)operation->target, operation->size, stream->device))
      code = illegal_address;
    else memcpy(operation->target, operation->source, operation->size);
    break;
  case to_host:
    if (!is_inside((address)(uintptr_t)operation->source, operation->size, stream->device))
      code = illegal_address;
    else memcpy(operation->target, operation->source, operation->size);
    break;
  case run:
    launches++;
    if (settings.lost && launches == settings.lost) code = launch_failed;
    else run_threads(operation);
    for (struct block *block = blocks; block; block = block->next)
      if (!is_whole(block)) code = illegal_address;
    break;
  case mark: *operation->time = now(); break;
  case multiply: code = run_product(&operation->product, stream->device); break;
  }
  stream->first = operation->next;
  if (!stream->first) stream->last = NULL;
  free(operation);
  return code;
}

static result finish(struct stream *stream) {
  pthread_mutex_lock(&lock);
  while (stream->first) {
    result code = do_next(stream);
    if (code != success && !sticky[stream->device]) sticky[stream->device] = code;
  }
  result code = sticky[stream->device];
  pthread_mutex_unlock(&lock);
  return code;
}

result cuStreamSynchronize(uintptr_t stream) { return finish((struct stream *)stream); }

result cuStreamDestroy_v2(uintptr_t handle) {
  struct stream *stream = (struct stream *)handle;
  while (stream->first) {
    struct operation *next = stream->first->next;
    free(stream->first);
    stream->first = next;
  }
  free(stream);
  return success;
}

result cuMemcpyHtoDAsync_v2(address target, const void *source, size_t size, uintptr_t stream) {
  return enter((struct stream *)stream,
               (struct operation){.kind = to_device,
                                  .target = (void *)(uintptr_t)target,
                                  .source = source,
                                  .size = size});
}

result cuMemcpyDtoHAsync_v2(void *target, address source, size_t size, uintptr_t stream) {
  return enter((struct stream *)stream,
               (struct operation){.kind = to_host,
                                  .target = target,
                                  .source = (const void *)(uintptr_t)source,
                                  .size = size});
}

result cuEventCreate(uintptr_t *handle, unsigned flags) {
  (void)flags;
  *handle = (uintptr_t)calloc(1, sizeof(struct event));
  return success;
}

result cuEventDestroy_v2(uintptr_t handle) {
  free((struct event *)handle);
  return success;
}

result cuEventRecord(uintptr_t handle, uintptr_t stream) {
  struct event *event = (struct event *)handle;
  event->stream = (struct stream *)stream;
  return enter(event->stream, (struct operation){.kind = mark, .time = &event->time});
}

result cuEventSynchronize(uintptr_t handle) { return finish(((struct event *)handle)->stream); }

result cuEventElapsedTime(float *milliseconds, uintptr_t begin_handle, uintptr_t end_handle) {
  double seconds = ((struct event *)end_handle)->time - ((struct event *)begin_handle)->time;
  *milliseconds = (float)(1000 * seconds);
  return success;
}

result cuLaunchKernel(
    uintptr_t handle, unsigned blocks_x, unsigned blocks_y, unsigned blocks_z, unsigned threads_x,
    unsigned threads_y, unsigned threads_z, unsigned shared, uintptr_t stream, void **arguments,
    void **extra) {
  struct function *function = (struct function *)handle;
  if (blocks_z != 1 || threads_y != 1 || threads_z != 1 || shared != 0 || extra) return invalid_value;
  if (blocks_x == 0 || blocks_y == 0 || blocks_y > 65535 || threads_x == 0 || threads_x > 1024)
    return invalid_value;
  struct operation operation = {
      .kind = run,
      .entry = function->entry,
      .blocks_x = blocks_x,
      .blocks_y = blocks_y,
      .threads = threads_x,
  };
  // The values are taken at once; what they point to is not.
  for (int i = 0; i < function->argument_count; i++) operation.arguments[i] = *(address *)arguments[i];
  return enter((struct stream *)stream, operation);
}

// MARK: cuBLAS

struct cublas {
  struct stream *stream;
};

enum { cublas_alloc_failed = 3, cublas_invalid_value = 7 };

result cublasGetProperty(int part, int *value) {
  *value = part == 0 ? 12 : part;
  return success;
}

result cublasCreate_v2(uintptr_t *handle) {
  if (settings.cublas) return (result)settings.cublas;
  // It takes memory of the card.
  char *memory = NULL;
  if (!is_current()) return 1;
  pthread_mutex_lock(&lock);
  result code = take(sizeof(struct cublas), current, &memory);
  pthread_mutex_unlock(&lock);
  if (code != success) return cublas_alloc_failed;
  *handle = (uintptr_t)memory;
  return success;
}

result cublasDestroy_v2(uintptr_t handle) { return cuMemFree_v2((address)handle); }

result cublasSetStream_v2(uintptr_t handle, uintptr_t stream) {
  ((struct cublas *)handle)->stream = (struct stream *)stream;
  return success;
}

result cublasZgemm_v2(
    uintptr_t handle, int transpose_a, int transpose_b, int m, int n, int k, const double *alpha,
    const double *a, int a_stride, const double *b, int b_stride, const double *beta, double *c,
    int c_stride) {
  if (transpose_a || transpose_b || alpha[0] != 1 || alpha[1] || beta[0] || beta[1])
    return cublas_invalid_value;
  if (m <= 0 || n <= 0 || k <= 0 || a_stride < m || b_stride < k || c_stride < m)
    return cublas_invalid_value;
  struct operation operation = {
      .kind = multiply,
      .product = {m, n, k, a_stride, b_stride, c_stride, a, b, c},
  };
  return enter(((struct cublas *)handle)->stream, operation);
}
