"""JAX: `jax.image.scale_and_translate`, which takes the step of each axis and where the output begins.

The step is that of spec/coordinates.md#coordinatesgiven-scale-factor, of spec/coordinates.md#coordinatesstep-from-sizes or of
spec/coordinates.md#coordinatesalign-corners; where an aligned axis has one element only there is no such step. Its cubic is that
of jax_resize.py.
"""

import jax
import jax.numpy as jnp
from library import expressed, require, serve_library

jax.config.update("jax_enable_x64", True)
jax.config.update("jax_platforms", "cpu")

LINEAR = ("linear", "bilinear", "trilinear")
WAYS = {
    **{mode: ("linear", False) for mode in LINEAR},
    **{f"{mode} align_corners": ("linear", False) for mode in LINEAR},
    "bicubic": ("cubic", False),
    "bicubic align_corners": ("cubic", False),
    "bilinear antialias": ("linear", True),
    "bicubic antialias": ("cubic", True),
    "lanczos antialias": ("lanczos3", True),
}


def interpolate(x, **options):
    call, (method, antialias) = expressed("JAX", x, options, WAYS, ("float64", "float32", "float16", "bfloat16"))
    axes = tuple(range(2, x.ndim))
    scale, translation = placing(x.shape[2:], call)
    dtype = jnp.float64 if x.dtype == jnp.float64 else jnp.float32
    numbers = (jnp.array(scale, dtype), jnp.array(translation, dtype))
    return jax.image.scale_and_translate(x, call.output_shape, axes, *numbers, method, antialias)


def placing(inputs, call):
    """By how much each axis grows, and where its first element comes to lie."""
    if call.align_corners:
        require(1 not in (*inputs, *call.output_size), "JAX has no scale that aligns the corners of one element")
        scale = [(out - 1) / (elements - 1) for elements, out in zip(inputs, call.output_size)]
        return scale, [0.5 - one / 2 for one in scale]
    if call.scale_factor is not None:
        return list(call.scale_factor), [0.0] * len(inputs)
    return [out / elements for elements, out in zip(inputs, call.output_size)], [0.0] * len(inputs)


serve_library(
    "jax-scale-and-translate",
    interpolate,
    package="jax",
    mapping={name: f"scale_and_translate('{method}', antialias={antialias})" for name, (method, antialias) in WAYS.items()},
    framework="jax.numpy",
    compiles=True,
)
