"""PaddlePaddle: `paddle.nn.functional.interpolate`, which has the options of PyTorch under their names.

`align_mode` keeps its default, the coordinates of spec/coordinates.md#coordinateshalf-pixel. Sizes and factors are given as
lists, one number for each axis (spec/arguments.md#argumentsscalar-for-every-axis); to `area` always a size
(spec/area.md#areafactor-only-sets-size).
"""

import paddle
from library import expressed, require, serve_library

FILTERED = ("bilinear", "bicubic")
CORNERED = ("linear", "bilinear", "trilinear", "bicubic")
WAYS = {
    **{mode: mode for mode in ("nearest", *CORNERED, "area")},
    **{f"{mode} align_corners": mode for mode in CORNERED},
    **{f"{mode} antialias": mode for mode in FILTERED},
    **{f"{mode} align_corners antialias": mode for mode in FILTERED},
}


def interpolate(x, **options):
    call, mode = expressed("PaddlePaddle", x, options, WAYS, ("float32", "float64", "uint8"))
    require(mode != "nearest" or x.ndim > 3, "PaddlePaddle has nearest for images and volumes only")
    require(
        str(x.dtype) != "uint8" or mode != "bicubic" or call.antialias,
        "PaddlePaddle has bicubic for uint8 with antialias only",
    )
    told = {"mode": mode, "align_corners": call.align_corners}
    if call.antialias:
        told["antialias"] = True
    if options.get("scale_factor") is None or mode == "area":
        told["size"] = list(call.output_size)
    else:
        told["scale_factor"] = each(options["scale_factor"], x.ndim - 2)
        told["recompute_scale_factor"] = options.get("recompute_scale_factor")
    return paddle.nn.functional.interpolate(paddle.to_tensor(x), **told).numpy()


def each(given, axes):
    return list(given) if isinstance(given, tuple) else [given] * axes


serve_library(
    "paddlepaddle",
    interpolate,
    package="paddlepaddle",
    mapping={name: f"interpolate(mode='{mode}')" for name, mode in WAYS.items()},
)
