"""tinygrad: `Tensor.interpolate`, which takes a size. It compiles each shape, with clang.

Its `linear` is `bilinear` and `trilinear` too, by the sizes given. It has no factor and no antialias.
"""

import os
import shutil
import sys

from library import expressed, require_sizes_say_all, serve_library

DEVICE = os.environ.setdefault("DEV", "CPU")
if DEVICE == "CPU" and not shutil.which("clang"):
    sys.exit("tinygrad needs clang for the device CPU (Debian: apt-get install clang)")

from tinygrad import Tensor  # noqa: E402

LINEAR = ("linear", "bilinear", "trilinear")
WAYS = {
    "nearest": "nearest",
    "nearest-exact": "nearest-exact",
    **{mode: "linear" for mode in LINEAR},
    **{f"{mode} align_corners": "linear" for mode in LINEAR},
}


def interpolate(x, **options):
    call, mode = expressed("tinygrad", x, options, WAYS, ("float64", "float32", "float16", "uint8"))
    require_sizes_say_all("tinygrad", call)
    return Tensor(x).interpolate(call.output_size, mode, call.align_corners).numpy()


serve_library(
    "tinygrad",
    interpolate,
    package="tinygrad",
    mapping={name: f"Tensor.interpolate(mode='{mode}')" for name, mode in WAYS.items()},
    compiles=True,
    environment={"device": DEVICE},
)
