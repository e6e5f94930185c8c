"""MLX: `mlx.nn.Upsample` on the CPU, of a tensor N [D] [H] W C. Its `linear` and `cubic` are those of every rank.

It takes factors, and cuts the product off as PyTorch does (spec/output-size.md#output-sizetruncated-product). A size is given as
the quotient of the sizes, where the product of that is the size again.
"""

import mlx.core as mx
import mlx.nn as nn
import numpy as np
from library import expressed, require, serve_library

MODES = {"nearest": "nearest", "linear": "linear", "bilinear": "linear", "trilinear": "linear", "bicubic": "cubic"}
WAYS = {
    **MODES,
    **{f"{mode} align_corners": own for mode, own in MODES.items() if mode != "nearest"},
    **{f"{mode} antialias": MODES[mode] for mode in ("bilinear", "bicubic")},
}
DTYPES = ("float32", "float16", "bfloat16", "uint8")


def interpolate(x, dtype, **options):
    """bfloat16 comes and goes as its bits."""
    is_bfloat16 = dtype == "bfloat16"
    require(is_bfloat16 or dtype in DTYPES, f"MLX has no {dtype}")
    call, mode = expressed("MLX", x, options, WAYS, ("uint16",) if is_bfloat16 else DTYPES)
    require(mode == "nearest" or dtype != "uint8", f"MLX answers uint8 in float32 with mode {mode}")
    factors = call.scale_factor or quotients(x.shape[2:], call.output_size)
    upsample = nn.Upsample(factors, mode, call.align_corners, call.antialias)
    given = mx.array(np.moveaxis(x, 1, -1))
    answer = upsample(given.view(mx.bfloat16) if is_bfloat16 else given)
    answer = answer.view(mx.uint16) if answer.dtype == mx.bfloat16 else answer
    return np.moveaxis(np.array(answer), -1, 1)


def quotients(inputs, outputs):
    factors = tuple(out / elements for elements, out in zip(inputs, outputs))
    for elements, out, factor in zip(inputs, outputs, factors):
        require(int(factor * elements) == out, f"MLX takes no size, and makes no {out} of {elements} by {factor}")
    return factors


mx.set_default_device(mx.cpu)
serve_library(
    "mlx",
    interpolate,
    package="mlx",
    mapping={name: f"nn.Upsample(mode='{mode}')" for name, mode in WAYS.items()},
    environment={"device": "cpu"},
)
