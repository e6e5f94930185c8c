/* Answers the calls of interpolate-conformance over stdio (protocol interpolate-conformance/stdio@2). Needs libc only.

   Write `ic_status mine(const ic_call *call, ic_answer *answer)` and end main with
       return ic_serve("mine", "1.0", "[\"values\"]", mine, NULL);
   In place of NULL you may give a function for the gradient of the input; name "gradients" among the aspects then.
   Build and run:
       cc -O2 mine.c -lm -o mine && npx interpolate-conformance run exec:./mine
   Print to stderr only: stdout belongs to the protocol. The machine must be little-endian. */
#ifndef INTERPOLATE_STDIO_H
#define INTERPOLATE_STDIO_H

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#ifdef _WIN32
#include <fcntl.h>
#include <io.h>
#endif

#define IC_MOST_AXES 64

typedef enum { IC_FLOAT64, IC_FLOAT32, IC_FLOAT16, IC_BFLOAT16, IC_UINT8 } ic_dtype;
static const char *const ic_dtype_names[] = {"float64", "float32", "float16", "bfloat16", "uint8"};
static const size_t ic_item_bytes[] = {8, 4, 2, 2, 1};

/* An option that is one number or a sequence in PyTorch. */
typedef struct {
  int count; /* 0: left out, which is None */
  int is_list;
  double values[IC_MOST_AXES];
} ic_numbers;

typedef struct {
  long id;
  char entry[32]; /* "interpolate", or "interpolate.backward" for the gradient */
  ic_dtype dtype;
  int rank;
  size_t shape[IC_MOST_AXES];       /* N C [D] [H] W */
  const void *data;                 /* row-major; float16 and bfloat16 as uint16_t bits */
  size_t input_shape[IC_MOST_AXES]; /* for the gradient: the shape of what was resized; shape and data are of the output */
  ic_numbers size, scale_factor;
  char mode[32];                                        /* "nearest" where it was left out */
  int align_corners, recompute_scale_factor, antialias; /* -1: left out, which is not the same as 0 */
} ic_call;

typedef enum { IC_RESULT, IC_UNSUPPORTED, IC_REFUSED, IC_ERROR } ic_status;

typedef struct {
  ic_dtype dtype; /* as the input's, unless you change it */
  int rank;
  size_t shape[IC_MOST_AXES]; /* as the input's: set the axes that differ, then call ic_allocate; a gradient's is right */
  void *data;
  const char *reason; /* for every status but IC_RESULT */
} ic_answer;

typedef ic_status (*ic_function)(const ic_call *call, ic_answer *answer);

static inline size_t ic_elements(int rank, const size_t *shape) {
  size_t product = 1;
  for (int axis = 0; axis < rank; axis++) product *= shape[axis];
  return product;
}

/* A size as it came, as an integer: SIZE_MAX for NaN, a negative or a huge one, for which ic_allocate gives nothing. */
static inline size_t ic_size(double size) { return size >= 0 && size < 2147483648.0 ? (size_t)size : SIZE_MAX; }

/* Zeroed memory for the answer, in its present shape; freed when it has been sent. NULL where a frame cannot hold it. */
static inline void *ic_allocate(ic_answer *answer) {
  size_t most = ((size_t)1 << 28) / ic_item_bytes[answer->dtype], elements = 1;
  for (int axis = 0; axis < answer->rank; axis++) {
    if (answer->shape[axis] > 0 && elements > most / answer->shape[axis]) return NULL;
    elements *= answer->shape[axis];
  }
  answer->data = calloc(elements + 1, ic_item_bytes[answer->dtype]);
  return answer->data;
}

/* JSON, as far as the protocol needs it: the end of a value, and the value of a key. */
static inline const char *ic_skip(const char *at) {
  int depth = 0;
  do {
    if (*at == '"')
      for (at++; *at && *at != '"'; at++)
        if (*at == '\\' && at[1]) at++;
    if (*at == '{' || *at == '[') depth++;
    if (*at == '}' || *at == ']') depth--;
    if (*at) at++;
  } while (*at && (depth > 0 || !strchr(",:}]", *at)));
  return at;
}

static inline const char *ic_find(const char *object, const char *key) {
  size_t length = strlen(key);
  for (const char *at = object; *at == '{' || *at == ',';) {
    const char *name = at + 1, *value = ic_skip(name);
    if (*value != ':') return NULL;
    if (!strncmp(name + 1, key, length) && name[1 + length] == '"') return value + 1;
    at = ic_skip(value + 1);
  }
  return NULL;
}

static inline void ic_text(const char *value, char *text, size_t room) {
  size_t length = 0;
  if (value && *value == '"')
    for (value++; *value && *value != '"' && length + 1 < room; value++) text[length++] = *value;
  text[length] = 0;
}

static inline int ic_flag(const char *value) { return value ? *value == 't' : -1; }

static inline ic_numbers ic_read_numbers(const char *value) {
  ic_numbers read = {0, 0, {0}};
  if (!value) return read;
  read.is_list = *value == '[';
  if (read.is_list) value++;
  while (*value && *value != ']' && read.count < IC_MOST_AXES) {
    read.values[read.count++] = strtod(value + (*value == '"'), NULL); /* "NaN" and the like are strings */
    value = ic_skip(value);
    if (!read.is_list || *value != ',') break;
    value++;
  }
  return read;
}

