// Nearest neighbour and bilinear for float32 images, examined by every recorded call. Put your own resize in its place.
#include "interpolate_conformance.h"

#include <algorithm>
#include <cmath>

namespace {

using interpolate_conformance::Call;
using interpolate_conformance::Tensor;
using interpolate_conformance::Unsupported;

// One output row or column reads two input elements, mixed by the weight of the right one.
struct Tap {
  size_t left, right;
  float weight;
};

Tap nearest(size_t out, size_t in_size, size_t out_size) {
  // PyTorch computes the step and the coordinate in float32.
  const float step = static_cast<float>(in_size) / static_cast<float>(out_size);
  const size_t left = std::min(static_cast<size_t>(static_cast<float>(out) * step), in_size - 1);
  return {left, left, 0};
}

Tap linear(size_t out, size_t in_size, size_t out_size, bool align_corners) {
  const double at = !align_corners ? std::max((out + 0.5) * in_size / out_size - 0.5, 0.0)
                    : out_size > 1 ? static_cast<double>(out * (in_size - 1)) / (out_size - 1)
                                   : 0;
  const size_t left = std::min(static_cast<size_t>(at), in_size - 1);
  return {left, std::min(left + 1, in_size - 1), static_cast<float>(at - left)};
}

// An element of weight 0 is not read: it may be infinite.
float mixed(float left, float right, float weight) { return weight == 0 ? left : left * (1 - weight) + right * weight; }

Tensor resize(const Call& call) {
  const bool is_bilinear = call.mode == "bilinear";
  const auto& shape = call.input.shape;
  if (call.input_shape || call.input.dtype != "float32" || shape.size() != 4 || !call.size || call.size->values.size() != 2 ||
      call.scale_factor || call.antialias.value_or(false) || !(is_bilinear || call.mode == "nearest"))
    throw Unsupported("nearest and bilinear for float32 images, by two sizes");
  const size_t height = shape[2], width = shape[3];
  if (!is_bilinear && call.align_corners) throw std::invalid_argument("align_corners belongs to the modes that blend");
  if (call.recompute_scale_factor.value_or(false)) throw std::invalid_argument("recompute_scale_factor needs a scale_factor");
  for (double size : call.size->values)
    if (!(size >= 1) || size != std::floor(size) || height * width == 0) throw std::invalid_argument("sizes are positive integers");
  const auto out_height = static_cast<size_t>(call.size->values[0]), out_width = static_cast<size_t>(call.size->values[1]);
  const auto tap = [&](size_t out, size_t in_size, size_t out_size) {
    return is_bilinear ? linear(out, in_size, out_size, call.align_corners.value_or(false)) : nearest(out, in_size, out_size);
  };
  Tensor answer("float32", {shape[0], shape[1], out_height, out_width});
  float* y = answer.data<float>();
  for (size_t plane = 0; plane < shape[0] * shape[1]; plane++) {
    const float* x = call.input.data<float>() + plane * height * width;
    for (size_t row = 0; row < out_height; row++)
      for (size_t column = 0; column < out_width; column++) {
        const Tap v = tap(row, height, out_height), h = tap(column, width, out_width);
        const auto across = [&](size_t line) { return mixed(x[line * width + h.left], x[line * width + h.right], h.weight); };
        *y++ = mixed(across(v.left), across(v.right), v.weight);
      }
  }
  return answer;
}

}  // namespace

INTERPOLATE_CONFORMANCE(resize, RECORDED_CASES, DEVIATIONS)
