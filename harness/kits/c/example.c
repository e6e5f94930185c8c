/* Nearest neighbour and bilinear for float32 images. To examine it:
       cc -O2 example.c -lm -o example && npx interpolate-conformance run exec:./example */
#include "interpolate_stdio.h"

#include <math.h>

/* One output row or column reads two input elements: `left` and `left + step`, mixed by `weight`. */
typedef struct {
  size_t left, step;
  float weight;
} tap;

static tap nearest(size_t out, size_t in_size, size_t out_size) {
  /* PyTorch computes the step and the coordinate in float32. */
  float step = (float)in_size / (float)out_size;
  size_t left = (size_t)((float)out * step);
  tap one = {left < in_size ? left : in_size - 1, 0, 0};
  return one;
}

static tap linear(size_t out, size_t in_size, size_t out_size, int align_corners) {
  double at;
  if (align_corners)
    at = out_size > 1 ? (double)out * (double)(in_size - 1) / (double)(out_size - 1) : 0;
  else
    at = fmax(((double)out + 0.5) * (double)in_size / (double)out_size - 0.5, 0);
  size_t left = (size_t)at;
  if (left > in_size - 1) left = in_size - 1;
  tap two = {left, left + 1 < in_size, (float)(at - (double)left)};
  return two;
}

/* The rows and columns of a call: two taps for every output element. */
typedef struct {
  size_t planes, in_height, in_width, height, width;
  int is_nearest, align_corners;
} resize;

static int supported(const ic_call *call, const size_t *in, const size_t *out, resize *how, ic_answer *answer) {
  how->is_nearest = !strcmp(call->mode, "nearest");
  answer->reason = "nearest and bilinear for float32 images, by two sizes";
  if (call->dtype != IC_FLOAT32 || call->rank != 4 || call->size.count != 2 || call->antialias == 1) return 0;
  how->planes = in[0] * in[1], how->in_height = in[2], how->in_width = in[3], how->height = out[2], how->width = out[3];
  how->align_corners = call->align_corners == 1;
  return how->is_nearest || !strcmp(call->mode, "bilinear");
}

static tap row_tap(const resize *how, size_t row) {
  return how->is_nearest ? nearest(row, how->in_height, how->height)
                         : linear(row, how->in_height, how->height, how->align_corners);
}

static tap column_tap(const resize *how, size_t column) {
  return how->is_nearest ? nearest(column, how->in_width, how->width)
                         : linear(column, how->in_width, how->width, how->align_corners);
}

static ic_status interpolate(const ic_call *call, ic_answer *answer) {
  resize how;
  for (int axis = 0; axis < 2 && call->size.count == 2; axis++) answer->shape[2 + axis] = ic_size(call->size.values[axis]);
  if (!supported(call, call->shape, answer->shape, &how, answer)) return IC_UNSUPPORTED;
  float *y = (float *)ic_allocate(answer);
  answer->reason = "out of memory";
  if (!y) return IC_ERROR;

  for (size_t plane = 0; plane < how.planes; plane++) {
    const float *x = (const float *)call->data + plane * how.in_height * how.in_width;
    for (size_t row = 0; row < how.height; row++)
      for (size_t column = 0; column < how.width; column++) {
        tap v = row_tap(&how, row), h = column_tap(&how, column);
        const float *corner = x + v.left * how.in_width + h.left, *below = corner + v.step * how.in_width;
        float upper = how.is_nearest ? corner[0] : corner[0] * (1 - h.weight) + corner[h.step] * h.weight;
        float lower = how.is_nearest ? upper : below[0] * (1 - h.weight) + below[h.step] * h.weight;
        *y++ = how.is_nearest ? upper : upper * (1 - v.weight) + lower * v.weight;
      }
  }
  return IC_RESULT;
}

/* Each element of the gradient of the output goes to the input elements that it was read from, by the same weights. */
static ic_status backward(const ic_call *call, ic_answer *answer) {
  resize how;
  if (!supported(call, call->input_shape, call->shape, &how, answer)) return IC_UNSUPPORTED;
  float *gradient = (float *)ic_allocate(answer);
  size_t plane_size = how.in_height * how.in_width;
  double *sums = (double *)malloc((plane_size + 1) * sizeof *sums);
  answer->reason = "out of memory";
  if (!gradient || !sums) {
    free(sums);
    return IC_ERROR;
  }

  const float *g = (const float *)call->data;
  for (size_t plane = 0; plane < how.planes; plane++) {
    for (size_t at = 0; at < plane_size; at++) sums[at] = 0;
    for (size_t row = 0; row < how.height; row++)
      for (size_t column = 0; column < how.width; column++, g++) {
        tap v = row_tap(&how, row), h = column_tap(&how, column);
        double *corner = sums + v.left * how.in_width + h.left, *below = corner + v.step * how.in_width;
        corner[0] += (double)*g * (1 - v.weight) * (1 - h.weight);
        corner[h.step] += (double)*g * (1 - v.weight) * h.weight;
        below[0] += (double)*g * v.weight * (1 - h.weight);
        below[h.step] += (double)*g * v.weight * h.weight;
      }
    for (size_t at = 0; at < plane_size; at++) *gradient++ = (float)sums[at];
  }
  free(sums);
  return IC_RESULT;
}

int main(void) { return ic_serve("c example", "2", "[\"values\",\"gradients\"]", interpolate, backward); }
