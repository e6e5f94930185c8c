/* A resize in C without a library: nearest and bilinear for images of float32. Replace the code below with yours. */
#include "interpolate.h"

static const char *message = "";

uint32 EXPORT(interpolate_abi)(void) { return 1; }
const char *EXPORT(interpolate_name)(void) { return "my-wasm-resize-in-c"; }
const char *EXPORT(interpolate_version)(void) { return "0.1.0"; }
const char *EXPORT(interpolate_message)(void) { return message; }

/* The simplest allocator: it returns the next bytes, and can free the last ones. */
extern uint8 __heap_base;
static uint8 *next = &__heap_base;

void *EXPORT(interpolate_allocate)(uint32 bytes) {
  uint8 *start = (uint8 *)(((uint32)next + 15) & ~15u);
  uint32 missing = (uint32)start + bytes - (__builtin_wasm_memory_size(0) << 16);
  if ((int)missing > 0 && __builtin_wasm_memory_grow(0, (missing + 65535) >> 16) == (uint32)-1) return 0;
  next = start + bytes;
  return start;
}

void EXPORT(interpolate_free)(uint8 *pointer, uint32 bytes) {
  if (pointer + bytes == next) next = pointer;
}

static int declined(const char *reason) {
  message = reason;
  return UNSUPPORTED;
}

static uint32 output_size(const struct interpolate_options *options, uint32 axis, uint32 input_size) {
  if (options->size_kind != ABSENT) return (uint32)options->size[options->size_kind == LIST ? axis : 0];
  return (uint32)(input_size * options->scale_factor[options->scale_factor_kind == LIST ? axis : 0]);
}

int EXPORT(interpolate_query)(const struct interpolate_options *options, uint32 dtype, const uint32 *input_shape,
                              uint32 rank, uint32 *output_shape) {
  if (dtype != FLOAT32 || rank != 4) return declined("images of float32 only");
  if (options->mode != NEAREST && options->mode != BILINEAR) return declined("nearest and bilinear only");
  if (options->antialias == TRUE) return declined("no antialiasing");
  output_shape[0] = input_shape[0];
  output_shape[1] = input_shape[1];
  for (uint32 axis = 0; axis < 2; axis++) output_shape[2 + axis] = output_size(options, axis, input_shape[2 + axis]);
  return OK;
}

/* Input elements per output element. */
static double input_step(const struct interpolate_options *options, uint32 axis, uint32 input_size,
                         uint32 output_size) {
  if (options->align_corners == TRUE) return output_size > 1 ? (input_size - 1.0) / (output_size - 1.0) : 0;
  if (options->scale_factor_kind != ABSENT && options->recompute_scale_factor != TRUE)
    return 1 / options->scale_factor[options->scale_factor_kind == LIST ? axis : 0];
  return (double)input_size / output_size;
}

struct taps {
  uint32 left, right;
  double fraction;
};

static struct taps place(const struct interpolate_options *options, uint32 output_index, double step,
                         uint32 input_size) {
  double coordinate = options->align_corners == TRUE ? output_index * step : (output_index + 0.5) * step - 0.5;
  if (options->mode == NEAREST) coordinate = (float)output_index * (float)step;
  if (coordinate < 0) coordinate = 0;
  struct taps taps = {(uint32)coordinate, (uint32)coordinate + 1, coordinate - (uint32)coordinate};
  if (taps.left > input_size - 1) taps.left = input_size - 1;
  if (taps.right > input_size - 1) taps.right = input_size - 1;
  return taps;
}

int EXPORT(interpolate_compute)(const struct interpolate_options *options, uint32 dtype, const float *input,
                                const uint32 *input_shape, uint32 rank, float *output, const uint32 *output_shape) {
  uint32 height = input_shape[2], width = input_shape[3];
  double step_y = input_step(options, 0, height, output_shape[2]);
  double step_x = input_step(options, 1, width, output_shape[3]);
  for (uint32 plane = 0; plane < input_shape[0] * input_shape[1]; plane++) {
    const float *image = input + plane * height * width;
    for (uint32 i = 0; i < output_shape[2]; i++) {
      struct taps y = place(options, i, step_y, height);
      const float *upper = image + y.left * width, *lower = image + y.right * width;
      for (uint32 j = 0; j < output_shape[3]; j++) {
        struct taps x = place(options, j, step_x, width);
        if (options->mode == NEAREST) {
          *output++ = upper[x.left];
          continue;
        }
        double above = upper[x.left] * (1 - x.fraction) + upper[x.right] * x.fraction;
        double below = lower[x.left] * (1 - x.fraction) + lower[x.right] * x.fraction;
        *output++ = (float)(above * (1 - y.fraction) + below * y.fraction);
      }
    }
  }
  return OK;
}

/* The gradient of the input: each element of that of the output goes where it was read from, by the same weights. */
int EXPORT(interpolate_backward)(const struct interpolate_options *options, uint32 dtype, const float *grad_output,
                                 const uint32 *output_shape, uint32 rank, float *grad_input,
                                 const uint32 *input_shape) {
  uint32 height = input_shape[2], width = input_shape[3];
  double step_y = input_step(options, 0, height, output_shape[2]);
  double step_x = input_step(options, 1, width, output_shape[3]);
  for (uint32 plane = 0; plane < input_shape[0] * input_shape[1]; plane++) {
    float *image = grad_input + plane * height * width;
    for (uint32 element = 0; element < height * width; element++) image[element] = 0;
    for (uint32 i = 0; i < output_shape[2]; i++) {
      struct taps y = place(options, i, step_y, height);
      for (uint32 j = 0; j < output_shape[3]; j++, grad_output++) {
        struct taps x = place(options, j, step_x, width);
        float *upper = image + y.left * width, *lower = image + y.right * width;
        if (options->mode == NEAREST) {
          upper[x.left] += *grad_output;
          continue;
        }
        double above = *grad_output * (1 - y.fraction), below = *grad_output * y.fraction;
        upper[x.left] += (float)(above * (1 - x.fraction));
        upper[x.right] += (float)(above * x.fraction);
        lower[x.left] += (float)(below * (1 - x.fraction));
        lower[x.right] += (float)(below * x.fraction);
      }
    }
  }
  return OK;
}
