"""JAX: `jax.image.resize`, which takes a size.

Its cubic has the coefficient −0.5 and leaves out the elements beyond the edge, with antialias and without: PyTorch's has −0.75
and repeats the edge without (spec/bicubic.md#bicubiccoefficient, spec/bicubic.md#bicubicborder-taps). It answers uint8 in
float32, but for `nearest`.
"""

import jax
import jax.numpy as jnp
import numpy as np
from library import expressed, require, require_sizes_say_all, serve_library

jax.config.update("jax_enable_x64", True)
jax.config.update("jax_platforms", "cpu")

LINEAR = ("linear", "bilinear", "trilinear")
WAYS = {
    "nearest-exact": ("nearest", False),
    **{mode: ("linear", False) for mode in LINEAR},
    "bicubic": ("cubic", False),
    "bilinear antialias": ("linear", True),
    "bicubic antialias": ("cubic", True),
    "lanczos antialias": ("lanczos3", True),
}
DTYPES = ("float64", "float32", "float16", "bfloat16", "uint8")


def interpolate(x, **options):
    call, (method, antialias) = expressed("JAX", x, options, WAYS, DTYPES)
    require(method == "nearest" or x.dtype != jnp.uint8, f"JAX answers uint8 in float32 with {method}")
    require_sizes_say_all("JAX's resize", call)
    return jax.image.resize(x, call.output_shape, method, antialias=antialias)


serve_library(
    "jax",
    interpolate,
    package="jax",
    mapping={name: f"resize('{method}', antialias={antialias})" for name, (method, antialias) in WAYS.items()},
    framework="jax.numpy",
    compiles=True,
    environment={"numpy": np.__version__},
)
