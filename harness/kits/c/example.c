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

static ic_status interpolate(const ic_call *call, ic_answer *answer) {
  int is_nearest = !strcmp(call->mode, "nearest"), is_bilinear = !strcmp(call->mode, "bilinear");
  answer->reason = "nearest and bilinear for float32 images, by two sizes";
  if (call->dtype != IC_FLOAT32 || call->rank != 4 || call->size.count != 2 || call->antialias == 1)
    return IC_UNSUPPORTED;
  if (!is_nearest && !is_bilinear) return IC_UNSUPPORTED;

  size_t in_height = call->shape[2], in_width = call->shape[3];
  size_t height = answer->shape[2] = (size_t)call->size.values[0];
  size_t width = answer->shape[3] = (size_t)call->size.values[1];
  float *y = ic_allocate(answer);
  answer->reason = "out of memory";
  if (!y) return IC_ERROR;

  for (size_t plane = 0; plane < call->shape[0] * call->shape[1]; plane++) {
    const float *x = (const float *)call->data + plane * in_height * in_width;
    for (size_t row = 0; row < height; row++)
      for (size_t column = 0; column < width; column++) {
        int align = call->align_corners == 1;
        tap v = is_nearest ? nearest(row, in_height, height) : linear(row, in_height, height, align);
        tap h = is_nearest ? nearest(column, in_width, width) : linear(column, in_width, width, align);
        const float *corner = x + v.left * in_width + h.left, *below = corner + v.step * in_width;
        float upper = is_nearest ? corner[0] : corner[0] * (1 - h.weight) + corner[h.step] * h.weight;
        float lower = is_nearest ? upper : below[0] * (1 - h.weight) + below[h.step] * h.weight;
        *y++ = is_nearest ? upper : upper * (1 - v.weight) + lower * v.weight;
      }
  }
  return IC_RESULT;
}

int main(void) { return ic_serve("c example", "1", "[\"values\"]", interpolate); }
