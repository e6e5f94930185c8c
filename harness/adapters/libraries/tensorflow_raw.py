"""TensorFlow: the operators of `tf.raw_ops` for images N H W C, which have what `tf.image.resize` does not pass on.

`half_pixel_centers` is spec/coordinates.md#coordinateshalf-pixel; without it and without `align_corners` the nearest cuts off
(spec/nearest.md#nearestindex). ResizeBicubic has −0.75 with align_corners and −0.5 with half_pixel_centers
(spec/bicubic.md#bicubiccoefficient). ScaleAndTranslate takes factors and antialias
(spec/coordinates.md#coordinatesgiven-scale-factor). But for the nearest modes all answer in float32.
"""

import os

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

import tensorflow as tf  # noqa: E402
from library import expressed, require, require_images, require_sizes_say_all, serve_library  # noqa: E402

raw = tf.raw_ops
CENTRES, CORNERS = {"half_pixel_centers": True}, {"align_corners": True}
WAYS = {
    "nearest": (raw.ResizeNearestNeighbor, {}),
    "nearest-exact": (raw.ResizeNearestNeighbor, CENTRES),
    "bilinear": (raw.ResizeBilinear, CENTRES),
    "bilinear align_corners": (raw.ResizeBilinear, CORNERS),
    "bicubic": (raw.ResizeBicubic, CENTRES),
    "bicubic align_corners": (raw.ResizeBicubic, CORNERS),
    "area": (raw.ResizeArea, {}),
    "bilinear antialias": (raw.ScaleAndTranslate, {"kernel_type": "triangle"}),
    "bicubic antialias": (raw.ScaleAndTranslate, {"kernel_type": "keyscubic"}),
    "lanczos antialias": (raw.ScaleAndTranslate, {"kernel_type": "lanczos3"}),
}


def interpolate(x, **options):
    call, (operator, told) = expressed("TensorFlow", x, options, WAYS, ("float64", "float32", "float16", "uint8"))
    require_images("TensorFlow", x)
    is_nearest = operator is raw.ResizeNearestNeighbor
    require(is_nearest or str(x.dtype) == "float32", f"TensorFlow answers {x.dtype} in float32 with {call.mode}")
    told = {"images": tf.constant(x.transpose(0, 2, 3, 1)), "size": call.output_size, **told}
    if operator is raw.ScaleAndTranslate:
        told |= {"scale": scales(x.shape[2:], call), "translation": (0.0, 0.0), "antialias": True}
    else:
        require_sizes_say_all("TensorFlow", call)
    return operator(**told).numpy().transpose(0, 3, 1, 2)


def scales(inputs, call):
    return call.scale_factor or tuple(out / elements for elements, out in zip(inputs, call.output_size))


def in_words(operator, told):
    return f"{operator.__name__}({', '.join(f'{key}={value}' for key, value in told.items())})"


tf.config.threading.set_intra_op_parallelism_threads(1)
serve_library(
    "tensorflow-raw",
    interpolate,
    package="tensorflow-cpu",
    mapping={name: in_words(*way) for name, way in WAYS.items()},
)
