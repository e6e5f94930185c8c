"""TensorFlow: `tf.image.resize` of images N H W C, which takes a size.

It answers in float32, but for `nearest`. Its bicubic has the coefficient −0.5 and leaves out the elements beyond the edge
(spec/bicubic.md#bicubiccoefficient); its `area` weighs the ends of a window by their part (spec/area.md#areawindows).
"""

import os

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

import tensorflow as tf  # noqa: E402
from library import expressed, require, require_images, require_sizes_say_all, serve_library  # noqa: E402

WAYS = {
    "nearest-exact": ("nearest", False),
    "bilinear": ("bilinear", False),
    "bicubic": ("bicubic", False),
    "area": ("area", False),
    "bilinear antialias": ("bilinear", True),
    "bicubic antialias": ("bicubic", True),
    "lanczos antialias": ("lanczos3", True),
}


def interpolate(x, **options):
    call, (method, antialias) = expressed("tf.image", x, options, WAYS, ("float64", "float32", "float16", "uint8"))
    require_images("tf.image", x)
    require(method == "nearest" or str(x.dtype) == "float32", f"tf.image answers {x.dtype} in float32 with {method}")
    require_sizes_say_all("tf.image", call)
    images = tf.constant(x.transpose(0, 2, 3, 1))
    return tf.image.resize(images, call.output_size, method, antialias=antialias).numpy().transpose(0, 3, 1, 2)


tf.config.threading.set_intra_op_parallelism_threads(1)
serve_library(
    "tensorflow",
    interpolate,
    package="tensorflow-cpu",
    mapping={name: f"tf.image.resize('{method}', antialias={antialias})" for name, (method, antialias) in WAYS.items()},
)
