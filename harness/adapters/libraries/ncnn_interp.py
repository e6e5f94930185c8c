"""ncnn: the layer Interp on one image of all channels, or on the rows of all channels of a line, in float32.

Types 1, 2 and 3 are nearest, linear and cubic, the coefficient is −0.75 (spec/bicubic.md#bicubiccoefficient). It takes a size, or
a factor whose product it cuts off (spec/output-size.md#output-sizetruncated-product).
"""

from functools import lru_cache

import ncnn
import numpy as np
from library import expressed, require, serve_library

TYPES = {"nearest": 1, "linear": 2, "bilinear": 2, "bicubic": 3}
WAYS = {**TYPES, **{f"{mode} align_corners": kind for mode, kind in TYPES.items() if mode != "nearest"}}


@lru_cache(maxsize=256)
def net_of(kind, factors, sizes, corners):
    net = ncnn.Net()
    options = net.opt
    options.num_threads = 1
    options.use_fp16_packed = options.use_fp16_storage = options.use_fp16_arithmetic = options.use_bf16_storage = False
    extent = f"1={factors[0]!r} 2={factors[1]!r}" if factors else f"3={sizes[0]} 4={sizes[1]}"
    net.load_param_mem(f"7767517\n2 2\nInput x 0 1 x\nInterp y 1 1 x y 0={kind} {extent} 6={corners:d}\n")
    net.load_model_mem("")
    return net


def interpolate(x, **options):
    call, kind = expressed("ncnn", x, options, WAYS, ("float32",))
    require(x.ndim < 5, "ncnn interpolates lines and images only")
    require(len(x) > 0, "ncnn takes an image at a time, and an empty batch has none")
    pair = lambda numbers, height: None if numbers is None else (height, *numbers)[-2:]  # noqa: E731
    net = net_of(kind, pair(call.scale_factor, 1.0), pair(call.output_size, x.shape[1]), call.align_corners)
    return np.stack([interpolated(net, image) for image in x])


def interpolated(net, image):
    extractor = net.create_extractor()
    extractor.input("x", ncnn.Mat(np.ascontiguousarray(image)))
    code, answer = extractor.extract("y")
    if code != 0:
        raise RuntimeError(f"ncnn's extract returned {code}")
    return np.array(answer)


serve_library(
    "ncnn", interpolate, package="ncnn", mapping={name: f"Interp, resize type {kind}" for name, kind in WAYS.items()}
)