static inline void ic_read_call(const char *json, ic_call *call) {
  const char *id = ic_find(json, "id"), *options = ic_find(json, "options");
  ic_numbers shape = ic_read_numbers(ic_find(json, "shape")), input_shape = ic_read_numbers(ic_find(json, "input_shape"));
  char dtype[16];
  memset(call, 0, sizeof *call);
  if (!options) options = "{}";
  call->id = id ? strtol(id, NULL, 10) : 0;
  ic_text(ic_find(json, "entry"), call->entry, sizeof call->entry);
  ic_text(ic_find(json, "dtype"), dtype, sizeof dtype);
  for (int one = 0; one < 5; one++)
    if (!strcmp(dtype, ic_dtype_names[one])) call->dtype = (ic_dtype)one;
  call->rank = shape.count;
  for (int axis = 0; axis < shape.count; axis++) call->shape[axis] = (size_t)shape.values[axis];
  for (int axis = 0; axis < input_shape.count; axis++) call->input_shape[axis] = (size_t)input_shape.values[axis];
  call->size = ic_read_numbers(ic_find(options, "size"));
  call->scale_factor = ic_read_numbers(ic_find(options, "scale_factor"));
  ic_text(ic_find(options, "mode"), call->mode, sizeof call->mode);
  if (!ic_find(options, "mode")) strcpy(call->mode, "nearest");
  call->align_corners = ic_flag(ic_find(options, "align_corners"));
  call->recompute_scale_factor = ic_flag(ic_find(options, "recompute_scale_factor"));
  call->antialias = ic_flag(ic_find(options, "antialias"));
}

/* A frame: two lengths, JSON, payload. */
static inline void ic_write_frame(const char *json, const void *payload, size_t payload_bytes) {
  size_t lengths[] = {strlen(json), payload_bytes};
  for (int byte = 0; byte < 8; byte++) putchar((int)(lengths[byte / 4] >> 8 * (byte % 4) & 255));
  fwrite(json, 1, lengths[0], stdout);
  if (payload_bytes) fwrite(payload, 1, payload_bytes, stdout);
  fflush(stdout);
}

static inline void ic_write_answer(const ic_call *call, ic_status status, const ic_answer *answer) {
  static const char *const kinds[] = {"result", "unsupported", "refused", "error"};
  char json[4096];
  int at = snprintf(json, sizeof json, "{\"kind\":\"%s\",\"id\":%ld", kinds[status], call->id);
  if (status == IC_RESULT) {
    at += snprintf(json + at, sizeof json - at, ",\"dtype\":\"%s\",\"shape\":[", ic_dtype_names[answer->dtype]);
    for (int axis = 0; axis < answer->rank; axis++)
      at += snprintf(json + at, sizeof json - at, "%s%zu", axis ? "," : "", answer->shape[axis]);
    snprintf(json + at, sizeof json - at, "]}");
    ic_write_frame(json, answer->data, ic_elements(answer->rank, answer->shape) * ic_item_bytes[answer->dtype]);
  } else { /* a reason without quotes and backslashes */
    snprintf(json + at, sizeof json - at, ",\"reason\":\"%.2000s\"}", answer->reason ? answer->reason : "");
    ic_write_frame(json, NULL, 0);
  }
}

/* Two lengths, then the JSON with a 0 after it, then the payload; 0 when the suite is gone. */
static inline int ic_read_frame(char **json, void **payload) {
  unsigned char prefix[8];
  size_t lengths[2];
  if (fread(prefix, 1, 8, stdin) != 8) return 0;
  for (int one = 0; one < 2; one++)
    lengths[one] = prefix[4 * one] | (size_t)prefix[4 * one + 1] << 8 | (size_t)prefix[4 * one + 2] << 16 |
                   (size_t)prefix[4 * one + 3] << 24;
  *json = (char *)calloc(lengths[0] + 1, 1);
  *payload = malloc(lengths[1] + 1);
  if (!*json || !*payload) return 0;
  return fread(*json, 1, lengths[0], stdin) == lengths[0] && fread(*payload, 1, lengths[1], stdin) == lengths[1];
}

/* Answers until the suite says bye. `aspects` is JSON: ["values"] is a bare kernel, which need not refuse anything.
   `backward` answers for the gradient, and may be NULL. */
static inline int ic_serve(const char *name, const char *version, const char *aspects, ic_function function,
                           ic_function backward) {
  char *json = NULL, kind[16];
  void *payload = NULL;
  int is_over = 0;
#ifdef _WIN32
  _setmode(_fileno(stdin), _O_BINARY);
  _setmode(_fileno(stdout), _O_BINARY);
#endif
  while (!is_over && ic_read_frame(&json, &payload)) {
    ic_text(ic_find(json, "kind"), kind, sizeof kind);
    if (!strcmp(kind, "hello")) {
      char hello[1024];
      const char *protocols = ic_find(json, "protocols"); /* a suite that names none speaks version 1 only */
      int has_gradient = backward && protocols && strstr(protocols, "interpolate-conformance/stdio@2");
      snprintf(hello, sizeof hello,
               "{\"kind\":\"hello\",\"protocol\":\"interpolate-conformance/stdio@%d\",\"entries\":[%s],"
               "\"name\":\"%s\",\"version\":\"%s\",\"aspects\":%s}",
               has_gradient ? 2 : 1, has_gradient ? "\"interpolate.backward\"" : "", name, version, aspects);
      ic_write_frame(hello, NULL, 0);
    } else if (!strcmp(kind, "run")) {
      ic_call call;
      ic_read_call(json, &call);
      call.data = payload;
      ic_answer answer = {call.dtype, call.rank, {0}, NULL, NULL};
      int is_backward = !strcmp(call.entry, "interpolate.backward");
      memcpy(answer.shape, is_backward ? call.input_shape : call.shape, sizeof call.shape);
      ic_write_answer(&call, (is_backward ? backward : function)(&call, &answer), &answer);
      free(answer.data);
    } else {
      is_over = !strcmp(kind, "bye");
    }
    free(json);
    free(payload);
    json = payload = NULL;
  }
  free(json);
  free(payload);
  return is_over ? 0 : 1;
}

#endif
